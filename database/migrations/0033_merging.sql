-- Two records of one person, or of one case, become one: what moves is written down, so that it can be taken back for
-- thirty days. Duplicates already in the base are found by keys that alike names, numbers and addresses share.

-- ---------------------------------------------------------------- what became of a merged record

alter table app.contacts
  add foreign key (org_id, merged_into) references app.contacts,
  add check (merged_into <> id);
create index contacts_merged on app.contacts (org_id, merged_into) where merged_into is not null;

-- A merged dossier is shown nowhere: its reference leads to the one it went into. It is never open.
alter table app.dossiers
  add column merged_into uuid,
  add foreign key (org_id, merged_into) references app.dossiers,
  add check (merged_into <> id),
  add check (merged_into is null or not is_open);
create index dossiers_merged on app.dossiers (org_id, merged_into) where merged_into is not null;
select private.audit_changes_only('app.dossiers');

-- ---------------------------------------------------------------- merges

create table app.merges (
  org_id uuid,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('CONTACT', 'DOSSIER')),
  survivor_contact_id uuid,
  loser_contact_id uuid,
  survivor_dossier_id uuid,
  loser_dossier_id uuid,
  -- A merge of dossiers that a merge of their contacts asked for; undone with it.
  parent_id uuid,
  merged_at timestamptz not null default app.app_now(),
  merged_by text not null default app.current_actor(),
  undo_until timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  primary key (org_id, id),
  foreign key (org_id, survivor_contact_id) references app.contacts,
  foreign key (org_id, loser_contact_id) references app.contacts,
  foreign key (org_id, survivor_dossier_id) references app.dossiers,
  foreign key (org_id, loser_dossier_id) references app.dossiers,
  foreign key (org_id, parent_id) references app.merges,
  check (num_nonnulls(survivor_contact_id, loser_contact_id) = case kind when 'CONTACT' then 2 else 0 end),
  check (num_nonnulls(survivor_dossier_id, loser_dossier_id) = case kind when 'DOSSIER' then 2 else 0 end),
  check (survivor_contact_id <> loser_contact_id and survivor_dossier_id <> loser_dossier_id),
  check ((undone_at is null) = (undone_by is null))
);
-- A record goes into one other at most: of two people who merge it at once the second is refused.
create unique index merges_one_contact on app.merges (org_id, loser_contact_id) where undone_at is null and kind = 'CONTACT';
create unique index merges_one_dossier on app.merges (org_id, loser_dossier_id) where undone_at is null and kind = 'DOSSIER';
create index merges_into_contact on app.merges (org_id, survivor_contact_id, id desc) where kind = 'CONTACT';
create index merges_into_dossier on app.merges (org_id, survivor_dossier_id, id desc) where kind = 'DOSSIER';
create index merges_parent on app.merges (org_id, parent_id) where parent_id is not null;
select private.protect_table('app.merges', 'select, insert, update');

-- Every value that a merge changed, before and after. LINK: the column that names the merged record; VALUE: any other
-- column; ROW: a row that was taken away, whole. What it tells is in the audit already.
create table app.merge_moves (
  org_id uuid,
  id uuid not null default uuidv7(),
  merge_id uuid not null,
  kind text not null check (kind in ('LINK', 'VALUE', 'ROW')),
  entity text not null,
  row_id uuid not null,
  field text not null,
  before jsonb,
  after jsonb,
  primary key (org_id, id),
  foreign key (org_id, merge_id) references app.merges
);
create index merge_moves_merge on app.merge_moves (org_id, merge_id, entity, field);
select private.protect_table('app.merge_moves', 'select, insert', false);

-- States of consent belong to whoever has the number or address they are about. Says who, never what: no state is
-- widened, none is narrowed. Returns how many went along.
create function app.consents_follow(p_contact uuid) returns int
language plpgsql volatile security definer set search_path = pg_catalog, app
as $$
declare
  v_count int;
begin
  update app.consent_states s set contact_id = i.contact_id
    from app.channel_identities i
   where i.org_id = app.current_org() and i.contact_id = p_contact
     and s.org_id = i.org_id and s.identity_id = i.id and s.contact_id <> i.contact_id;
  get diagnostics v_count = row_count;
  return v_count;
end $$;

-- ---------------------------------------------------------------- duplicates

-- Keys under which alike contacts meet (modules/duplicates, keysOf). Derived, kept by a job after each change.
create table app.contact_keys (
  org_id uuid,
  key text not null check (char_length(key) between 3 and 120),
  contact_id uuid not null,
  primary key (org_id, key, contact_id),
  foreign key (org_id, contact_id) references app.contacts
);
create index contact_keys_contact on app.contact_keys (org_id, contact_id);
select private.protect_table('app.contact_keys', 'select, insert, delete', false);

create table app.duplicate_suggestions (
  org_id uuid,
  id uuid not null default uuidv7(),
  left_contact_id uuid not null,
  right_contact_id uuid not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'MERGED', 'NOT_DUPLICATE')),
  -- Thousandths: a keyset needs a value that compares exactly.
  score int not null check (score between 0 and 1000),
  reasons jsonb not null,
  found_at timestamptz not null default app.app_now(),
  decided_at timestamptz,
  decided_by text,
  primary key (org_id, id),
  unique (org_id, left_contact_id, right_contact_id),
  foreign key (org_id, left_contact_id) references app.contacts,
  foreign key (org_id, right_contact_id) references app.contacts,
  check (left_contact_id < right_contact_id),
  check ((state = 'OPEN') = (decided_at is null))
);
create index duplicate_suggestions_open on app.duplicate_suggestions (org_id, score desc, id desc) where state = 'OPEN';
create index duplicate_suggestions_right on app.duplicate_suggestions (org_id, right_contact_id);
select private.protect_table('app.duplicate_suggestions', 'select, insert, update, delete', true, array['score', 'reasons', 'found_at']);

-- ---------------------------------------------------------------- the reference of a merged dossier still leads somewhere

-- Dossiers by a part of their reference or by their contact, as contacts are searched.
create or replace function app.search_dossiers(p_query text, p_limit int default 2000) returns setof uuid
language plpgsql stable rows 50 security definer set search_path = pg_catalog, app, public
as $$
declare
  v_org constant uuid := app.current_org();
  v_limit constant int := least(p_limit, 5000);
  v_near boolean;
  v_references uuid[];
  v_contacts uuid[];
  v_found uuid[];
begin
  if v_org is null or p_query !~ '[[:alnum:]]' then return; end if;
  execute format('select (array_agg(coalesce(merged_into, id) order by id desc))[1:$2] from app.dossiers where org_id = $1 and lower(reference) like %L',
    private.like_part(lower(btrim(p_query)))) into v_references using v_org, v_limit;
  foreach v_near in array array[false, true] loop
    v_contacts := private.contacts_matching(v_org, p_query, v_near, v_limit);
    select array_agg(d.id) into v_found from app.dossiers d where d.org_id = v_org and d.contact_id = any (v_contacts);
    exit when v_found is not null or v_references is not null;
  end loop;
  return query select distinct x from unnest(v_references || v_found) x limit v_limit;
end $$;

-- Conversations by their contact, by a part of their dossier's reference, and the latest five hundred by their last line:
-- an index on lines that change with every message would cost each message more than this costs a search.
create or replace function app.search_conversations(p_query text, p_limit int default 1000) returns setof uuid
language plpgsql stable rows 50 security definer set search_path = pg_catalog, app, public
as $$
declare
  v_org constant uuid := app.current_org();
  v_limit constant int := least(p_limit, 1000);
  v_patterns text[];
  v_near boolean;
  v_dossiers uuid[];
  v_lines uuid[];
  v_contacts uuid[];
  v_found uuid[];
begin
  if v_org is null or p_query !~ '[[:alnum:]]' then return; end if;
  select array_agg(private.like_part(t.word) order by t.n) into v_patterns from private.search_terms(p_query) t;
  -- app.search_fold written out: called once a line it would take three times as long.
  select array_agg(l.id) into v_lines
    from (select v.id, v.last_text from app.conversations v where v.org_id = v_org order by v.last_at desc, v.id desc limit 500) l
   where ' ' || translate(lower(public.unaccent('public.unaccent'::regdictionary, l.last_text)), 'أإآٱىةـ', 'اااايه') like all (v_patterns);
  if v_patterns[1] ~ '[0-9]' then
    execute format('select (array_agg(v.id))[1:$2] from app.dossiers d join app.conversations v on v.org_id = $1 and v.dossier_id = coalesce(d.merged_into, d.id)
                     where d.org_id = $1 and lower(d.reference) like %L', private.like_part(lower(btrim(p_query))))
      into v_dossiers using v_org, v_limit;
  end if;
  foreach v_near in array array[false, true] loop
    v_contacts := private.contacts_matching(v_org, p_query, v_near, v_limit);
    select array_agg(v.id) into v_found from app.conversations v where v.org_id = v_org and v.contact_id = any (v_contacts);
    exit when coalesce(v_found, v_lines, v_dossiers) is not null;
  end loop;
  return query select distinct x from unnest(v_dossiers || v_lines || v_found) x;
end $$;
