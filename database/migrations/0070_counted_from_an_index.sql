-- Figures that are counted over many dossiers are read from an index alone (bench/GROWTH.md): the rows stay where they are.

-- What the team has on the table, member by member: open, hot, unanswered, untouched.
drop index app.dossiers_untouched;
create index dossiers_untouched on app.dossiers (org_id, assignee_id, last_activity_at)
  include (band, held_from, first_response_at, first_response_due_at) where is_open;

-- A person's hot ones: asked for the first of them, the database went through everybody's in order of their score.
create index dossiers_hot on app.dossiers (org_id, assignee_id, score desc nulls last, id) where is_open and band = 'HOT';

-- How far a dossier came, and how long it stood in each step.
drop index app.dossier_status_history_dossier;
create index dossier_status_history_dossier on app.dossier_status_history (org_id, dossier_id, id) include (to_status, at);
