import type { TestApp, TestOrg } from '#testing'

let serial = 0

/** Runs one INSERT … RETURNING id as superuser. */
export async function insertId(t: TestApp, text: string, values: readonly unknown[]): Promise<string> {
  const made = await t.superuser.query<{ id: string }>(text, [...values])
  const id = made.rows[0]?.id
  if (!id) throw new Error('nothing was inserted')
  return id
}

export type Thread = {
  orgId: string
  accountId: string
  contactId: string
  identityId: string
  conversationId: string
  dossierId: string | null
}

/** A conversation on a number of the organisation, with its contact; about a dossier when one is named. */
export async function aThread(
  t: TestApp,
  org: TestOrg,
  dossier: { id: string; contactId: string } | null = null,
): Promise<Thread> {
  serial += 1
  const key = `app-${serial}`
  await t.superuser.query(
    `insert into platform.provider_apps (key, kind, secret_sealed, verify_token_sealed) values ($1, 'WHATSAPP_CLOUD', '\\x01', '\\x02')`,
    [key],
  )
  const accountId = await insertId(
    t,
    `insert into app.channel_accounts (org_id, branch_id, kind, app_key, display_name, display_phone, phone_number_id, waba_id)
     values ($1, $2, 'WHATSAPP_CLOUD', $3, 'Agence', $4, $3, $3) returning id`,
    [org.orgId, org.branchId, key, `+2125${20_000_000 + serial}`],
  )
  const contactId =
    dossier?.contactId ??
    (await insertId(t, `insert into app.contacts (org_id, display_name) values ($1, 'Prospect') returning id`, [
      org.orgId,
    ]))
  const identityId = await insertId(
    t,
    `insert into app.channel_identities (org_id, contact_id, kind, value) values ($1, $2, 'PHONE', $3) returning id`,
    [org.orgId, contactId, `+2126${90_000_000 + serial}`],
  )
  const dossierId = dossier?.id ?? null
  const conversationId = await insertId(
    t,
    `insert into app.conversations (org_id, account_id, channel, contact_id, identity_id, dossier_id, branch_id)
     values ($1, $2, 'WHATSAPP', $3, $4, $5, $6) returning id`,
    [org.orgId, accountId, contactId, identityId, dossierId, org.branchId],
  )
  return { orgId: org.orgId, accountId, contactId, identityId, conversationId, dossierId }
}

/** One message of a thread at an instant of the test's clock. */
export async function aMessage(
  t: TestApp,
  thread: Thread,
  message: { direction: 'IN' | 'OUT'; text?: string; purpose?: string; status?: string; at?: number },
): Promise<string> {
  const incoming = message.direction === 'IN'
  const at = new Date(message.at ?? t.clock.now()).toISOString()
  return insertId(
    t,
    `insert into app.messages (org_id, conversation_id, contact_id, dossier_id, account_id, identity_id, channel, direction, origin, type,
       text, status, purpose, at, due_at, author)
     values ($1, $2, $3, $4, $5, $6, 'WHATSAPP', $7, $8, 'text', $9, $10, $11, $12::timestamptz, $12::timestamptz, 'system') returning id`,
    [
      thread.orgId,
      thread.conversationId,
      thread.contactId,
      thread.dossierId,
      thread.accountId,
      thread.identityId,
      message.direction,
      incoming ? 'PROVIDER' : 'APP',
      message.text ?? 'Bonjour',
      message.status ?? (incoming ? 'RECEIVED' : 'QUEUED'),
      incoming ? null : (message.purpose ?? 'REPLY'),
      at,
    ],
  )
}

/** What the person of a thread agreed to or took back, with its proof. */
export async function aConsent(
  t: TestApp,
  thread: Thread,
  consent: { purpose: string; state: string; expiresAt?: number },
): Promise<void> {
  await t.superuser.query(
    `insert into app.consent_events (org_id, identity_id, contact_id, channel, purpose, state, source, at, expires_at, captured_by, evidence)
     values ($1, $2, $3, 'WHATSAPP', $4, $5, 'UI', $6, $7, 'system', '{"form": "test"}')`,
    [
      thread.orgId,
      thread.identityId,
      thread.contactId,
      consent.purpose,
      consent.state,
      new Date(t.clock.now()).toISOString(),
      consent.expiresAt === undefined ? null : new Date(consent.expiresAt).toISOString(),
    ],
  )
}
