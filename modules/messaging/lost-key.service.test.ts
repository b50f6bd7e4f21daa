import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectMailbox } from '#modules/messaging'
import { createVault } from '#platform/crypto'
import { startWhatsAppBench, type WhatsAppBench } from '#testing'

const EMAIL = 'salma@example.com'
let bench: WhatsAppBench

beforeAll(async () => {
  bench = await startWhatsAppBench(0)
})
afterAll(() => bench.close())

it('a message whose credentials a process cannot open waits, and leaves once when the key is there', async () => {
  const casa = await bench.t.org({ country: 'MA' })
  const { branchId } = casa
  await bench.t.inOrg(casa.orgId, (ctx) =>
    connectMailbox(ctx, { branchId, displayName: 'Anfa', address: 'a@anfa.example', url: null }),
  )
  const seal = (sealed: Buffer | null) =>
    bench.t.superuser.query('update app.channel_accounts set credentials_sealed = $1', [sealed])
  const contact = { firstName: 'Salma', emails: [EMAIL], phones: [] }
  const { body: person } = await casa.admin.send<{ id: string; identities: { id: string }[] }>(
    'POST',
    '/contacts',
    contact,
  )
  await casa.admin.send('POST', `/contacts/${person.id}/consents`, {
    identityId: person.identities[0]?.id,
    channel: 'EMAIL',
    purpose: 'CONTACT',
    state: 'GRANTED',
    source: 'PAPER',
    evidence: { note: 'Fiche' },
  })
  await seal(createVault('a-master-key-that-this-process-lacks').seal('smtp://user:password@mail.example'))
  const letter = { contactId: person.id, channel: 'EMAIL', text: 'Bonjour' }
  expect((await casa.admin.send('POST', '/outbound/messages', letter)).status).toBe(202)
  await bench.settle()
  const stands = async () => (await bench.t.superuser.query('select status from app.messages')).rows
  expect(await stands()).toEqual([{ status: 'QUEUED' }])

  await seal(null)
  bench.clock.advance(10_000)
  await bench.settle()
  expect(await stands()).toEqual([{ status: 'ACCEPTED' }])
  expect(bench.meta.mails().filter(({ recipients }) => recipients.includes(EMAIL))).toHaveLength(1)
})
