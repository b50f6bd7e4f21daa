-- What the person was told: the wall clock of the place. When the rules of a zone change (Morocco ended summer time in
-- September 2026), the instant of a future appointment follows its wall clock, not the other way round.
alter table app.appointments add column local_start text check (local_start ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$');
