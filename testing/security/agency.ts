import { aConsent, aMessage, aThread, insertId } from '../../database/tests/arrange.ts'
import { type Caller, publishedAnnonce, type TestApp, type TestOrg } from '../index.ts'

/** A word in every name and text of the arranged agency: where it shows up, something leaked. */
export const MARK = 'Zellige'
/** A source of its own. */
export const SOURCE_CODE = 'ZELLIGE_FAIR'

export const ROLES = ['ADMIN_ORG', 'MANAGER', 'AGENT', 'OWNER', 'MODERATOR', 'AUDITOR'] as const
export type Role = (typeof ROLES)[number]

/** One agency with a row of every kind that a route can be asked for, dossiers the agent's own, the annonce the owner's. */
export type Agency = {
  org: TestOrg
  callers: Record<Role, Caller>
  ids: Record<
    | 'absence'
    | 'account'
    | 'annonce'
    | 'annonceParty'
    | 'apiKey'
    | 'appointment'
    | 'branch'
    | 'cannedReply'
    | 'channelDraft'
    | 'resource'
    | 'guest'
    | 'contact'
    | 'conversation'
    | 'deadMessage'
    | 'decision'
    | 'document'
    | 'dossier'
    | 'identity'
    | 'interest'
    | 'invitation'
    | 'lostDossier'
    | 'mandate'
    | 'merge'
    | 'message'
    | 'note'
    | 'offer'
    | 'dataRequest'
    | 'suppression'
    | 'oldNote'
    | 'party'
    | 'providerEvent'
    | 'photo'
    | 'queuedMessage'
    | 'removedDocument'
    | 'bulkChange'
    | 'savedView'
    | 'suggestion'
    | 'task'
    | 'template'
    | 'twin'
    | 'user'
    | 'workflowDraft'
    | 'workflowMigration',
    string
  >
}

async function emailOf(t: TestApp, caller: Caller): Promise<string> {
  const found = await t.superuser.query<{ email: string }>('select email from auth."user" where id = $1', [
    caller.userId,
  ])
  return found.rows[0]?.email ?? ''
}

/** Makes the agency through its own API where it has one. */
export async function anAgency(t: TestApp, name = `Agence ${MARK}`): Promise<Agency> {
  const org = await t.org({ name, country: 'MA' })
  const callers = { ADMIN_ORG: org.admin } as Record<Role, Caller>
  for (const role of ROLES)
    if (role !== 'ADMIN_ORG') callers[role] = await t.member(org, [role], { name: `${MARK} ${role}` })
  const admin = org.admin
  const agent = callers.AGENT
  const make = async (url: string, body: unknown): Promise<string> => {
    const made = await admin.send<{ id: string }>('POST', url, body)
    if (made.status >= 300) throw new Error(`${url} answered ${made.status}: ${JSON.stringify(made.body)}`)
    return made.body.id
  }
  const person = { displayName: `Salma ${MARK}`, phones: ['+212661000101'] }
  const contact = await make('/contacts', person)
  const dossier = await make('/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WEBSITE',
    contactId: contact,
    assigneeId: agent.userId,
  })
  const lostDossier = await make('/dossiers', {
    caseType: 'LEAD_RENT',
    source: 'WEBSITE',
    contact: { displayName: `Perdu ${MARK}`, phones: ['+212661000102'] },
    assigneeId: agent.userId,
  })
  const annonce = await publishedAnnonce(t, org, { title: `Riad ${MARK}` })
  const owner = await make('/contacts', {
    displayName: `Propriétaire ${MARK}`,
    emails: [await emailOf(t, callers.OWNER)],
  })
  await t.superuser.query('update app.annonces set owner_contact_id = $1 where id = $2', [owner, annonce])
  const shown = await admin.get<{ photos: { id: string }[] }>(`/annonces/${annonce}`)
  await make(`/dossiers/${dossier}/interests`, { annonceId: annonce, state: 'INTERESTED' })
  await make(`/dossiers/${dossier}/parties`, {
    role: 'NOTARY',
    contact: { displayName: `Notaire ${MARK}`, phones: ['+212661000103'] },
  })
  const annonceParty = await make(`/annonces/${annonce}/parties`, { contactId: contact, role: 'SELLER', note: MARK })
  const page = await admin.get<{ interests: { id: string }[]; parties: { id: string }[] }>(`/dossiers/${dossier}`)
  const write = () => agent.send<{ id: string }>('POST', `/dossiers/${dossier}/notes`, { body: `Note ${MARK}` })
  const [note, oldNote] = [await write(), await write()]
  const thread = await aThread(t, org, { id: dossier, contactId: contact })
  const inAnHour = t.clock.now() + 3_600_000
  await aConsent(t, thread, { purpose: 'REPLY', state: 'GRANTED' })
  await t.superuser.query('update app.conversations set window_expires_at = $1, assignee_id = $2 where id = $3', [
    new Date(inAnHour).toISOString(),
    agent.userId,
    thread.conversationId,
  ])
  const written = async (status: string) => {
    const id = await aMessage(t, thread, { direction: 'OUT', text: MARK })
    const content = { type: 'text', body: MARK }
    await t.superuser.query('update app.messages set status = $2, payload = $3 where id = $1', [
      id,
      status,
      { content },
    ])
    return id
  }
  const decision = await insertId(
    t,
    `insert into app.decisions (org_id, kind, subject_kind, subject_id, engine, engine_version, inputs, inputs_hash, factors, result)
     values ($1, 'lead.score', 'dossier', $2, 'test', '1', '{}', 'x', '[]', $3) returning id`,
    [org.orgId, dossier, JSON.stringify({ score: 50, note: MARK })],
  )
  const twin = await make('/contacts', { displayName: `Salma ${MARK} bis`, phones: ['+212661000104'] })
  const [kept, gone] = [
    await make('/contacts', { displayName: `Une ${MARK}`, phones: ['+212661000105'] }),
    await make('/contacts', { displayName: `Deux ${MARK}`, phones: ['+212661000106'] }),
  ]
  const merged = await admin.send<{ mergeId: string }>('POST', `/contacts/${kept}/merge`, {
    loserId: gone,
    version: 1,
    loserVersion: 1,
  })
  const [left, right] = [contact, twin].sort()
  const suggestion = await insertId(
    t,
    `insert into app.duplicate_suggestions (org_id, left_contact_id, right_contact_id, score, reasons)
     values ($1, $2, $3, 900, '[]') on conflict (org_id, left_contact_id, right_contact_id) do update set score = 900 returning id`,
    [org.orgId, left, right],
  )
  const bulkChange = await insertId(
    t,
    `insert into app.bulk_changes (org_id, user_id, roles, locale, list, command, state, total, finished_at, undo_until)
     values ($1, $2, '{ADMIN_ORG}', 'fr', 'ANNONCES', '{"kind":"MOVE","to":"PAUSED"}', 'DONE', 1, now(), now()) returning id`,
    [org.orgId, admin.userId],
  )
  await t.superuser.query(
    `insert into app.bulk_change_items (org_id, bulk_id, position, entity_id, reference, version, before, state, refusal)
     values ($1, $2, 1, $3, $4, 1, '{}', 'REFUSED', '{"code":"FORBIDDEN","params":{}}')`,
    [org.orgId, bulkChange, annonce, MARK],
  )
  const paper = async (title: string) => {
    const asked = await admin.send<{ items: { id: string }[] }>('POST', '/documents', {
      dossierId: dossier,
      documents: [{ type: 'ID_CARD', title }],
    })
    return asked.body.items[0]?.id ?? ''
  }
  const [document, removedDocument] = [await paper(`Carte ${MARK}`), await paper(`Retirée ${MARK}`)]
  await t.superuser.query(
    `insert into app.document_versions (org_id, document_id, number, file_hash, name, media_type, size)
     values ($1, $2, 1, repeat('0', 64), $3, 'application/pdf', 1)`,
    [org.orgId, document, `${MARK}.pdf`],
  )
  await t.superuser.query(`update app.documents set state = 'RECEIVED', current_number = 1 where id = $1`, [document])
  await admin.send('POST', `/documents/${removedDocument}/remove`, { version: 1, reason: MARK })
  await admin.send('POST', '/reference-lists/SOURCE/values', { code: SOURCE_CODE, labels: { fr: MARK } })
  const renewed = await make('/workflow-drafts', { code: 'LEAD_RENT' })
  const activated = await admin.send<{ migration: { id: string } }>('POST', `/workflow-drafts/${renewed}/activation`, {
    version: 1,
    running: 'MIGRATE',
  })
  const workflowMigration = activated.body.migration.id
  const guest = (await t.member(org, ['AUDITOR'], { name: `Invitée ${MARK}` })).userId
  await t.superuser.query(`insert into platform.administrators (user_id, granted_by) values ($1, 'test')`, [guest])
  await t.superuser.query('update app.members set guest_until = $2 where org_id = $3 and user_id = $1', [
    guest,
    new Date(inAnHour).toISOString(),
    org.orgId,
  ])
  const at = { startsAt: '2026-03-16T10:00:00Z', agentId: agent.userId }
  return {
    org,
    callers,
    ids: {
      absence: await make('/absences', {
        userId: agent.userId,
        startsAt: '2026-04-16T08:00:00Z',
        endsAt: '2026-04-16T09:00:00Z',
        reason: MARK,
      }),
      account: thread.accountId,
      guest,
      annonce,
      apiKey: await make('/api-keys', { name: `Clé ${MARK}`, scopes: ['contact.read'] }),
      annonceParty,
      appointment: await make('/appointments', { type: 'VISIT', dossierId: dossier, annonceId: annonce, ...at }),
      branch: org.branchId,
      bulkChange,
      cannedReply: await make('/canned-replies', { title: `Merci ${MARK}`, shortcut: 'merci', texts: { fr: MARK } }),
      channelDraft: await insertId(
        t,
        `insert into app.channel_drafts (org_id, credentials_sealed, app_secret_sealed) values ($1, $2, $2) returning id`,
        [org.orgId, t.app.platform.vault.seal(MARK)],
      ),
      contact,
      conversation: thread.conversationId,
      deadMessage: await written('DEAD'),
      decision,
      document,
      dossier,
      identity: thread.identityId,
      interest: page.body.interests[0]?.id ?? '',
      invitation: await make('/invitations', { email: 'zellige@example.test', roles: ['AGENT'] }),
      lostDossier,
      mandate: await make('/mandates', {
        annonceId: annonce,
        mandantName: `Propriétaire ${MARK}`,
        mandantAddress: `1, rue ${MARK}`,
        type: 'SIMPLE',
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        signedOn: '2026-01-01',
      }),
      merge: merged.body.mergeId,
      message: await aMessage(t, thread, { direction: 'IN', text: MARK }),
      note: note.body.id,
      dataRequest: await make(`/contacts/${contact}/data-requests`, {
        kind: 'EXPORT',
        receivedOn: '2026-03-02',
        receivedBy: 'EMAIL',
      }),
      suppression: await make('/suppressions', { value: '+212661298764', scope: 'MARKETING', reason: 'OTHER' }),
      offer: await make('/offers', {
        dossierId: dossier,
        madeBy: 'BUYER',
        amount: 90_000_000,
        currency: 'MAD',
        conditions: MARK,
      }),
      oldNote: oldNote.body.id,
      party: page.body.parties[0]?.id ?? '',
      providerEvent: await insertId(
        t,
        `insert into app.inbound_events (org_id, account_id, kind, dedupe_key, order_key, payload, state, processed_at, error)
         values ($1, $2, 'OTHER', $3, $3, jsonb_build_object('field', 'security', 'note', $3::text), 'QUARANTINED', now(), 'UNREADABLE') returning id`,
        [org.orgId, thread.accountId, MARK],
      ),
      photo: shown.body.photos[0]?.id ?? '',
      queuedMessage: await written('QUEUED'),
      removedDocument,
      resource: await make('/resources', { branchId: org.branchId, kind: 'CAR', name: `Voiture ${MARK}` }),
      savedView: await make('/saved-views', { list: 'ANNONCES', name: `Villas ${MARK}`, filter: {}, shared: true }),
      suggestion,
      task: await make('/tasks', { title: `Rappeler ${MARK}`, dossierId: dossier, assigneeId: agent.userId }),
      template: await make('/message-templates', {
        accountId: thread.accountId,
        name: 'bienvenue',
        language: 'fr',
        category: 'UTILITY',
        body: `Bienvenue chez ${MARK}.`,
      }),
      twin,
      user: agent.userId,
      workflowDraft: await make('/workflow-drafts', { code: 'LEAD_BUY' }),
      workflowMigration,
    },
  }
}
