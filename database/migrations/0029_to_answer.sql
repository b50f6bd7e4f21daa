-- Conversations that wait for an answer, in the order the inbox shows them.
create index conversations_to_answer on app.conversations (org_id, last_at desc, id desc)
  where waiting_since is not null or needs_human;
