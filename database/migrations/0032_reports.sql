-- Reports: dossiers by the day they ended, visits by their time.
create index dossiers_closed on app.dossiers (org_id, closed_at desc, id desc) where not is_open;
create index appointments_visits on app.appointments (org_id, starts_at desc, id desc) where type = 'VISIT';
