/**
 * The seed as set-based SQL. Everything is drawn from hashes of row numbers, so the same scale gives the same data.
 * Parameters of every statement: $1 number of the organisation in bench.org, $2 first row number, $3 last row number.
 */

/** Helpers of the seed; dropped at the end. */
export const PREPARE = `
create schema if not exists bench;
create or replace function bench.r(n bigint, salt bigint) returns double precision language sql immutable parallel safe as
  $$ select ((hashint8extended(n, salt) & 9007199254740991)::double precision) / 9007199254740992.0 $$;
create or replace function bench.pick(list text[], n bigint, salt bigint) returns text language sql immutable parallel safe as
  $$ select list[1 + floor(bench.r(n, salt) * array_length(list, 1))::int] $$;
-- A version 7 identifier of that moment: kind and organisation in its middle, the row number at its end.
create or replace function bench.uid(at timestamptz, kind int, org int, n bigint) returns uuid language sql immutable parallel safe as
  $$ select (lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind * 64 + org), 3, '0')
             || '8' || lpad(to_hex(n), 15, '0'))::uuid $$;
create table if not exists bench.org (
  k int primary key, org_id uuid, branch_id uuid, country text, currency text, cities text[], zones text[], members uuid[],
  workflows jsonb, account_id uuid, anchor timestamptz,
  n_dossiers bigint, n_contacts bigint, n_annonces bigint);
-- When a row came into being: over two years, denser towards the end.
create or replace function bench.born(anchor timestamptz, n bigint, total bigint) returns timestamptz language sql immutable parallel safe as
  $$ select anchor - make_interval(secs => 63072000 * (1 - power(n::double precision / total, 0.8)) + 60) $$;
`

const FIRST =
  "'{Youssef,Amina,Karim,Salma,Mehdi,Fatima,Omar,Nadia,Rachid,Sara,Hamza,Imane,Anas,Khadija,Bilal,Hajar,Said,Laila,Adil,Zineb,Pierre,Marie,Julien,Camille,Thomas,Claire,Nicolas,Sophie,Antoine,Julie,Hugo,Manon,Lucas,Chloé,Mathieu,Élise,Paul,Anne,Louis,Léa,Reda,Meryem,Tarik,Houda,Ismail,Asmae,Nabil,Samira,Walid,Ghita}'::text[]"
const LAST =
  "'{Benali,Alaoui,Tazi,Bennani,Idrissi,Fassi,Berrada,Chraibi,Lahlou,Sefrioui,Amrani,Kettani,Benjelloun,Mansouri,Haddad,Ziani,Naciri,Filali,Ouazzani,Sqalli,Martin,Bernard,Dubois,Thomas,Robert,Richard,Petit,Durand,Leroy,Moreau,Simon,Laurent,Lefebvre,Michel,Garcia,David,Bertrand,Roux,Vincent,Fournier,Morel,Girard,Andre,Mercier,Blanc,Guerin,Boyer,Garnier,Chevalier,Francois,Elmalki,Rhazi,Skalli,Guessous,Belkadi,Ouali,Hafidi,Jabri,Rahmani,Saidi}'::text[]"

const contactAt = 'bench.born(o.anchor, n, o.n_contacts)'
const contactId = (n: string) => `bench.uid(bench.born(o.anchor, ${n}, o.n_contacts), 1, o.k, ${n})`
const identityId = (n: string) => `bench.uid(bench.born(o.anchor, ${n}, o.n_contacts), 2, o.k, ${n})`
const annonceId = (n: string) => `bench.uid(bench.born(o.anchor, ${n}, o.n_annonces), 3, o.k, ${n})`
const dossierAt = 'bench.born(o.anchor, n, o.n_dossiers)'
const dossierId = (n: string) => `bench.uid(bench.born(o.anchor, ${n}, o.n_dossiers), 4, o.k, ${n})`
const conversationId = (n: string) => `bench.uid(bench.born(o.anchor, ${n}, o.n_dossiers), 5, o.k, ${n})`
const messageId = (at: string, n: string) => `bench.uid(${at}, 6, o.k, ${n})`
/** The contact of dossier n: its own, or for the last tenth somebody who has one already. */
const contactOf = '(case when n <= o.n_contacts then n else 1 + floor(bench.r(n, 11) * o.n_contacts)::bigint end)'
const member = (salt: number) =>
  `o.members[1 + floor(power(bench.r(n, ${salt}), 1.5) * array_length(o.members, 1))::int]`
const rows = 'from bench.org o cross join generate_series($2::bigint, $3::bigint) n where o.k = $1'
/** Seven figures where an organisation has a million. */
const reference = "'D-2025-' || lpad(n::text, greatest(6, length(n::text)), '0')"
const hasTalk = 'n % 5 < 2'

export type SeedStep = {
  name: string
  /** Which count of the organisation the row numbers run over. */
  over: 'contacts' | 'annonces' | 'dossiers'
  sql: string
}

/** The vocabulary that slips of the finger are corrected by; its triggers slept while the rows were loaded. */
export const WORDS = `
  insert into app.search_words (org_id, kind, key, word)
  select f.org_id, f.kind, k, f.word
    from (select distinct c.org_id, 'CONTACT' as kind, w as word from app.contacts c, unnest(private.words_of(c.search_text)) w
          union all
          select distinct a.org_id, 'ANNONCE', w from app.annonces a, unnest(private.words_of(a.search_text)) w) f,
         unnest(private.word_keys(f.word)) k
  on conflict do nothing`

export const STEPS: readonly SeedStep[] = [
  {
    name: 'contacts',
    over: 'contacts',
    sql: `insert into app.contacts (org_id, id, first_name, last_name, display_name, locale, country, last_inbound_at, created_at, updated_at)
      select o.org_id, ${contactId('n')}, f, l, f || ' ' || l, case when bench.r(n, 3) < 0.7 then 'fr' when bench.r(n, 3) < 0.9 then 'darija' else 'ar' end,
             o.country, case when bench.r(n, 4) < 0.5 then ${contactAt} + interval '1 day' end, ${contactAt}, ${contactAt}
        from (select o.*, n, bench.pick(${FIRST}, n * 50 + o.k, 1) as f, bench.pick(${LAST}, n * 50 + o.k, 2) as l ${rows}) o`,
  },
  {
    name: 'identities',
    over: 'contacts',
    sql: `insert into app.channel_identities (org_id, id, contact_id, kind, value, raw, is_primary, created_at)
      select o.org_id, ${identityId('n')}, ${contactId('n')}, 'PHONE',
             case o.country when 'MA' then '+2126' else '+336' end || lpad((10000000 + n)::text, 8, '0'), null, true, ${contactAt} ${rows}
      union all
      select o.org_id, bench.uid(${contactAt}, 7, o.k, n), ${contactId('n')}, 'EMAIL', 'person' || n || '@example.test', null, false, ${contactAt}
        ${rows} and n % 3 = 0`,
  },
  {
    name: 'annonces',
    over: 'annonces',
    sql: `insert into app.annonces (org_id, id, branch_id, reference, status, workflow_version_id, title, description, transaction, property_type,
             price_amount, price_currency, rent_period, surface, rooms, bedrooms, bathrooms, floor, furnished, features, city, zone, quality_score,
             published_at, created_by, created_at, updated_at)
      select o.org_id, ${annonceId('n')}, o.branch_id, 'A-2025-' || lpad(n::text, 6, '0'),
             case when bench.r(n, 21) < 0.55 then 'PUBLISHED' when bench.r(n, 21) < 0.7 then 'DRAFT' when bench.r(n, 21) < 0.8 then 'CLOSED'
                  when bench.r(n, 21) < 0.9 then 'PAUSED' else 'ARCHIVED' end,
             (o.workflows ->> 'ANNONCE')::uuid,
             bench.pick('{Appartement,Villa,Studio,Maison,Bureau,Riad}'::text[], n, 22) || ' ' || bench.pick('{lumineux,calme,rénové,spacieux,neuf,moderne}'::text[], n, 23)
               || ' ' || bench.pick(o.zones, n, 24) || ' ' || (40 + n % 200) || ' m2',
             repeat('Un bien agréable, proche des commerces, des écoles et des transports. ', 6),
             case when bench.r(n, 25) < 0.7 then 'SALE' else 'RENT' end,
             bench.pick('{APARTMENT,VILLA,STUDIO,HOUSE,OFFICE,RIAD}'::text[], n, 22),
             case when bench.r(n, 25) < 0.7 then (400000 + floor(power(bench.r(n, 26), 3) * 8000000))::bigint * 100
                  else (3000 + floor(power(bench.r(n, 26), 3) * 30000))::bigint * 100 end,
             o.currency, case when bench.r(n, 25) < 0.7 then null else 'MONTH' end, 40 + n % 200, 1 + n % 7, n % 6, 1 + n % 3, n % 9, n % 4 = 0,
             case when n % 2 = 0 then '{ELEVATOR,PARKING}'::text[] else '{TERRACE}'::text[] end,
             bench.pick(o.cities, n, 27), bench.pick(o.zones, n, 24), 40 + (n % 60)::int,
             case when bench.r(n, 21) < 0.55 then bench.born(o.anchor, n, o.n_annonces) end, 'user:' || ${member(28)},
             bench.born(o.anchor, n, o.n_annonces), bench.born(o.anchor, n, o.n_annonces) + interval '1 hour' ${rows}`,
  },
  {
    name: 'photos',
    over: 'annonces',
    sql: `insert into app.annonce_photos (org_id, id, annonce_id, position, is_cover, alt, width, height, perceptual_hash, files, created_at)
      select o.org_id, bench.uid(bench.born(o.anchor, n, o.n_annonces), 8, o.k, n * 4 + p), ${annonceId('n')}, p, p = 1, null, 1600, 1200,
             md5((n * 4 + p)::text), (select jsonb_object_agg(f, jsonb_build_object('hash', encode(sha256((n * 4 + p)::text::bytea), 'hex'), 'width', 640, 'height', 480))
                from unnest('{thumb,card,large}'::text[]) f),
             bench.born(o.anchor, n, o.n_annonces)
        from bench.org o cross join generate_series($2::bigint, $3::bigint) n cross join generate_series(1, 3) p where o.k = $1`,
  },
  {
    name: 'dossiers',
    over: 'dossiers',
    sql: `insert into app.dossiers (org_id, id, branch_id, reference, case_type, workflow_version_id, status, is_open, source, contact_id, annonce_id,
             assignee_id, budget_min, budget_max, currency, criteria, score, band, first_response_at, last_activity_at, opened_at, closed_at, created_by)
      select o.org_id, o.id, o.branch_id, ${reference}, o.ct, (o.workflows ->> o.ct)::uuid, o.st, o.st not in ('WON', 'LOST'),
             bench.pick('{WHATSAPP,WHATSAPP,WHATSAPP,PHONE_CALL,PORTAL,WEBSITE,AVITO,WALK_IN}'::text[], n, 31), o.contact,
             case when bench.r(n, 32) < 0.6 then ${annonceId('(1 + floor(bench.r(n, 33) * o.n_annonces)::bigint)')} end,
             case when bench.r(n, 34) < 0.9 then ${member(35)} end, 50000000, (80 + floor(bench.r(n, 36) * 300))::bigint * 1000000, o.currency,
             jsonb_build_object('cities', jsonb_build_array(bench.pick(o.cities, n, 27)), 'bedroomsMin', 1 + n % 4, 'propertyTypes', jsonb_build_array('APARTMENT')),
             floor(bench.r(n, 37) * 100)::int, bench.pick('{HOT,WARM,COLD}'::text[], n, 38), o.opened + interval '9 minutes',
             o.opened + make_interval(secs => 1728000 * bench.r(n, 39)), o.opened, case when o.st in ('WON', 'LOST') then o.opened + interval '30 days' end,
             'system'
        from (select o.*, n, ${dossierId('n')} as id, ${dossierAt} as opened, ${contactId(contactOf)} as contact,
                     case when bench.r(n, 41) < 0.65 then 'LEAD_BUY' else 'LEAD_RENT' end as ct,
                     case when n > o.n_contacts then 'LOST' when bench.r(n, 42) < 0.25 then 'LOST' when bench.r(n, 42) < 0.3 then 'WON'
                          else bench.pick('{NEW,CONTACTED,QUALIFIED,QUALIFIED,VISIT_PLANNED,VISIT_DONE}'::text[], n, 43) end as st
                ${rows}) o`,
  },
  {
    name: 'parties',
    over: 'dossiers',
    sql: `insert into app.parties (org_id, id, dossier_id, contact_id, role, is_primary, created_at)
      select o.org_id, bench.uid(${dossierAt}, 9, o.k, n), ${dossierId('n')}, ${contactId(contactOf)}, 'BUYER', true, ${dossierAt} ${rows}`,
  },
  {
    name: 'history',
    over: 'dossiers',
    sql: `insert into app.dossier_status_history (org_id, id, dossier_id, from_status, to_status, at, actor)
      select o.org_id, bench.uid(${dossierAt}, 10, o.k, n), ${dossierId('n')}, null, 'NEW', ${dossierAt}, 'system' ${rows}
      union all
      select o.org_id, bench.uid(${dossierAt} + interval '1 hour', 10, o.k, n), ${dossierId('n')}, 'NEW', 'CONTACTED', ${dossierAt} + interval '1 hour',
             'user:' || ${member(35)} ${rows} and bench.r(n, 44) < 0.7`,
  },
  {
    name: 'interests',
    over: 'dossiers',
    sql: `insert into app.dossier_interests (org_id, id, dossier_id, annonce_id, state, at)
      select o.org_id, bench.uid(${dossierAt}, 11, o.k, n), ${dossierId('n')}, ${annonceId('(1 + floor(bench.r(n, 33) * o.n_annonces)::bigint)')}, 'INTERESTED', ${dossierAt}
        ${rows} and bench.r(n, 32) < 0.6`,
  },
  {
    name: 'appointments',
    over: 'dossiers',
    sql: `insert into app.appointments (org_id, id, branch_id, type, state, starts_at, ends_at, timezone, agent_id, dossier_id, contact_id, created_by, created_at)
      select o.org_id, bench.uid(${dossierAt}, 12, o.k, n), o.branch_id, 'VISIT', case when bench.r(n, 46) < 0.7 then 'DONE' else 'CANCELLED' end,
             date_trunc('hour', ${dossierAt}) + interval '3 days', date_trunc('hour', ${dossierAt}) + interval '3 days 1 hour', 'Africa/Casablanca',
             ${member(35)}, ${dossierId('n')}, ${contactId(contactOf)}, 'system', ${dossierAt} ${rows} and bench.r(n, 45) < 0.3`,
  },
  {
    name: 'conversations',
    over: 'dossiers',
    sql: `insert into app.conversations (org_id, id, account_id, channel, contact_id, identity_id, dossier_id, branch_id, handled_by, last_at, last_direction,
             last_type, last_author, last_text, last_inbound_at, window_expires_at, waiting_since, unread_count, created_at)
      select o.org_id, ${conversationId('n')}, o.account_id, 'WHATSAPP', ${contactId('n')}, ${identityId('n')}, ${dossierId('n')}, o.branch_id,
             case when bench.r(n, 51) < 0.7 then 'AGENT' else 'HUMAN' end, ${dossierAt} + interval '2 days', 'IN', 'text', 'contact:' || ${contactId('n')}, 'D''accord, merci beaucoup',
             ${dossierAt} + interval '2 days', ${dossierAt} + interval '3 days', case when bench.r(n, 52) < 0.03 then ${dossierAt} + interval '2 days' end,
             case when bench.r(n, 52) < 0.03 then 2 else 0 end, ${dossierAt}
        ${rows} and ${hasTalk} and n <= o.n_contacts`,
  },
  {
    name: 'consents',
    over: 'dossiers',
    sql: `with e as (
        insert into app.consent_events (org_id, id, identity_id, contact_id, channel, purpose, state, source, at, expires_at, evidence)
        select o.org_id, bench.uid(${dossierAt}, 13, o.k, n * 2 + p.i), ${identityId('n')}, ${contactId('n')}, 'WHATSAPP', p.purpose, 'GRANTED', 'WHATSAPP_INBOUND',
               ${dossierAt}, case when p.purpose = 'CONTACT' then ${dossierAt} + interval '3 years' end, '{"seed": true}'
          from bench.org o cross join generate_series($2::bigint, $3::bigint) n
          cross join (values (0, 'REPLY'), (1, 'CONTACT')) p (i, purpose) where o.k = $1 and ${hasTalk} and n <= o.n_contacts
        returning *)
      insert into app.consent_states (org_id, identity_id, channel, purpose, contact_id, state, since, expires_at, event_id)
      select org_id, identity_id, channel, purpose, contact_id, state, at, expires_at, id from e`,
  },
  {
    name: 'messages and their place on the timeline',
    over: 'dossiers',
    sql: `with m as (
        insert into app.messages (org_id, id, conversation_id, contact_id, dossier_id, account_id, identity_id, channel, direction, origin, type, text, payload,
               provider_id, status, purpose, author, at, due_at, attempts, accepted_at)
        select o.org_id, ${messageId('x.at', 'n * 16 + x.i')}, ${conversationId('n')}, ${contactId('n')}, ${dossierId('n')}, o.account_id, ${identityId('n')}, 'WHATSAPP',
               x.dir, case x.dir when 'IN' then 'PROVIDER' else 'AGENT' end, 'text',
               bench.pick('{Bonjour je cherche un appartement à acheter,Quel est le prix ?,Est-ce toujours disponible ?,Je préfère samedi matin,Merci beaucoup,Avez-vous autre chose dans le quartier ?}'::text[], n * 16 + x.i, 61),
               case x.dir when 'IN' then '{}'::jsonb else '{"content": {"type": "text", "body": "Bonjour"}}' end,
               'wamid.seed.' || o.k || '.' || n || '.' || x.i, case x.dir when 'IN' then 'RECEIVED' else 'READ' end, case x.dir when 'OUT' then 'REPLY' end,
               case x.dir when 'IN' then 'contact:' || ${contactId('n')} else 'agent' end, x.at, case x.dir when 'OUT' then x.at end,
               case x.dir when 'OUT' then 1 else 0 end, case x.dir when 'OUT' then x.at end
          from bench.org o cross join generate_series($2::bigint, $3::bigint) n
          cross join lateral (select i, case when i % 2 = 0 then 'IN' else 'OUT' end as dir, ${dossierAt} + make_interval(mins => i * 17) as at
                                from generate_series(0, 1 + (n * 7919 % 11)::int) i) x
         where o.k = $1 and ${hasTalk} and n <= o.n_contacts
        returning org_id, id, dossier_id, contact_id, direction, text, author, at)
      insert into app.activities (org_id, id, dossier_id, contact_id, type, code, params, body, channel, direction, ref_kind, ref_id, actor, at)
      select org_id, id, dossier_id, contact_id, 'MESSAGE_LOG', case direction when 'IN' then 'message.received' else 'message.queued' end, '{"type": "text"}', text,
             'WHATSAPP', direction, 'message', id, author, at from m`,
  },
  {
    name: 'activities',
    over: 'dossiers',
    sql: `insert into app.activities (org_id, id, dossier_id, contact_id, type, code, params, actor, at)
      select o.org_id, bench.uid(${dossierAt}, 14, o.k, n), ${dossierId('n')}, ${contactId(contactOf)}, 'SYSTEM', 'dossier.created',
             jsonb_build_object('reference', ${reference}, 'source', 'WHATSAPP'), 'system', ${dossierAt} ${rows}`,
  },
  {
    name: 'audit entries',
    over: 'dossiers',
    sql: `with v as (
        select o.org_id, bench.uid(${dossierAt}, 15, o.k, n) as id, ${dossierAt} as at, ${dossierId('n')} as dossier, sha256(n::text::bytea) as salt,
               jsonb_build_object('reference', jsonb_build_array(null, ${reference}), 'status', jsonb_build_array(null, 'NEW')) as changes ${rows}
      ), e as (
        insert into app.audit_entries (org_id, id, at, actor, action, entity, entity_id, digest)
        select org_id, id, at, 'system', 'INSERT', 'dossiers', dossier, sha256(substring(salt for 16) || convert_to(changes::text, 'UTF8')) from v
      ), w as (insert into app.audit_values (org_id, entry_id, salt, changes) select org_id, id, substring(salt for 16), changes from v)
      insert into app.audit_unsealed (org_id, entry_id) select org_id, id from v`,
  },
]
