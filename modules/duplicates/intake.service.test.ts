import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

let bench: WhatsAppBench
let casa: TestOrg

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org()
  await bench.connect(casa)
})
afterAll(() => bench.close())

type Contact = { id: string; version: number; identities: { value: string }[] }
type Conversation = { id: string; contact: { id: string } }

it('a message from the number of a merged contact arrives at the survivor, in its thread and its dossier', async () => {
  const { t } = bench
  const write = async (from: string, text: string) => {
    bench.meta.inbound(from, { text })
    await bench.settle()
  }
  await write('+212661700001', 'Bonjour, je cherche un appartement à acheter à Casablanca')
  const from = (await casa.admin.get<{ items: Contact[] }>('/contacts?q=212661700001')).body.items[0]
  const survivor = (
    await casa.admin.send<Contact>('POST', '/contacts', { displayName: 'Salma Bennani', emails: ['salma@exemple.com'] })
  ).body
  const merged = await casa.admin.send('POST', `/contacts/${survivor.id}/merge`, {
    loserId: from?.id,
    version: 1,
    loserVersion: 1,
  })
  expect(merged.status).toBe(200)
  await write('+212661700001', 'Toujours intéressée')
  const contacts = (await casa.admin.get<{ items: Contact[] }>('/contacts?q=212661700001')).body.items
  expect(contacts.map((c) => c.id)).toEqual([survivor.id])
  const threads = (await casa.admin.get<{ items: Conversation[] }>('/conversations')).body.items
  expect(threads.map((v) => v.contact.id)).toEqual([survivor.id])
  const rows = await t.superuser.query(
    'select distinct contact_id from app.messages union select contact_id from app.dossiers',
  )
  expect(rows.rows).toEqual([{ contact_id: survivor.id }])
})
