import type { Client } from 'pg'

/** What tests arrange behind the API with: the superuser's connection, and where. */
type Behind = { superuser: Client }
type Place = { orgId: string; branchId: string }

export type Person = {
  id: string
  identityId: string
  emailId: string
  phone: string
  conversationId: string
  dossierId: string
}

/** How much a person of a test has. */
export type Shape = {
  name: string
  caseType?: 'LEAD_BUY' | 'LEAD_RENT' | 'OWNER_LEAD'
  note?: string | null
  locale?: string | null
  messages?: number
  tasks?: number
  /** Annonces the dossier is interested in. */
  interests?: readonly string[]
  /** State of MARKETING on the phone; none when absent. */
  marketing?: 'GRANTED' | 'REVOKED' | 'DENIED' | 'PENDING'
  owns?: string
}

let serial = 0

async function one(t: Behind, text: string, values: unknown[]): Promise<string> {
  const made = await t.superuser.query<{ id: string }>(`${text} returning id`, values)
  const id = made.rows[0]?.id
  if (!id) throw new Error('nothing was inserted')
  return id
}

/** A number of WhatsApp of an organisation. Returns its id. */
export async function anAccount(t: Behind, org: Place): Promise<string> {
  serial += 1
  const key = `merge-${serial}`
  await t.superuser.query(
    `insert into platform.provider_apps (key, kind, secret_sealed, verify_token_sealed) values ($1, 'WHATSAPP_CLOUD', '\\x01', '\\x02')`,
    [key],
  )
  return one(
    t,
    `insert into app.channel_accounts (org_id, branch_id, kind, app_key, display_name, display_phone, phone_number_id, waba_id)
     values ($1, $2, 'WHATSAPP_CLOUD', $3, 'Agence', $4, $3, $3)`,
    [org.orgId, org.branchId, key, `+2125${21_000_000 + serial}`],
  )
}

/** A person with everything that names a contact: number, address, thread, case, party, task, visit, notes, consents. */
export async function aPerson(t: Behind, org: Place, accountId: string, o: Shape): Promise<Person> {
  serial += 1
  const phone = `+2126${70_000_000 + serial}`
  const id = await one(
    t,
    `insert into app.contacts (org_id, display_name, note, locale, last_inbound_at) values ($1, $2, $3, $4, now())`,
    [org.orgId, o.name, o.note ?? null, o.locale ?? null],
  )
  const identity = (kind: string, value: string, primary: boolean) =>
    one(
      t,
      `insert into app.channel_identities (org_id, contact_id, kind, value, is_primary) values ($1, $2, $3, $4, $5)`,
      [org.orgId, id, kind, value, primary],
    )
  const identityId = await identity('PHONE', phone, true)
  const emailId = await identity('EMAIL', `personne${serial}@exemple.test`, false)
  const dossierId = await one(
    t,
    `insert into app.dossiers (org_id, branch_id, reference, case_type, workflow_version_id, status, source, contact_id, currency, budget_max, criteria)
     select $1, $2, $3, $4, w.id, 'QUALIFIED', 'OTHER', $5, 'MAD', $6, $7 from app.workflow_versions w
      where w.org_id = $1 and w.code = $4 and w.active`,
    [
      org.orgId,
      org.branchId,
      `D-MERGE-${serial}`,
      o.caseType ?? 'LEAD_BUY',
      id,
      100_000_000 + serial,
      JSON.stringify({ cities: [`Ville ${serial}`] }),
    ],
  )
  await one(
    t,
    `insert into app.parties (org_id, dossier_id, contact_id, role, is_primary) values ($1, $2, $3, 'BUYER', true)`,
    [org.orgId, dossierId, id],
  )
  for (const annonceId of o.interests ?? [])
    await one(
      t,
      `insert into app.dossier_interests (org_id, dossier_id, annonce_id, state, opinion) values ($1, $2, $3, $4, $5)`,
      [
        org.orgId,
        dossierId,
        annonceId,
        serial % 2 === 0 ? 'VISITED' : 'INTERESTED',
        serial % 3 === 0 ? 'Lumineux' : null,
      ],
    )
  for (let n = 0; n < (o.tasks ?? 1); n += 1)
    await one(t, `insert into app.tasks (org_id, dossier_id, title) values ($1, $2, $3)`, [
      org.orgId,
      dossierId,
      `Rappeler ${n}`,
    ])
  const agent = await t.superuser.query<{ user_id: string }>(
    'select user_id from app.members where org_id = $1 limit 1',
    [org.orgId],
  )
  await one(
    t,
    `insert into app.appointments (org_id, branch_id, type, starts_at, ends_at, timezone, agent_id, dossier_id, contact_id)
     values ($1, $2, 'CALL', $3::timestamptz, $3::timestamptz + interval '20 minutes', 'Africa/Casablanca', $4, $5, $6)`,
    [
      org.orgId,
      org.branchId,
      new Date(Date.UTC(2026, 4, 1) + serial * 3_600_000).toISOString(),
      agent.rows[0]?.user_id,
      dossierId,
      id,
    ],
  )
  const conversationId = await one(
    t,
    `insert into app.conversations (org_id, account_id, channel, contact_id, identity_id, dossier_id, branch_id)
     values ($1, $2, 'WHATSAPP', $3, $4, $5, $6)`,
    [org.orgId, accountId, id, identityId, dossierId, org.branchId],
  )
  for (let n = 0; n < (o.messages ?? 1); n += 1) {
    const messageId = await one(
      t,
      `insert into app.messages (org_id, conversation_id, contact_id, dossier_id, account_id, identity_id, channel, direction, origin, type, text, status)
       values ($1, $2, $3, $4, $5, $6, 'WHATSAPP', 'IN', 'PROVIDER', 'text', 'Bonjour', 'RECEIVED')`,
      [org.orgId, conversationId, id, dossierId, accountId, identityId],
    )
    await one(
      t,
      `insert into app.activities (org_id, dossier_id, contact_id, type, code, ref_kind, ref_id) values ($1, $2, $3, 'MESSAGE_LOG', 'message.received', 'message', $4)`,
      [org.orgId, dossierId, id, messageId],
    )
  }
  const consent = (purpose: string, state: string) =>
    one(
      t,
      `insert into app.consent_events (org_id, identity_id, contact_id, channel, purpose, state, source, evidence)
       values ($1, $2, $3, 'WHATSAPP', $4, $5, 'UI', '{"form": "test"}')`,
      [org.orgId, identityId, id, purpose, state],
    )
  await consent('CONTACT', 'GRANTED')
  if (o.marketing) await consent('MARKETING', o.marketing)
  if (o.owns) await t.superuser.query('update app.annonces set owner_contact_id = $1 where id = $2', [id, o.owns])
  return { id, identityId, emailId, phone, conversationId, dossierId }
}

/** Tables that only grow, that are derived, or that tell of the merge itself: never the same before and after. */
const TELLING =
  /^(audit_|merges$|merge_moves$|consent_events$|consent_states$|jobs$|contact_keys$|duplicate_suggestions$|search_words$|decisions$|idempotency_keys$|org_counters$)/

/**
 * Every row of an organisation, table by table, but what only grows: entries of the timeline that tell of merging, and
 * what counts changes (version, updated_at).
 */
export async function snapshot(t: Behind, orgId: string): Promise<Record<string, unknown[]>> {
  const tables = await t.superuser.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  )
  const all: Record<string, unknown[]> = {}
  for (const { name } of tables.rows.filter((row) => !TELLING.test(row.name))) {
    const rows = await t.superuser.query<{ row: unknown }>(
      `select to_jsonb(x) - 'version' - 'updated_at' as row from app.${name} x
        where org_id = $1 ${name === 'activities' ? `and code !~ 'merge'` : ''} order by to_jsonb(x)::text`,
      [orgId],
    )
    if (rows.rows.length > 0) all[name] = rows.rows.map(({ row }) => row)
  }
  return all
}

/** States of consent of an organisation, without who has them. */
export async function consentStates(t: Behind, orgId: string): Promise<Map<string, string>> {
  const rows = await t.superuser.query<{ key: string; state: string }>(
    `select identity_id || ':' || channel || ':' || purpose as key, state from app.consent_states where org_id = $1`,
    [orgId],
  )
  return new Map(rows.rows.map((row) => [row.key, row.state]))
}
