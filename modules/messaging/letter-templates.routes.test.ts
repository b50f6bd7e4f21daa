import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'
import type { LetterPreview } from './letter-preview.schema.ts'
import type { TemplateDetail } from './templates.admin.schema.ts'
import type { TemplateChoices } from './templates.schema.ts'

let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg
let agent: Caller
let mailbox: string
let serial = 0

beforeAll(async () => {
  bench = await startWhatsAppBench(1)
  casa = await bench.t.org({ country: 'MA', name: 'Anfa' })
  lyon = await bench.t.org({ country: 'FR' })
  agent = await bench.t.member(casa, ['AGENT'])
  mailbox = await bench.connectMail(casa, 'contact@anfa.example')
})
afterAll(() => bench.close())

type Sent = { id: string; code?: string; text: string; subject: string; errors?: { field: string; code: string }[] }
const field = (name: string, type = 'TEXT') => ({ name, type, example: 'Salma', source: null })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const document = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Votre visite' }] },
    paragraph({ type: 'text', text: 'Bonjour ' }, { type: 'text', text: '{{1}}', marks: [{ type: 'bold' }] }),
  ],
}
const words = {
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Visite de {{1}}' },
  document,
  footer: 'Anfa Immobilier',
  buttons: [{ type: 'URL', text: 'Confirmer', url: 'https://anfa.example/v/{{1}}' }],
  variables: [field('title'), field('name'), field('link', 'ADDRESS')],
}

async function written(change: object = {}): Promise<TemplateDetail> {
  serial += 1
  const made = await casa.admin.send<TemplateDetail>('POST', '/message-templates', {
    accountId: mailbox,
    name: `visite_${serial}`,
    language: 'fr',
    ...words,
    ...change,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

type Person = { id: string; email: string; identityId: string }
async function someone(purposes: readonly string[] = ['CONTACT']): Promise<Person> {
  serial += 1
  const email = `houda${serial}@example.com`
  const body = { firstName: `Houda ${serial}`, locale: 'fr', emails: [email], phones: [] }
  const made = (await casa.admin.send<{ id: string; identities: { id: string }[] }>('POST', '/contacts', body)).body
  const identityId = made.identities[0]?.id ?? ''
  for (const purpose of purposes)
    await casa.admin.send('POST', `/contacts/${made.id}/consents`, {
      ...{ identityId, channel: 'EMAIL', purpose, state: 'GRANTED', source: 'PAPER' },
      evidence: { note: 'Fiche' },
    })
  return { id: made.id, email, identityId }
}
const send = (to: Person, template: TemplateDetail, more: object = {}, who: Caller = casa.admin) =>
  who.send<Sent>('POST', '/outbound/messages', {
    contactId: to.id,
    channel: 'EMAIL',
    template: { name: template.name, language: 'fr', variables: ['la villa', 'Salma', '42'] },
    ...more,
  })
async function letterTo(who: Person) {
  await bench.settle()
  return bench.meta.mails().find((mail) => mail.recipients.includes(who.email))
}
async function conversationWith(who: Person): Promise<string> {
  const found = await bench.t.superuser.query<{ id: string }>(
    'select id from app.conversations where contact_id = $1',
    [who.id],
  )
  return found.rows[0]?.id ?? ''
}
const versions = (t: TemplateDetail, body: object) =>
  casa.admin.send<TemplateDetail>('POST', `/message-templates/${t.id}/versions`, {
    latest: t.latest,
    ...words,
    ...body,
  })

describe('a template of letters', () => {
  it('is ready as soon as it is written, its words kept with their form and without', async () => {
    const template = await written()
    expect(template).toMatchObject({ status: 'APPROVED', version: 1, account: { kind: 'SMTP' } })
    expect(template.versions[0]).toMatchObject({ document, body: 'Votre visite\n\nBonjour {{1}}' })
    const next = await versions(template, {
      document: { type: 'doc', content: [paragraph({ type: 'text', text: '{{1}}' })] },
    })
    expect(next.body).toMatchObject({ status: 'APPROVED', version: 2, latest: 2, body: '{{1}}' })
    const submitted = await casa.admin.send<Sent>('POST', `/message-templates/${template.id}/submission`, { latest: 2 })
    expect([submitted.status, submitted.body.code]).toEqual([422, 'TEMPLATE_CHANNEL'])
  })

  it('may be written in plain words', async () => {
    const { document: _, ...rest } = words
    const template = await written({ ...rest, document: null, body: 'Bonjour {{1}},\nà demain.\n\nMerci.' })
    expect(template.versions[0]?.document?.content).toHaveLength(2)
    expect(template.body).toBe('Bonjour {{1}},\nà demain.\n\nMerci.')
  })

  it('is refused with every field that is wrong; a number takes none with a form', async () => {
    const refused = await casa.admin.send<Sent>('POST', '/message-templates', {
      ...{ accountId: mailbox, name: 'sans_objet', language: 'fr' },
      ...{ ...words, header: null, buttons: [{ type: 'QUICK_REPLY', text: 'Oui' }] },
    })
    expect(refused.status).toBe(400)
    expect(refused.body.errors?.map((e) => e.field)).toEqual(
      expect.arrayContaining(['header', 'buttons.0', 'variables']),
    )
    const { accountId } = await bench.connect(casa)
    const number = await casa.admin.send<Sent>('POST', '/message-templates', {
      ...{ accountId, name: 'forme', language: 'fr', category: 'UTILITY', body: 'Bonjour.' },
      document: { type: 'doc', content: [paragraph({ type: 'text', text: 'Bonjour.' })] },
    })
    expect([number.status, number.body.errors?.[0]?.field]).toEqual([400, 'document'])
    const script = { type: 'doc', content: [{ type: 'script' }] }
    const hostile = await casa.admin.send<Sent>('POST', '/message-templates', {
      ...{ accountId: mailbox, name: 'hostile', language: 'fr' },
      ...{ ...words, document: script },
    })
    expect(hostile.status).toBe(400)
  })

  it('is shown as it will leave while it is written, faults and all', async () => {
    const shown = await casa.admin.send<LetterPreview>('POST', '/message-templates/preview', {
      accountId: mailbox,
      language: 'ar',
      header: { format: 'TEXT', text: 'زيارة {{1}}' },
      document,
      variables: [
        { name: 'title', type: 'TEXT', example: 'فيلا' },
        { name: 'name', type: 'TEXT', example: '' },
      ],
    })
    expect(shown.status).toBe(200)
    expect(shown.body.subject).toBe('زيارة فيلا')
    expect(shown.body.html).toMatch(/<html lang="ar" dir="rtl"/)
    expect(shown.body.html).toContain('<strong>[name]</strong>')
    expect(shown.body.text).toBe('Votre visite\n\nBonjour [name]')
  })
})

describe('a letter from a template', () => {
  it('arrives as a page and as plain words, and is counted for the version it was written in', async () => {
    const template = await written()
    const who = await someone()
    const sent = await send(who, template, {}, casa.admin)
    expect(sent.status, JSON.stringify(sent.body)).toBe(202)
    expect(sent.body).toMatchObject({ subject: 'Visite de la villa' })
    const letter = await letterTo(who)
    expect(letter?.subject).toBe('Visite de la villa')
    expect(letter?.text.replaceAll('\r\n', '\n').trim()).toBe(
      'Votre visite\n\nBonjour Salma\n\nConfirmer\nhttps://anfa.example/v/42\n\n—\nAnfa Immobilier',
    )
    expect(letter?.html).toContain('Bonjour <strong>Salma</strong>')
    expect(letter?.html).toContain('href="https://anfa.example/v/42"')
    const open = (await casa.admin.get<TemplateDetail>(`/message-templates/${template.id}`)).body
    expect(open.versions[0]?.figures).toMatchObject({ sent: 1, failed: 0 })
  })

  it('is offered in a conversation by mail, filled with what is known, and shown before it leaves', async () => {
    const template = await written({
      variables: [field('title'), { ...field('name'), source: 'name' }, field('link', 'ADDRESS')],
    })
    const who = await someone()
    await casa.admin.send('POST', '/outbound/messages', { contactId: who.id, channel: 'EMAIL', text: 'Bonjour' })
    const id = await conversationWith(who)
    const choices = (await casa.admin.get<TemplateChoices>(`/conversations/${id}/templates`)).body.items
    const choice = choices.find(({ name }) => name === template.name)
    expect(choice).toMatchObject({
      header: { text: 'Visite de {{1}}' },
      slots: ['HEADER', 'BODY', 'BUTTON'],
      mayWrite: { answer: 'YES' },
    })
    expect(choice?.variables.map(({ value }) => value)).toEqual([null, expect.stringMatching(/^Houda/), null])
    const preview = (variables: string[], who: Caller = casa.admin) =>
      who.send<LetterPreview>('POST', `/conversations/${id}/templates/preview`, {
        name: template.name,
        language: 'fr',
        variables,
      })
    expect((await preview(['', 'Houda'])).body).toMatchObject({
      subject: 'Visite de [title]',
      text: expect.stringContaining('Bonjour Houda'),
    })
    expect((await preview([], agent)).status).toBe(404)
    expect((await preview([], lyon.admin)).status).toBe(404)
  })

  it('is marketing when its template is: it leaves with that consent alone, and with the way out', async () => {
    const template = await written({ category: 'MARKETING' })
    const refused = await send(await someone(['CONTACT']), template)
    expect([refused.status, refused.body.code]).toEqual([422, 'CONSENT_REQUIRED'])
    const who = await someone(['CONTACT', 'MARKETING'])
    expect((await send(who, template)).status).toBe(202)
    const letter = await letterTo(who)
    expect(letter?.unsubscribe?.post).toBe('List-Unsubscribe=One-Click')
    expect(letter?.html).toMatch(/href="[^"]*\/app\/unsubscribe\/[^"]+"/)
    expect(letter?.text).toContain('/app/unsubscribe/')
  })

  it('leaves with the words it was written in, whatever becomes of the template', async () => {
    const template = await written()
    const who = await someone()
    const at = new Date(bench.clock.now() + 3_600_000).toISOString()
    expect((await send(who, template, { scheduledAt: at })).status).toBe(202)
    const next = await versions(template, { header: { format: 'TEXT', text: 'Autre objet {{1}}' } })
    expect(next.status).toBe(201)
    expect((await casa.admin.send('DELETE', `/message-templates/${template.id}?latest=2`)).status).toBe(204)
    bench.clock.advance(3_700_000)
    expect((await letterTo(who))?.subject).toBe('Visite de la villa')
    const gone = await send(await someone(), template)
    expect([gone.status, gone.body.code]).toEqual([422, 'TEMPLATE_NOT_APPROVED'])
  })

  it('is refused with a value too few, one too many, an empty one, or one that leads elsewhere', async () => {
    const template = await written({ buttons: [{ type: 'URL', text: 'Voir', url: 'https://anfa.example{{1}}' }] })
    const who = await someone()
    const withValues = (variables: string[]) =>
      send(who, template, { template: { name: template.name, language: 'fr', variables } })
    expect((await withValues(['a', 'b'])).body).toMatchObject({ code: 'TEMPLATE_VARIABLES' })
    expect((await withValues(['a', 'b', '/c', 'd'])).body).toMatchObject({ code: 'TEMPLATE_VARIABLES' })
    expect((await withValues(['a', ' ', '/c'])).body.errors).toEqual([
      expect.objectContaining({ field: 'template.variables.1', code: 'REQUIRED' }),
    ])
    expect((await withValues(['a', 'b', '.evil.example/'])).body.errors).toEqual([
      expect.objectContaining({ field: 'template.variables.2', code: 'FORMAT' }),
    ])
    expect((await withValues(['a', 'b', '/c'])).status).toBe(202)
  })
})

it('shows letters in a frame that takes their styles and nothing else', async () => {
  const frame = await bench.t.anonymous('GET', '/api/v1/letter-frame')
  expect(frame.status).toBe(200)
  expect(frame.headers['content-security-policy']).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  )
  expect(frame.headers['x-frame-options']).toBe('SAMEORIGIN')
})
