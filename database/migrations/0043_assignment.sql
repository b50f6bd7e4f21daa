-- Who gets a new dossier: the organisation's ordered rules, who takes part, and the turns that were taken.

-- One list per organisation, edited and ordered as a whole. Shape and people are checked when it is saved; who has left
-- since is passed over when a dossier is given out.
create table app.assignment_policies (
  org_id uuid,
  rules jsonb not null default '[]' check (jsonb_typeof(rules) = 'array'),
  version int not null default 1,
  updated_by text not null default app.current_actor(),
  updated_at timestamptz not null default app.app_now(),
  primary key (org_id),
  foreign key (org_id) references app.organizations
);
select private.protect_table('app.assignment_policies', 'select, insert, update', true, array['version', 'updated_by', 'updated_at']);

-- Whether a member receives new dossiers, and how many open ones are enough. No row: receives, without a limit.
create table app.assignment_limits (
  org_id uuid,
  user_id uuid not null,
  receives boolean not null default true,
  max_open int check (max_open between 1 and 10000),
  version int not null default 1,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references app.members
);
select private.protect_table('app.assignment_limits', 'select, insert, update', true, array['version']);

-- One row per turn. A turn whose dossier came to a missed appointment is given back and does not count.
create table app.assignment_turns (
  org_id uuid,
  id uuid not null default uuidv7(),
  rule_id uuid not null,
  user_id uuid not null,
  round int not null check (round > 0),
  -- written in the same transaction, after its turn
  dossier_id uuid not null,
  given_back boolean not null default false,
  at timestamptz not null default app.app_now(),
  primary key (org_id, id),
  foreign key (org_id, user_id) references app.members,
  foreign key (org_id, dossier_id) references app.dossiers deferrable initially deferred
);
create unique index assignment_turns_once on app.assignment_turns (org_id, rule_id, user_id, round) where not given_back;
create index assignment_turns_dossier on app.assignment_turns (org_id, dossier_id);
select private.protect_table('app.assignment_turns', 'select, insert, update', false);

-- Takes the first free turn of a list of (person, round), in its order, and says whose it is; null when all are taken.
-- A turn that another transaction is about to take is passed over, not waited for.
create function app.take_turn(p_rule uuid, p_users uuid[], p_rounds int[], p_dossier uuid) returns uuid
language plpgsql set search_path = pg_catalog, app
as $$
declare v_user uuid; v_round int; v_id uuid;
begin
  for v_user, v_round in select u, r from unnest(p_users, p_rounds) with ordinality t (u, r, n) order by n loop
    continue when not pg_try_advisory_xact_lock(
      hashtextextended(format('turn:%s:%s:%s:%s', app.current_org(), p_rule, v_user, v_round), 0));
    insert into app.assignment_turns (rule_id, user_id, round, dossier_id) values (p_rule, v_user, v_round, p_dossier)
    on conflict do nothing returning id into v_id;
    if v_id is not null then return v_user; end if;
  end loop;
  return null;
end $$;
