-- What waits for a person: first answers by their due time, dossiers nobody has touched for long.
create index dossiers_answer_due on app.dossiers (org_id, first_response_due_at, id)
  where is_open and first_response_at is null and first_response_due_at is not null;
create index dossiers_untouched on app.dossiers (org_id, assignee_id, last_activity_at) where is_open;
create index offers_ending on app.offers (org_id, expires_at) where state = 'OPEN' and expires_at is not null;
