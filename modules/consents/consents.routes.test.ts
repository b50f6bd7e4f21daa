import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

type Person = { id: string; identities: { id: string; kind: string }[] }
type State = { purpose: string; state: string; channel: string; expiresAt: string | null }
type Event = State & { source: string; capturedBy: string; textShown: string; textVersion: string; evidence: unknown }
type Refusal = { code: string; errors: { field: string; code: string }[] }

let serial = 0
async function someone(who: Caller = casa.admin): Promise<{ id: string; phone: string; email: string }> {
  serial += 1
  const made = await who.send<{ contact: { id: string } }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    contact: {
      displayName: `Salma ${serial}`,
      phones: [`+2126618${10_000 + serial}`],
      emails: [`s${serial}@example.com`],
    },
  })
  const { id } = made.body.contact
  const { identities } = (await who.get<Person>(`/contacts/${id}`)).body
  const of = (kind: string) => identities.find((i) => i.kind === kind)?.id ?? ''
  return { id, phone: of('PHONE'), email: of('EMAIL') }
}

const record = (who: Caller, contactId: string, body: Record<string, unknown>) =>
  who.send<{ items: State[] } & Refusal>('POST', `/contacts/${contactId}/consents`, body)
const read = (who: Caller, contactId: string) =>
  who.get<{ items: State[]; history: Event[] }>(`/contacts/${contactId}/consents`)
const paper = { source: 'PAPER', evidence: { note: 'Fiche du 12 mars' } }

describe('a consent recorded by a person', () => {
  it('keeps its proof: source, instant, who, the text shown with its version; follow-up ends after 36 months', async () => {
    const who = await someone()
    const proof = { ...paper, textShown: 'J’accepte d’être rappelé.', textVersion: '2026-01' }
    const done = await record(casa.admin, who.id, {
      identityId: who.phone,
      channel: 'PHONE',
      purpose: 'CONTACT',
      state: 'GRANTED',
      ...proof,
    })
    expect(done.status).toBe(201)
    expect(done.body.items).toMatchObject([{ channel: 'PHONE', purpose: 'CONTACT', state: 'GRANTED' }])
    expect(Date.parse(done.body.items[0]?.expiresAt ?? '')).toBe(Date.UTC(2029, 2, 12, 9))
    const { history } = (await read(casa.admin, who.id)).body
    expect(history).toMatchObject([{ ...proof, at: '2026-03-12T09:00:00Z', capturedBy: 'Admin' }])
    const told = await t.superuser.query<{ code: string }>(
      `select code from app.activities where contact_id = $1 and type = 'CONSENT_LOG'`,
      [who.id],
    )
    expect(told.rows).toEqual([{ code: 'consent.recorded_granted' }])
    const audited = await t.superuser.query(
      `select 1 from app.audit_entries where org_id = $1 and entity = 'consent_events' and actor = $2`,
      [casa.orgId, `user:${casa.admin.userId}`],
    )
    expect(audited.rowCount).toBe(1)
  })

  it('is refused without proof, on a channel its address does not have, and for an address of somebody else', async () => {
    const [who, other] = [await someone(), await someone()]
    const grant = { channel: 'WHATSAPP', purpose: 'MARKETING', state: 'GRANTED', source: 'UI' }
    const fault = async (body: Record<string, unknown>) => {
      const { status, body: said } = await record(casa.admin, who.id, body)
      return [status, said.errors?.[0]?.field]
    }
    expect(await fault({ ...grant, identityId: who.phone })).toEqual([400, 'evidence'])
    expect(await fault({ ...grant, identityId: who.phone, evidence: {} })).toEqual([400, 'evidence'])
    expect(await fault({ ...grant, ...paper, identityId: who.email })).toEqual([400, 'channel'])
    expect(await fault({ ...grant, ...paper, identityId: who.phone, channel: 'EMAIL' })).toEqual([400, 'channel'])
    expect(await fault({ ...grant, ...paper, identityId: who.phone, state: 'PENDING' })).toEqual([400, 'state'])
    expect((await fault({ ...grant, ...paper, identityId: other.phone }))[0]).toBe(404)
    expect((await read(casa.admin, who.id)).body.history).toEqual([])
  })

  it('is one of its address, channel and purpose; a refusal needs no proof, and all of it stays in the history', async () => {
    const who = await someone()
    const marketing = { identityId: who.phone, channel: 'SMS', purpose: 'MARKETING', source: 'UI' }
    await record(casa.admin, who.id, { ...marketing, ...paper, state: 'GRANTED' })
    await record(casa.admin, who.id, {
      ...marketing,
      ...paper,
      identityId: who.email,
      channel: 'EMAIL',
      state: 'GRANTED',
    })
    await record(casa.admin, who.id, { ...marketing, state: 'REVOKED' })
    const { items, history } = (await read(casa.admin, who.id)).body
    expect(items.map((s) => `${s.channel} ${s.state}`).sort()).toEqual(['EMAIL GRANTED', 'SMS REVOKED'])
    expect(history).toHaveLength(3)
    await expect(t.superuser.query('update app.consent_events set state = $1', ['GRANTED'])).rejects.toThrow()
  })
})

describe('a consent that was imported', () => {
  const imported = { channel: 'SMS', purpose: 'MARKETING', state: 'GRANTED', source: 'IMPORT' }

  it('names its file or a statement, and is shown with it', async () => {
    const who = await someone()
    const of = (evidence: Record<string, string>) =>
      record(casa.admin, who.id, { ...imported, identityId: who.phone, evidence })
    for (const evidence of [{}, { file: ' ' }, { note: 'Ancien logiciel' }] as Record<string, string>[]) {
      const { status, body } = await of(evidence)
      expect([status, body.errors[0]?.field]).toEqual([400, 'evidence'])
    }
    expect((await read(casa.admin, who.id)).body.history).toEqual([])
    const evidence = { file: 'clients-2025.csv, ligne 12', note: 'Case cochée en agence' }
    expect((await of(evidence)).body.items).toMatchObject([{ purpose: 'MARKETING', state: 'GRANTED' }])
    expect((await of({ statement: 'Attestation de l’ancien prestataire' })).status).toBe(201)
    const { history } = (await read(casa.admin, who.id)).body
    expect(history.map((e) => [e.source, e.evidence])).toEqual([
      ['IMPORT', { statement: 'Attestation de l’ancien prestataire' }],
      ['IMPORT', evidence],
    ])
  })

  it('is recorded only by who may: an auditor and an agent of other dossiers may not', async () => {
    const who = await someone()
    const body = { ...imported, identityId: who.phone, evidence: { file: 'clients.csv' } }
    const tries = [await t.member(casa, ['AUDITOR']), await t.member(casa, ['AGENT']), lyon.admin]
    expect(await Promise.all(tries.map(async (by) => (await record(by, who.id, body)).status))).toEqual([403, 404, 404])
  })
})

describe('consents of others', () => {
  it('an agent reads and writes those of own dossiers, an auditor reads, owners, moderators and another agency nothing', async () => {
    const [agent, colleague] = [await t.member(casa, ['AGENT']), await t.member(casa, ['AGENT'])]
    const who = await someone(agent)
    const body = { identityId: who.phone, channel: 'PHONE', purpose: 'CONTACT', state: 'DENIED', source: 'UI' }
    const tries = async (caller: Caller) => [
      (await read(caller, who.id)).status,
      (await record(caller, who.id, body)).status,
    ]
    expect(await tries(colleague)).toEqual([404, 404])
    expect(await tries(lyon.admin)).toEqual([404, 404])
    expect(await tries(await t.member(casa, ['AUDITOR']))).toEqual([200, 403])
    for (const role of ['OWNER', 'MODERATOR'])
      expect(await tries(await t.member(casa, [role])), role).toEqual([403, 403])
    expect((await read(casa.admin, who.id)).body.history).toEqual([])
    expect(await tries(agent)).toEqual([200, 201])
  })
})
