-- One primary party on an annonce, as on a dossier.
create unique index parties_one_primary_of_annonce on app.parties (org_id, annonce_id) where is_primary and annonce_id is not null;
