-- Offers on dossiers: who offers what until when, the counter-offers they are answered with, and how each ended.

create table app.offers (
  org_id uuid,
  id uuid not null default uuidv7(),
  dossier_id uuid not null,
  annonce_id uuid,
  -- the side that makes it: a counter-offer is the other side's answer to `counters_id`
  made_by text not null check (made_by in ('BUYER', 'SELLER')),
  counters_id uuid,
  amount bigint not null check (amount between 1 and 99999999999999),
  currency text not null check (currency in ('MAD', 'EUR')),
  conditions text check (char_length(conditions) <= 4000),
  expires_at timestamptz,
  state text not null default 'OPEN' check (state in ('OPEN', 'COUNTERED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
  state_reason text check (char_length(state_reason) <= 500),
  decided_at timestamptz,
  decided_by text,
  created_by text not null default app.current_actor(),
  created_at timestamptz not null default app.app_now(),
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, dossier_id) references app.dossiers,
  foreign key (org_id, annonce_id) references app.annonces,
  foreign key (org_id, counters_id) references app.offers,
  check ((state = 'OPEN') = (decided_at is null)),
  check (counters_id <> id)
);
create index offers_dossier on app.offers (org_id, dossier_id, id desc);
create index offers_annonce on app.offers (org_id, annonce_id, id desc) where annonce_id is not null;
-- An offer has one answer; a dossier and an annonce have one deal.
create unique index offers_one_counter on app.offers (org_id, counters_id) where counters_id is not null;
create unique index offers_one_deal on app.offers (org_id, dossier_id) where state = 'ACCEPTED';
create unique index offers_one_buyer on app.offers (org_id, annonce_id) where state = 'ACCEPTED' and annonce_id is not null;
select private.protect_table('app.offers', 'select, insert, update');
