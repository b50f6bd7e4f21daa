import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectMailbox } from '#modules/messaging'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'

let t: TestApp
let casa: TestOrg

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  await t.inOrg(casa.orgId, (ctx) =>
    connectMailbox(ctx, { branchId: casa.branchId, displayName: 'Anfa', address: 'contact@anfa.example', url: null }),
  )
})
afterAll(() => t.close())

type Opened = { id: string; code: string }
type Dossier = { id: string; contact: { id: string }; parties: { contact: { id: string } }[] }
let serial = 0

/** A dossier of the agent with a notary who has an address, and agrees to be written to there when told. */
async function withNotary(agent: Caller, agrees: boolean): Promise<{ dossierId: string; contactId: string }> {
  serial += 1
  const { id } = (
    await agent.send<Dossier>('POST', '/dossiers', {
      caseType: 'LEAD_BUY',
      source: 'WALK_IN',
      contact: { displayName: `Acheteur ${serial}` },
    })
  ).body
  const contact = { displayName: `Notaire ${serial}`, emails: [`notaire${serial}@example.com`] }
  const party = await agent.send<{ contact: { id: string } }>('POST', `/dossiers/${id}/parties`, {
    role: 'NOTARY',
    contact,
  })
  const contactId = party.body.contact.id
  if (agrees) {
    const { identities } = (await agent.get<{ identities: { id: string }[] }>(`/contacts/${contactId}`)).body
    await agent.send('POST', `/contacts/${contactId}/consents`, {
      identityId: identities[0]?.id,
      channel: 'EMAIL',
      purpose: 'CONTACT',
      state: 'GRANTED',
      source: 'PAPER',
      evidence: { note: 'Fiche' },
    })
  }
  return { dossierId: id, contactId }
}
const openWith = (who: Caller, body: Record<string, string>) => who.send<Opened>('POST', '/conversations', body)

describe('writing to a party of a dossier', () => {
  it('opens a conversation about this dossier, once, which the agent may write in', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const who = await withNotary(agent, true)
    const first = await openWith(agent, who)
    expect(first.status).toBe(200)
    const read = await agent.get<{ dossier: { id: string }; channel: string; mayWrite: { answer: string } }>(
      `/conversations/${first.body.id}`,
    )
    expect(read.body).toMatchObject({ dossier: { id: who.dossierId }, channel: 'EMAIL', mayWrite: { answer: 'YES' } })
    expect((await openWith(casa.admin, who)).body.id).toBe(first.body.id)
    const sent = await agent.send('POST', '/outbound/messages', {
      conversationId: first.body.id,
      text: 'Bonjour Maître',
    })
    expect(sent.status).toBe(202)
  })

  it('is refused with its reason without consent or a way, and leaves nothing', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const who = await withNotary(agent, false)
    expect(await openWith(agent, who)).toMatchObject({ status: 422, body: { code: 'CONSENT_REQUIRED' } })
    expect(await openWith(agent, { ...who, channel: 'SMS' })).toMatchObject({
      status: 422,
      body: { code: 'NO_CHANNEL' },
    })
    const made = await t.superuser.query('select 1 from app.conversations where contact_id = $1', [who.contactId])
    expect(made.rowCount).toBe(0)
  })

  it('is nothing for who has no part in the dossier, and not for people outside of it', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const who = await withNotary(agent, true)
    const lyon = await t.org({ country: 'FR' })
    const colleague = await t.member(casa, ['AGENT'])
    const outside = await withNotary(colleague, true)
    expect((await openWith(colleague, who)).status).toBe(404)
    expect((await openWith(lyon.admin, who)).status).toBe(404)
    expect((await openWith(agent, { ...who, contactId: outside.contactId })).status).toBe(404)
    for (const role of ['AUDITOR', 'OWNER', 'MODERATOR'])
      expect((await openWith(await t.member(casa, [role]), who)).status, role).toBe(403)
  })
})
