import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { livePurposes } from '#modules/consents'
import { type Caller, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import { connectMailbox } from './index.ts'

const BOX = 'contact@anfa.example'
const DEAD = 'bounce@nowhere.example'

let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg
let manager: Caller
let agent: Caller

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org({ country: 'MA' })
  lyon = await bench.t.org({ country: 'FR' })
  manager = await bench.t.member(casa, ['MANAGER'])
  agent = await bench.t.member(casa, ['AGENT'])
  await bench.connectMail(casa, BOX)
})
afterAll(() => bench.close())

type Identity = { id: string; value: string; bouncedAt: string | null }
type Contact = { id: string; identities: Identity[] }
type Entry = { id: string; scope: string; reason: string; note: string | null; liftReason: string | null }
type Sent = { id: string; code?: string; detail?: string; title?: string }
type Proof = { answer: string; code: string | null; findings: { rule: string; result: string; text: string }[] }

/** Somebody with these addresses, each agreed to for contact and marketing. */
async function reader(org: TestOrg, ...emails: string[]): Promise<Contact> {
  const { body } = await org.admin.send<Contact>('POST', '/contacts', { firstName: 'Houda', emails, phones: [] })
  for (const { id: identityId } of body.identities)
    for (const purpose of ['CONTACT', 'MARKETING'])
      await org.admin.send('POST', `/contacts/${body.id}/consents`, {
        identityId,
        channel: 'EMAIL',
        purpose,
        state: 'GRANTED',
        source: 'PAPER',
        evidence: { note: 'Fiche' },
      })
  return body
}
async function card(id: string): Promise<Contact> {
  return (await casa.admin.get<Contact>(`/contacts/${id}`)).body
}
const write = (contactId: string, org = casa) =>
  org.admin.send<Sent>('POST', '/outbound/messages', { contactId, channel: 'EMAIL', text: 'Une villa à Anfa.' })
async function settle() {
  await bench.settle()
  await bench.settle()
}
async function listed(contactId: string): Promise<Entry[]> {
  return (await manager.get<{ items: Entry[] }>(`/contacts/${contactId}/suppressions`)).body.items
}
const mayWrite = (identityId: string | undefined, purpose = 'CONTACT', org = casa) =>
  bench.t.inOrg(org.orgId, async (ctx) => {
    const { rows } = await sql<{ why: string | null; live: boolean }>`
      select app.suppression_of(${identityId}, ${purpose}) as why,
        ${purpose} = any (${livePurposes(ctx, sql<string>`${identityId}::uuid`, 'EMAIL')}) as live`.execute(ctx.db)
    return rows[0]
  })
const threadOf = async (contactId: string) =>
  (await bench.t.superuser.query<{ id: string }>('select id from app.conversations where contact_id = $1', [contactId]))
    .rows[0]?.id ?? ''

describe('an address that its server refuses for good', () => {
  it('is written to no more, says why, holds by SQL too, and is lifted by who may, with a reason', async () => {
    const { id, identities } = await reader(casa, DEAD)
    const identityId = identities[0]?.id
    const first = await write(id)
    expect(first.status).toBe(202)
    const later = await casa.admin.send<Sent>('POST', '/outbound/messages', {
      contactId: id,
      channel: 'EMAIL',
      text: 'Rappel.',
      scheduledAt: new Date(bench.clock.now() + 3 * 3_600_000).toISOString(),
    })
    expect(later.status).toBe(202)
    await settle()
    const waited = await bench.t.superuser.query('select status, failure_code from app.messages where id = $1', [
      later.body.id,
    ])
    expect(waited.rows).toEqual([{ status: 'CANCELLED', failure_code: 'ADDRESS_BOUNCED' }])
    expect((await card(id)).identities[0]?.bouncedAt).not.toBeNull()

    const refused = await write(id)
    expect([refused.status, refused.body.code]).toEqual([422, 'ADDRESS_BOUNCED'])
    expect(JSON.stringify(refused.body)).toContain('Adresse refusée par le serveur du destinataire')
    const proof = (await casa.admin.get<Proof>(`/conversations/${await threadOf(id)}/contact-proof`)).body
    expect([proof.answer, proof.code]).toEqual(['NO', 'ADDRESS_BOUNCED'])
    expect(proof.findings.find(({ rule }) => rule === 'SUPPRESSION')).toMatchObject({
      result: 'NO',
      text: expect.stringContaining('refusée par le serveur du destinataire'),
    })
    await expect(
      bench.t.inOrg(casa.orgId, (ctx) =>
        sql`insert into app.messages (conversation_id, contact_id, account_id, identity_id, channel, direction, origin, type, status, purpose, due_at)
            select conversation_id, contact_id, account_id, identity_id, channel, 'OUT', 'APP', 'text', 'QUEUED', 'CONTACT', now() from app.messages where id = ${first.body.id}`.execute(
          ctx.db,
        ),
      ),
    ).rejects.toMatchObject({ code: 'AT010' })

    const [entry, ...more] = await listed(id)
    expect([entry, more]).toMatchObject([{ scope: 'ADDRESS', reason: 'BOUNCED', note: 'SMTP 5.1.1' }, []])
    const lift = `/suppressions/${entry?.id}/lift`
    expect((await agent.send('POST', lift, { reason: 'Corrigée' })).status).toBe(403)
    expect((await lyon.admin.send('POST', lift, { reason: 'Corrigée' })).status).toBe(404)
    expect((await manager.send('POST', lift, {})).status).toBe(400)
    expect((await manager.send('POST', lift, { reason: 'Domaine réparé, confirmé par téléphone' })).status).toBe(200)
    expect((await card(id)).identities[0]?.bouncedAt).toBeNull()
    expect(await mayWrite(identityId)).toEqual({ why: null, live: true })
    bench.clock.advance(24 * 3_600_000)
    expect((await write(id)).status).toBe(202)
    await settle()
    // It came back again: the new report blocks it again.
    expect(await mayWrite(identityId)).toEqual({ why: 'BOUNCED', live: false })
  })

  it('leaves the other addresses of the person alone, and who turns up with it later is warned', async () => {
    const { id, identities } = await reader(casa, 'bounce@second.example', 'houda@second.example')
    const [dead, alive] = identities
    await bench.t.superuser.query('update app.channel_identities set is_primary = value = $2 where contact_id = $1', [
      id,
      dead?.value,
    ])
    expect((await write(id)).status).toBe(202)
    await settle()
    expect([await mayWrite(dead?.id), await mayWrite(alive?.id), await mayWrite(alive?.id, 'MARKETING')]).toEqual([
      { why: 'BOUNCED', live: false },
      { why: null, live: true },
      { why: null, live: true },
    ])
    const second = await write(id)
    expect(second.status).toBe(202)
    const went = await bench.t.superuser.query('select identity_id from app.messages where id = $1', [second.body.id])
    expect(went.rows).toEqual([{ identity_id: alive?.id }])
    await bench.t.superuser.query(
      `update app.channel_identities set value = 'corrected@second.example' where id = $1`,
      [dead?.id],
    )
    expect((await mayWrite(dead?.id))?.why).toBeNull()
    const heir = await reader(casa, dead?.value ?? '')
    expect((await write(heir.id)).body.code).toBe('ADDRESS_BOUNCED')
  })

  it('and an objection stand beside each other: lifting the one leaves the other', async () => {
    const { id, identities } = await reader(casa, 'bounce@third.example')
    await write(id)
    await settle()
    const objected = await manager.send<Entry>('POST', '/suppressions', {
      identityId: identities[0]?.id,
      scope: 'ALL',
      reason: 'OBJECTION',
    })
    expect(objected.status).toBe(201)
    expect(await mayWrite(identities[0]?.id)).toEqual({ why: 'LISTED', live: false })
    const bounced = (await listed(id)).find(({ reason }) => reason === 'BOUNCED')
    await manager.send('POST', `/suppressions/${bounced?.id}/lift`, { reason: 'Corrigée' })
    expect(await mayWrite(identities[0]?.id)).toEqual({ why: 'LISTED', live: false })
  })

  it('is open again once a letter comes from it', async () => {
    const { id, identities } = await reader(casa, 'bounce@fourth.example')
    await write(id)
    await settle()
    expect(await mayWrite(identities[0]?.id)).toEqual({ why: 'BOUNCED', live: false })
    bench.meta.writeMail({ from: 'bounce@fourth.example', text: 'Je suis là' })
    await settle()
    expect(await mayWrite(identities[0]?.id)).toEqual({ why: null, live: true })
    const { body } = await manager.get<{ items: Entry[] }>('/suppressions?lifted=true')
    expect(body.items.map(({ reason, liftReason }) => [reason, liftReason])).toContainEqual(['BOUNCED', 'WROTE_AGAIN'])
  })

  it('is not one whose mailbox is full, that is late, or that complained', async () => {
    for (const name of ['full', 'later', 'complaint']) {
      const { id, identities } = await reader(casa, `${name}@nowhere.example`)
      expect((await write(id)).status).toBe(202)
      await settle()
      expect([name, await mayWrite(identities[0]?.id), await listed(id)]).toEqual([name, { why: null, live: true }, []])
    }
  })

  it('is one at once when the server says so while the letter is handed over', async () => {
    const replies = new Map([
      ['gone@fifth.example', '5.1.1 no such user'],
      ['policy@fifth.example', '5.7.1 denied by policy'],
    ])
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      hideENHANCEDSTATUSCODES: true,
      logger: false,
      onRcptTo: ({ address }, _session, done) =>
        done(Object.assign(new Error(replies.get(address)), { responseCode: 550 })),
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
    const direct = await bench.t.org({ country: 'MA' })
    await bench.t.inOrg(direct.orgId, (ctx) =>
      connectMailbox(ctx, { branchId: direct.branchId, displayName: 'D', address: 'direct@fifth.example', url }),
    )
    for (const [email, why] of [
      ['gone@fifth.example', 'BOUNCED'],
      ['policy@fifth.example', null],
    ] as const) {
      const { id, identities } = await reader(direct, email)
      expect((await write(id, direct)).status).toBe(202)
      await settle()
      expect([email, (await mayWrite(identities[0]?.id, 'CONTACT', direct))?.why]).toEqual([email, why])
    }
    await new Promise<void>((resolve) => server.close(resolve))
  })
})
