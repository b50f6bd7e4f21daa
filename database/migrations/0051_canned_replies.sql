-- Texts an organisation keeps at hand for its answers.

create table app.canned_replies (
  org_id uuid,
  id uuid not null default uuidv7(),
  title text not null check (char_length(title) between 1 and 80 and title = btrim(title)),
  -- What is typed after a slash to have it.
  shortcut text not null check (shortcut ~ '^[a-z0-9][a-z0-9-]{0,23}$'),
  text_fr text check (char_length(text_fr) between 1 and 2000),
  text_ar text check (char_length(text_ar) between 1 and 2000),
  text_en text check (char_length(text_en) between 1 and 2000),
  created_at timestamptz not null default app.app_now(),
  deleted_at timestamptz,
  version int not null default 1,
  primary key (org_id, id),
  constraint canned_replies_text check (num_nonnulls(text_fr, text_ar, text_en) > 0)
);
create unique index canned_replies_shortcut on app.canned_replies (org_id, shortcut) where deleted_at is null;
select private.protect_table('app.canned_replies', 'select, insert, update');
