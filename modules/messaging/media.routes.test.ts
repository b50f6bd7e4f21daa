import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import type { Message } from './messaging.schema.ts'

let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg
let ours: { phoneNumberId: string; accountId: string }
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org({ country: 'MA' })
  lyon = await bench.t.org({ country: 'FR' })
  ours = await bench.connect(casa)
  await bench.t.superuser.query('update app.channel_accounts set agent_enabled = false where id = $1', [ours.accountId])
})
afterAll(() => bench.close())

const picture = (format: 'jpeg' | 'png' = 'jpeg') =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: { r: 120, g: 90, b: 60 } } })
    .withExif({ IFD0: { Make: 'SecretCam' } })
    .toFormat(format)
    .toBuffer()
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n')

/** A person who has just sent this, and the thread with them. */
async function personSending(...payloads: Parameters<WhatsAppBench['meta']['inbound']>[1][]) {
  serial += 1
  const phone = `2126710${String(10_000 + serial)}`
  for (const payload of payloads) bench.meta.inbound(phone, payload)
  await bench.settle()
  const found = await bench.t.superuser.query<{ id: string }>(
    'select v.id from app.conversations v join app.channel_identities i on i.id = v.identity_id where i.value = $1',
    [`+${phone}`],
  )
  return { phone, conversationId: found.rows[0]?.id ?? '' }
}

const thread = async (conversationId: string, caller: Caller = casa.admin) =>
  (await caller.get<{ items: Message[] }>(`/conversations/${conversationId}/messages`)).body.items

type Sent = Message & { code: string; errors: { field: string; code: string }[] }

/** Sends a file as the composer does. */
function sendFile(
  caller: Caller,
  fields: Record<string, string>,
  file: { bytes: Buffer; name: string; type: string },
  key: string = randomUUID(),
) {
  const boundary = 'atlas'
  const text = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`
  const body = Buffer.concat([Buffer.from(text.join('') + head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return caller.send<Sent>('POST', '/outbound/files', body, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'idempotency-key': key,
  })
}

describe('what a person sends', () => {
  it('is fetched, judged by its content, and served by a link', async () => {
    const bytes = await picture('png')
    const { conversationId } = await personSending(
      { image: { base64: bytes.toString('base64'), mime: 'image/jpeg', caption: 'Le salon' } },
      { document: { base64: pdf.toString('base64'), filename: 'bail.pdf' } },
    )
    const [document, image] = await thread(conversationId)
    expect(image).toMatchObject({
      text: 'Le salon',
      media: { state: 'READY', mimeType: 'image/png', size: bytes.length, mismatch: false },
    })
    expect(document?.media).toMatchObject({ filename: 'bail.pdf', mimeType: 'application/pdf', size: pdf.length })
    const served = await bench.t.anonymous('GET', image?.media?.url ?? '')
    expect([served.status, served.headers['content-type']]).toEqual([200, 'image/png'])
  })

  it('that lies about its type is kept, said to lie, and only downloaded', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    const { conversationId } = await personSending({ image: { base64: page.toString('base64'), mime: 'image/jpeg' } })
    const [message] = await thread(conversationId)
    expect(message?.media).toMatchObject({ state: 'READY', mismatch: true, mimeType: 'application/octet-stream' })
    const served = await bench.t.anonymous('GET', message?.media?.url ?? '')
    expect(served.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    })
  })

  it('and the provider no longer has is said to be missing', async () => {
    const raw = { type: 'image', image: { id: '999999', mime_type: 'image/jpeg', sha256: 'x' } }
    const { conversationId } = await personSending({ text: 'Bonjour' }, { raw })
    const missing = (await thread(conversationId)).find((m) => m.type === 'image')
    expect(missing?.media).toMatchObject({ state: 'MISSING', url: null })
  })

  it('is a card with what one needs of it', async () => {
    const card = { name: { formatted_name: 'Nadia Alami', first_name: 'Nadia' }, phones: [{ phone: '+212661000000' }] }
    const { conversationId } = await personSending({ contacts: [card] })
    const [message] = await thread(conversationId)
    expect(message?.contacts).toEqual([
      { name: 'Nadia Alami', organisation: null, phones: ['+212661000000'], emails: [] },
    ])
  })

  it('has no address for another organisation, nor for roles that do not read conversations', async () => {
    const { conversationId } = await personSending({
      image: { base64: (await picture()).toString('base64'), mime: 'image/jpeg' },
    })
    const outsiders = [lyon.admin, await bench.t.member(casa, ['OWNER']), await bench.t.member(casa, ['MODERATOR'])]
    for (const caller of outsiders) {
      const answer = await caller.get(`/conversations/${conversationId}/messages`)
      expect([403, 404]).toContain(answer.status)
      expect(JSON.stringify(answer.body)).not.toContain('/files/')
    }
    const url = (await thread(conversationId))[0]?.media?.url ?? ''
    // The address is signed over its organisation, its content and its end: none of them can be changed.
    const [body = '', mac = ''] = url.slice(url.lastIndexOf('/') + 1).split('.')
    const content = JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown[]
    for (const [at, value] of [
      [0, lyon.orgId] as const,
      [2, 'text/html'] as const,
      [4, Number.MAX_SAFE_INTEGER] as const,
    ]) {
      const forged = Buffer.from(JSON.stringify(content.with(at, value))).toString('base64url')
      expect((await bench.t.anonymous('GET', `/api/v1/files/${forged}.${mac}`)).status).toBe(404)
    }
    const theirs = bench.t.app.platform.files.signedUrl(lyon.orgId, String(content[1]), 'image/jpeg')
    expect((await bench.t.anonymous('GET', theirs)).status).toBe(404)
  })
})

describe('a file that is sent', () => {
  it('reaches the person with its words, without what the picture knew, once', async () => {
    const { phone, conversationId } = await personSending({ text: 'Bonjour' })
    const file = { bytes: await picture('png'), name: 'salon.png', type: 'image/png' }
    const fields = { conversationId, text: 'Le salon' }
    const [first, again] = [
      await sendFile(casa.admin, fields, file, 'once'),
      await sendFile(casa.admin, fields, file, 'once'),
    ]
    expect([first.status, again.body.id]).toEqual([202, first.body.id])
    expect(first.body).toMatchObject({ type: 'image', text: 'Le salon', status: 'QUEUED' })
    await bench.settle()
    const arrived = bench.meta.messagesTo(phone).filter((m) => m.author === 'business')
    expect(arrived).toMatchObject([{ type: 'image', text: 'Le salon', media: { mime: 'image/jpeg' } }])
    const [message] = await thread(conversationId)
    expect(message).toMatchObject({
      status: 'DELIVERED',
      media: { state: 'READY', mimeType: 'image/jpeg', filename: 'salon.jpg', width: 60, height: 40 },
    })
    const served = await bench.t.anonymous('GET', message?.media?.url ?? '')
    expect(served.body).not.toContain('SecretCam')
  })

  it('is a document with its name', async () => {
    const { phone, conversationId } = await personSending({ text: 'Bonjour' })
    const made = await sendFile(
      casa.admin,
      { conversationId },
      { bytes: pdf, name: 'plan.pdf', type: 'application/pdf' },
    )
    expect(made.body).toMatchObject({ type: 'document', media: { filename: 'plan.pdf', size: pdf.length } })
    await bench.settle()
    expect(bench.meta.messagesTo(phone).at(-1)).toMatchObject({ media: { mime: 'application/pdf' } })
  })

  it('is refused with the reason when it cannot be sent, and then nothing is kept', async () => {
    const { conversationId } = await personSending({ text: 'Bonjour' })
    const before = (await thread(conversationId)).length
    const refusals: [{ bytes: Buffer; name: string; type: string }, number, string][] = [
      [
        { bytes: Buffer.from('MZ program'), name: 'a.exe', type: 'application/octet-stream' },
        415,
        'MEDIA_KIND_REFUSED',
      ],
      [{ bytes: Buffer.from('<script>'), name: 'a.jpg', type: 'image/jpeg' }, 415, 'MEDIA_KIND_REFUSED'],
      [{ bytes: await picture(), name: 'a.mp3', type: 'audio/mpeg' }, 415, 'FILE_TYPE_MISMATCH'],
      [{ bytes: Buffer.from('\xff\xd8\xff broken', 'latin1'), name: 'a.jpg', type: 'image/jpeg' }, 415, 'NOT_AN_IMAGE'],
      [{ bytes: Buffer.alloc(0), name: 'a.jpg', type: 'image/jpeg' }, 400, 'VALIDATION_FAILED'],
    ]
    for (const [file, status, code] of refusals) {
      const answer = await sendFile(casa.admin, { conversationId }, file)
      expect([answer.status, answer.body.code], file.name).toEqual([status, code])
      expect(answer.body.errors[0]?.field).toBe('file')
    }
    const sound = { bytes: Buffer.from('OggS'), name: 'a.ogg', type: 'audio/ogg' }
    const captioned = await sendFile(casa.admin, { conversationId, text: 'Écoutez' }, sound)
    expect(captioned.body.errors).toMatchObject([{ field: 'text', code: 'NOT_WITH_AUDIO' }])
    expect(await thread(conversationId)).toHaveLength(before)
  })

  it('is under the verdict of every message', async () => {
    const { phone, conversationId } = await personSending({ text: 'Bonjour' })
    bench.meta.inbound(phone, { text: 'STOP' })
    await bench.settle()
    const file = { bytes: await picture(), name: 'a.jpg', type: 'image/jpeg' }
    const refused = await sendFile(casa.admin, { conversationId }, file)
    expect([refused.status, refused.body.code]).toEqual([422, 'CONSENT_REQUIRED'])
    const blocked = await bench.t.superuser.query(
      `select 1 from app.activities where org_id = $1 and code = 'message.blocked' and ref_id = $2`,
      [casa.orgId, conversationId],
    )
    expect(blocked.rowCount).toBe(1)
  })

  it('is not for another organisation, a reader, or an agent whose conversation it is not', async () => {
    const { conversationId } = await personSending({ text: 'Bonjour' })
    const file = { bytes: pdf, name: 'plan.pdf', type: 'application/pdf' }
    const statusFor = async (caller: Caller) => (await sendFile(caller, { conversationId }, file)).status
    expect(await statusFor(lyon.admin)).toBe(404)
    expect(await statusFor(await bench.t.member(casa, ['AUDITOR']))).toBe(403)
    expect(await statusFor(await bench.t.member(casa, ['OWNER']))).toBe(403)
    expect(await statusFor(await bench.t.member(casa, ['AGENT']))).toBe(404)
  })

  it('does not leave by text message', async () => {
    const { number } = await bench.connectSms(casa)
    bench.meta.inbound('212671900001', { text: 'Bonjour', to: number })
    await bench.settle()
    const found = await bench.t.superuser.query<{ id: string }>(
      `select id from app.conversations where org_id = $1 and channel = 'SMS'`,
      [casa.orgId],
    )
    const conversationId = found.rows[0]?.id ?? ''
    const refused = await sendFile(
      casa.admin,
      { conversationId },
      { bytes: pdf, name: 'a.pdf', type: 'application/pdf' },
    )
    expect([refused.status, refused.body.code]).toEqual([422, 'MEDIA_NOT_ON_CHANNEL'])
  })

  it('leaves as a letter with the file in it, its words and its subject', async () => {
    await bench.connectMail(casa, 'contact@anfa.example')
    const email = 'salma@example.com'
    const made = await casa.admin.send<{ id: string; identities: { id: string }[] }>('POST', '/contacts', {
      ...{ firstName: 'Salma', emails: [email], phones: [] },
    })
    await casa.admin.send('POST', `/contacts/${made.body.id}/consents`, {
      ...{ identityId: made.body.identities[0]?.id, channel: 'EMAIL', purpose: 'CONTACT', state: 'GRANTED' },
      ...{ source: 'PAPER', evidence: { note: 'Fiche' } },
    })
    const to = { contactId: made.body.id, channel: 'EMAIL' }
    const file = { bytes: pdf, name: 'Plan de la villa.pdf', type: 'application/pdf' }
    const sent = await sendFile(casa.admin, { ...to, subject: 'Votre plan', text: 'Le voici.' }, file)
    expect(sent.status, JSON.stringify(sent.body)).toBe(202)
    await sendFile(casa.admin, to, file)
    const proposal = await sendFile(casa.admin, { ...to, purpose: 'MARKETING' }, file)
    expect([proposal.status, proposal.body.code]).toEqual([422, 'CONSENT_REQUIRED'])
    await bench.settle()
    const letters = bench.meta
      .mails()
      .filter((mail) => mail.recipients.includes(email))
      .toSorted((a, b) => b.subject.localeCompare(a.subject))
    expect(letters.map(({ subject, text }) => [subject, text.trim()])).toEqual([
      ['Votre plan', 'Le voici.'],
      ['Plan de la villa.pdf', ''],
    ])
    expect(letters[0]?.attachments).toEqual([
      { filename: 'Plan de la villa.pdf', contentType: 'application/pdf', size: pdf.length },
    ])
  })
})
