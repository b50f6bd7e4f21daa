import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aDossier, ask, type DocumentAnswer, docx, jpeg, odt, pdf, sendForm, xlsx, zip } from './documents.fixture.ts'
import type { Document, DocumentLink, DocumentPage, DocumentVersion } from './documents.schema.ts'

let t: TestApp
let casa: TestOrg
let admin: Caller

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
  admin = casa.admin
})
afterAll(() => t.close())

const DAY = 86_400_000
const act = (id: string, what: string, body: Record<string, unknown>, who = admin) =>
  who.send<DocumentAnswer>('POST', `/documents/${id}/${what}`, body)
const patch = (id: string, body: Record<string, unknown>) =>
  admin.send<DocumentAnswer>('PATCH', `/documents/${id}`, body)
const list = async (query: string, who = admin) => (await who.get<DocumentPage>(`/documents?${query}`)).body
const told = async (dossierId: string) =>
  (
    await admin.get<{ items: { code: string; params: Record<string, unknown>; ref: unknown }[] }>(
      `/dossiers/${dossierId}/timeline?type=DOCUMENT_LOG`,
    )
  ).body.items
const received = async (dossierId: string, type = 'ID_CARD') =>
  (await sendForm(admin, '/documents/upload', {}, { dossierId, type })).body
const fetched = async (id: string, number = 1) => {
  const link = (await admin.get<DocumentLink>(`/documents/${id}/versions/${number}/link`)).body
  const answer = await t.app.http.app.inject({ method: 'GET', url: link.url })
  return { link, bytes: answer.rawPayload, headers: answer.headers }
}

describe('asking for documents', () => {
  it('makes one that waits for each, told on the timeline', async () => {
    const { id } = await aDossier(admin)
    const asked = await admin.send<{ items: Document[] }>('POST', '/documents', {
      dossierId: id,
      documents: [{ type: 'ID_CARD' }, { type: 'PAY_SLIP', title: ' Janvier\u202E 2026 ' }],
      note: 'Recto verso',
      dueOn: '2026-03-20',
    })
    expect(asked.status).toBe(201)
    expect(asked.body.items).toMatchObject([
      { type: 'ID_CARD', title: null, state: 'REQUESTED', dueOn: '2026-03-20', overdue: false, note: 'Recto verso' },
      {
        type: 'PAY_SLIP',
        title: 'Janvier 2026',
        requested: { at: '2026-03-12T09:00:00+00:00' },
        current: null,
        version: 1,
      },
    ])
    expect(asked.body.items[0]?.requested?.by).toEqual({ kind: 'user', id: admin.userId, name: 'Admin' })
    const [slip, card] = await told(id)
    expect([slip?.code, slip?.params.document, card?.params.document]).toEqual([
      'document.requested',
      'Janvier 2026',
      'ID_CARD',
    ])
  })

  it('refuses to ask twice for the same, and keeps nothing of such a request', async () => {
    const { id } = await aDossier(admin)
    await ask(admin, id)
    const twice = await admin.send('POST', '/documents', {
      dossierId: id,
      documents: [{ type: 'LEASE' }, { type: 'ID_CARD' }],
    })
    expect([twice.status, twice.body.code]).toEqual([409, 'DOCUMENT_ALREADY_REQUESTED'])
    expect((await list(`dossierId=${id}`)).items).toHaveLength(1)
    expect(await told(id)).toHaveLength(1)
    const both = await Promise.all(
      [1, 2].map(() => admin.send('POST', '/documents', { dossierId: id, documents: [{ type: 'PLAN' }] })),
    )
    expect(both.map((a) => a.status).sort()).toEqual([201, 409])
  })

  it.each([
    [{ documents: [{ type: 'ID_CARD' }] }, 'subject'],
    [
      {
        dossierId: '00000000-0000-7000-8000-000000000000',
        contactId: '00000000-0000-7000-8000-000000000000',
        documents: [{ type: 'ID_CARD' }],
      },
      'subject',
    ],
    [{ documents: [] }, 'documents'],
    [{ documents: [{ type: 'horoscope' }] }, 'documents.0.type'],
    [{ documents: [{ type: 'ID_CARD', title: 'x'.repeat(121) }] }, 'documents.0.title'],
    [{ documents: [{ type: 'ID_CARD' }], dueOn: '2026-02-30' }, 'dueOn'],
    [{ documents: [{ type: 'ID_CARD' }], dueOn: 'demain' }, 'dueOn'],
    [{ documents: [{ type: 'ID_CARD' }], visibility: 'WORLD' }, 'visibility'],
    [{ documents: [{ type: 'ID_CARD' }], note: 'a\u0000b' }, 'note'],
  ])('answers %j with 400 on %s', async (body, field) => {
    const answer = await admin.send<DocumentAnswer>('POST', '/documents', body)
    expect([answer.status, answer.body.errors[0]?.field]).toEqual([400, field])
  })

  it('is overdue the day after', async () => {
    const { id } = await aDossier(admin)
    const asked = await ask(admin, id, { type: 'ID_CARD' }, { dueOn: '2026-03-11' })
    expect(asked.overdue).toBe(true)
    expect((await ask(admin, id, { type: 'PLAN' }, { dueOn: '2026-03-12' })).overdue).toBe(false)
  })
})

describe('files', () => {
  it('answer a request, follow each other as versions, and all stay downloadable', async () => {
    const { id } = await aDossier(admin)
    const asked = await ask(admin, id)
    const first = await sendForm(admin, `/documents/${asked.id}/versions`, { bytes: pdf('un'), name: 'cin un.pdf' })
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({
      state: 'RECEIVED',
      version: 2,
      current: { number: 1, name: 'cin un.pdf', mediaType: 'application/pdf', thumbUrl: null },
    })
    const again = await sendForm(admin, `/documents/${asked.id}/versions`, { bytes: pdf('un'), name: 'copie.pdf' })
    expect(again.body.version, 'the same file sent twice is kept once').toBe(2)
    await sendForm(admin, `/documents/${asked.id}/versions`, { bytes: pdf('deux'), name: 'cin deux.pdf' })
    const versions = await admin.get<{ items: DocumentVersion[] }>(`/documents/${asked.id}/versions`)
    expect(versions.body.items.map((v) => [v.number, v.name])).toEqual([
      [2, 'cin deux.pdf'],
      [1, 'cin un.pdf'],
    ])
    const old = await fetched(asked.id, 1)
    expect(old.bytes.equals(pdf('un'))).toBe(true)
    expect(old.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(old.headers['content-disposition']).toMatch(/^attachment; filename="cin un.pdf"/)
    expect((await told(id)).map((a) => a.code)).toEqual([
      'document.new_version',
      'document.received',
      'document.requested',
    ])
  })

  it('may come without having been asked for, on a dossier, an annonce and a contact', async () => {
    const { id: dossierId, contactId } = await aDossier(admin)
    const annonce = await admin.send<{ id: string }>('POST', '/annonces', {
      title: 'Appartement lumineux',
      description: '',
      transaction: 'SALE',
      propertyType: 'APARTMENT',
      price: { amount: 100_000_000, currency: 'MAD' },
      city: 'Casablanca',
      zone: 'Maârif',
    })
    expect(annonce.status).toBe(201)
    const subjects = [{ dossierId }, { annonceId: annonce.body.id }, { contactId }]
    for (const subject of subjects) {
      const [field, id] = Object.entries(subject)[0] ?? ['', '']
      const sent = await sendForm(
        admin,
        '/documents/upload',
        {},
        { ...subject, type: 'TITLE_DEED', title: 'TF 1234', expiresOn: '2026-03-24' },
      )
      expect([sent.status, sent.body.state, sent.body.requested, sent.body.daysLeft], field).toEqual([
        201,
        'RECEIVED',
        null,
        12,
      ])
      const page = await list(`${field}=${id}`)
      expect(page.items.map((d) => d.id)).toEqual([sent.body.id])
      expect(page.can).toEqual({ upload: true, manage: true, confidential: true })
    }
  })

  it('that are pictures are drawn anew: nothing but pixels is left', async () => {
    const { id } = await aDossier(admin)
    const original = Buffer.concat([await jpeg(7), Buffer.from('<script>alert(1)</script>')])
    const sent = await sendForm(
      admin,
      '/documents/upload',
      { bytes: original, name: 'CIN recto.JPG', type: 'image/jpeg' },
      { dossierId: id, type: 'ID_CARD' },
    )
    expect(sent.body.current).toMatchObject({ mediaType: 'image/webp', name: 'CIN recto.JPG' })
    const { link, bytes, headers } = await fetched(sent.body.id)
    expect(link).toMatchObject({ name: 'CIN recto.webp', inline: true })
    expect(headers['content-disposition']).toMatch(/^inline; filename="CIN recto.webp"/)
    expect(bytes.includes('script') || bytes.includes('SecretCam')).toBe(false)
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    const thumb = await t.app.http.app.inject({ method: 'GET', url: sent.body.current?.thumbUrl ?? '' })
    expect([thumb.statusCode, thumb.headers['content-type']]).toEqual([200, 'image/webp'])
  })

  it('of offices are kept as they came', async () => {
    const { id } = await aDossier(admin)
    for (const [bytes, name] of [
      [docx(), 'bail.docx'],
      [xlsx(), 'revenus.xlsx'],
      [odt(), 'lettre.odt'],
    ] as const) {
      const sent = await sendForm(
        admin,
        '/documents/upload',
        { bytes, name, type: '' },
        { dossierId: id, type: 'OTHER', title: name },
      )
      expect(sent.status, name).toBe(201)
      const { bytes: stored, headers } = await fetched(sent.body.id)
      expect(stored.equals(bytes)).toBe(true)
      expect(headers['content-disposition']).toMatch(/^attachment/)
    }
  })

  it('are refused with field and reason when they are not what they say, and nothing is written', async () => {
    const { id } = await aDossier(admin)
    const asked = await ask(admin, id)
    const refusals = [
      [{ bytes: Buffer.from('<html>'), name: 'a.html', type: 'text/html' }, 415, 'FILE_KIND_REFUSED'],
      [{ bytes: pdf(), name: 'a.exe' }, 415, 'FILE_TYPE_MISMATCH'],
      [{ bytes: pdf(), name: 'a.pdf', type: 'image/png' }, 415, 'FILE_TYPE_MISMATCH'],
      [{ bytes: Buffer.concat([pdf(), zip([{ name: 'a.js', text: 'x' }])]) }, 415, 'FILE_POLYGLOT'],
      [{ bytes: Buffer.concat([await jpeg(), docx()]), name: 'a.jpg', type: 'image/jpeg' }, 415, 'FILE_POLYGLOT'],
      [
        { bytes: docx([{ name: 'word/vbaProject.bin', text: 'x' }]), name: 'a.docx', type: '' },
        415,
        'FILE_WITH_MACROS',
      ],
      [{ bytes: (await jpeg()).subarray(0, 300), name: 'a.jpg', type: 'image/jpeg' }, 415, 'NOT_AN_IMAGE'],
      [{ bytes: pdf().subarray(0, 50) }, 415, 'FILE_BROKEN'],
    ] as const
    for (const [file, status, code] of refusals) {
      const answer = await sendForm(admin, `/documents/${asked.id}/versions`, file)
      expect([answer.status, answer.body.code, answer.body.errors[0]?.field, answer.body.errors[0]?.code]).toEqual([
        status,
        code,
        'file',
        code,
      ])
      expect(answer.body.errors[0]?.message).not.toContain('field.')
    }
    const empty = await sendForm(admin, `/documents/${asked.id}/versions`, { bytes: Buffer.alloc(0) })
    expect([empty.status, empty.body.errors[0]]).toMatchObject([400, { field: 'file', code: 'EMPTY' }])
    const huge = await sendForm(admin, `/documents/${asked.id}/versions`, {
      bytes: Buffer.alloc(15 * 1024 * 1024 + 1, 0x20),
    })
    expect([huge.status, huge.body.code]).toEqual([413, 'BODY_TOO_LARGE'])
    const after = await admin.get<Document>(`/documents/${asked.id}`)
    expect([after.body.state, after.body.current, after.body.version]).toEqual(['REQUESTED', null, 1])
    expect(await told(id)).toHaveLength(1)
  })

  it('with hostile names are kept under harmless ones', async () => {
    const { id } = await aDossier(admin)
    const names = [
      ['../../../etc/passwd.pdf', 'passwd.pdf'],
      ['facture\u202Efdp.pdf', 'facturefdp.pdf'],
      [`${'n'.repeat(10_000)}.pdf`, `${'n'.repeat(146)}.pdf`],
      ['"; filename="x.html', '__ filename=_x.html'],
    ]
    for (const [i, [given, kept]] of names.entries()) {
      const sent = await sendForm(
        admin,
        '/documents/upload',
        { bytes: pdf(`name ${i}`), name: given ?? '' },
        { dossierId: id, type: 'OTHER', title: `n${i}` },
      )
      if (kept?.endsWith('.pdf')) expect([sent.status, sent.body.current?.name]).toEqual([201, kept])
      else expect([sent.status, sent.body.code]).toEqual([415, 'FILE_TYPE_MISMATCH'])
    }
  })

  it('need a form with a file and good fields', async () => {
    const { id } = await aDossier(admin)
    const wrong = [
      [{ dossierId: id }, 'type'],
      [{ dossierId: id, type: 'HOROSCOPE' }, 'type'],
      [{ dossierId: 'x', type: 'PLAN' }, 'dossierId'],
      [{ type: 'PLAN' }, 'subject'],
      [{ dossierId: id, type: 'PLAN', expiresOn: '31/12/2026' }, 'expiresOn'],
      [{ dossierId: id, type: 'PLAN', title: 'x'.repeat(200) }, 'title'],
      [{ dossierId: id, type: 'PLAN', org_id: id }, 'org_id'],
    ] as const
    for (const [fields, field] of wrong) {
      const answer = await sendForm(admin, '/documents/upload', {}, fields)
      expect([answer.status, answer.body.errors[0]?.field]).toEqual([400, field])
    }
    const form = { 'content-type': 'multipart/form-data; boundary=edge' }
    const none = await admin.send('POST', '/documents/upload', Buffer.from('--edge--\r\n'), form)
    expect(none.status).toBe(400)
    expect((await admin.send('POST', '/documents/upload', Buffer.from('nonsense'), form)).status).toBe(400)
    expect((await admin.send('POST', '/documents/upload', { type: 'PLAN' })).status).toBe(415)
    expect((await list(`dossierId=${id}`)).items).toEqual([])
  })

  it('sent at once by two become two versions, each whole', async () => {
    const { id } = await aDossier(admin)
    const asked = await ask(admin, id)
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((w) => sendForm(admin, `/documents/${asked.id}/versions`, { bytes: pdf(w) })),
    )
    expect(answers.map((a) => a.status)).toEqual([201, 201, 201])
    const versions = await admin.get<{ items: DocumentVersion[] }>(`/documents/${asked.id}/versions`)
    expect(versions.body.items.map((v) => v.number)).toEqual([3, 2, 1])
  })
})

describe('judging a document', () => {
  it('checks what is there, once, and not what is still awaited', async () => {
    const { id } = await aDossier(admin)
    const asked = await ask(admin, id)
    const early = await act(asked.id, 'check', { version: 1 })
    expect([early.status, early.body.code, early.body.current.state]).toEqual([422, 'DOCUMENT_STATE', 'REQUESTED'])
    await sendForm(admin, `/documents/${asked.id}/versions`)
    const checked = await act(asked.id, 'check', { version: 2, expiresOn: '2030-01-01' })
    expect(checked.body).toMatchObject({
      state: 'CHECKED',
      expiresOn: '2030-01-01',
      checked: { by: { name: 'Admin' } },
    })
    expect((await act(asked.id, 'check', { version: 3 })).status).toBe(422)
    const next = await sendForm(admin, `/documents/${asked.id}/versions`, { bytes: pdf('autre') })
    expect([next.body.state, next.body.expiresOn], 'a new file is to be checked again').toEqual([
      'RECEIVED',
      '2030-01-01',
    ])
  })

  it('by two at once: one wins, the other is told how it stands', async () => {
    const { id } = await aDossier(admin)
    const document = await received(id)
    const answers = await Promise.all([
      act(document.id, 'check', { version: document.version }),
      act(document.id, 'reject', { version: document.version, reason: 'Illisible' }),
    ])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
    const [won, lost] = answers[0]?.status === 200 ? answers : [answers[1], answers[0]]
    expect(lost?.body.code).toBe('VERSION_CONFLICT')
    expect(lost?.body.current.state).toBe(won?.body.state)
    expect((await told(id)).filter((a) => /checked|rejected/.test(a.code))).toHaveLength(1)
  })

  it('rejects with a reason that stays, until another file comes', async () => {
    const { id } = await aDossier(admin)
    const document = await received(id)
    for (const body of [{ version: document.version }, { version: document.version, reason: '  ' }])
      expect((await act(document.id, 'reject', body)).status).toBe(400)
    const rejected = await act(document.id, 'reject', { version: document.version, reason: 'Photo floue' })
    expect(rejected.body).toMatchObject({ state: 'REJECTED', rejected: { reason: 'Photo floue' } })
    expect((await told(id))[0]).toMatchObject({ code: 'document.rejected', params: { reason: 'Photo floue' } })
    const again = await sendForm(admin, `/documents/${document.id}/versions`)
    expect(again.body, 'even the same file: somebody insists').toMatchObject({
      state: 'RECEIVED',
      rejected: null,
      current: { number: 2 },
    })
  })
})

describe('changing and taking away', () => {
  it('renames, dates and annotates with the version at hand', async () => {
    const { id } = await aDossier(admin)
    const document = await received(id)
    const change = { title: 'Carte de Salma', note: 'Original vu', expiresOn: '2026-04-01', type: 'PASSPORT' }
    const changed = await patch(document.id, { version: document.version, ...change })
    expect(changed.body).toMatchObject({ ...change, daysLeft: 20, version: document.version + 1 })
    const stale = await patch(document.id, { version: document.version, title: 'Autre' })
    expect([stale.status, stale.body.current.title]).toEqual([409, 'Carte de Salma'])
    const emptied = await patch(document.id, { version: document.version + 1, title: null, expiresOn: null })
    expect(emptied.body).toMatchObject({ title: null, expiresOn: null, daysLeft: null })
    expect((await patch(document.id, { version: 99, unknown: 1 })).status).toBe(400)
  })

  it('takes away for a reason and brings back for 30 days', async () => {
    const { id } = await aDossier(admin)
    const document = await received(id)
    expect((await act(document.id, 'remove', { version: document.version })).status).toBe(400)
    const removed = await act(document.id, 'remove', { version: document.version, reason: 'Mauvais dossier' })
    expect(removed.body.removed).toMatchObject({ reason: 'Mauvais dossier', until: '2026-04-11T09:00:00.000Z' })
    expect((await list(`dossierId=${id}`)).items).toEqual([])
    expect((await admin.get(`/documents/${document.id}`)).status).toBe(404)
    expect((await admin.get(`/documents/${document.id}/versions/1/link`)).status).toBe(404)
    expect((await sendForm(admin, `/documents/${document.id}/versions`)).status).toBe(404)
    expect((await act(document.id, 'check', { version: removed.body.version })).status).toBe(404)
    expect((await list(`dossierId=${id}&removed=true`)).items.map((d) => d.id)).toEqual([document.id])
    const back = await act(document.id, 'restore', { version: removed.body.version })
    expect(back.body).toMatchObject({ state: 'RECEIVED', removed: null })
    expect((await act(document.id, 'restore', { version: back.body.version })).status).toBe(404)
    const gone = await act(document.id, 'remove', { version: back.body.version, reason: 'Encore' })
    const start = t.clock.now()
    t.clock.advance(30 * DAY)
    expect((await act(document.id, 'restore', { version: gone.body.version })).status).toBe(404)
    expect((await list(`dossierId=${id}&removed=true`)).items).toEqual([])
    t.clock.set(start)
  })

  it('a withdrawn request may be asked for again; then the old one cannot come back beside it', async () => {
    const { id } = await aDossier(admin)
    const asked = await ask(admin, id)
    const removed = await act(asked.id, 'remove', { version: 1, reason: 'Inutile' })
    expect((await told(id))[0]?.code).toBe('document.request_withdrawn')
    await ask(admin, id)
    const back = await act(asked.id, 'restore', { version: removed.body.version })
    expect([back.status, back.body.code]).toEqual([409, 'DOCUMENT_ALREADY_REQUESTED'])
  })

  it('is in the audit', async () => {
    const { id } = await aDossier(admin)
    const document = await received(id)
    await act(document.id, 'check', { version: document.version })
    const found = await t.superuser.query(
      `select entity, action from app.audit_entries where entity_id = $1 or entity = 'document_versions' order by id`,
      [document.id],
    )
    expect(found.rows.map((r) => `${r.entity} ${r.action}`)).toEqual(
      expect.arrayContaining(['documents INSERT', 'documents UPDATE', 'document_versions INSERT']),
    )
  })
})

describe('running out', () => {
  it('is seen on the day after the last one, and noted on the timeline once', async () => {
    const { id } = await aDossier(admin)
    const start = t.clock.now()
    const heard: unknown[] = []
    t.app.platform.events.on('documents.expired', (_ctx, payload) => {
      heard.push(payload.documentId)
    })
    const sent = await sendForm(
      admin,
      '/documents/upload',
      {},
      { dossierId: id, type: 'ID_CARD', expiresOn: '2026-03-13' },
    )
    const state = async () => (await admin.get<Document>(`/documents/${sent.body.id}`)).body.state
    t.clock.set(Date.parse('2026-03-13T22:30:00Z'))
    await t.app.drain()
    expect(await state()).toBe('RECEIVED')
    t.clock.set(Date.parse('2026-03-14T00:30:00Z'))
    expect(await state(), 'before any job ran').toBe('EXPIRED')
    await t.app.drain()
    await t.app.drain()
    expect((await told(id)).filter((a) => a.code === 'document.expired')).toHaveLength(1)
    expect(heard).toEqual([sent.body.id])
    const renewed = await sendForm(
      admin,
      `/documents/${sent.body.id}/versions`,
      { bytes: pdf('neuf') },
      { expiresOn: '2026-03-20' },
    )
    expect(renewed.body.state).toBe('RECEIVED')
    t.clock.set(Date.parse('2026-03-21T09:00:00Z'))
    await t.app.drain()
    expect((await told(id)).filter((a) => a.code === 'document.expired')).toHaveLength(2)
    t.clock.set(start)
  })

  it('is not noted of what was taken away or prolonged', async () => {
    const { id } = await aDossier(admin)
    const start = t.clock.now()
    const one = await sendForm(
      admin,
      '/documents/upload',
      {},
      { dossierId: id, type: 'ID_CARD', expiresOn: '2026-03-13' },
    )
    const two = await sendForm(
      admin,
      '/documents/upload',
      {},
      { dossierId: id, type: 'LEASE', expiresOn: '2026-03-13' },
    )
    await act(one.body.id, 'remove', { version: one.body.version, reason: 'x' })
    await patch(two.body.id, { version: two.body.version, expiresOn: '2027-03-13' })
    t.clock.set(Date.parse('2026-03-15T09:00:00Z'))
    await t.app.drain()
    expect((await told(id)).map((a) => a.code)).not.toContain('document.expired')
    t.clock.set(start)
  })
})

describe('lists', () => {
  it('go on from where a page ended', async () => {
    const { id } = await aDossier(admin)
    for (let i = 0; i < 5; i += 1) await ask(admin, id, { type: 'PAY_SLIP', title: `Mois ${i}` })
    const all = (await list(`dossierId=${id}`)).items.map((d) => d.id)
    const read: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: DocumentPage = await list(`dossierId=${id}&limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      read.push(...page.items.map((d) => d.id))
      cursor = page.nextCursor
    }
    expect([read, read.length]).toEqual([all, 5])
    expect((await admin.get(`/documents?dossierId=${id}&cursor=zzz`)).status).toBe(400)
    expect((await admin.get('/documents')).status).toBe(400)
  })
})

describe('the way of a dossier', () => {
  type Moved = {
    status: string
    code: string
    detail: string
    transitions: { to: string; allowed: boolean; guards: { code: string; ok: boolean; reason: string | null }[] }[]
  }
  const move = async (id: string, to: string, who = admin) => {
    const { version } = (await who.get<{ version: number }>(`/dossiers/${id}`)).body
    return who.send<Moved>('POST', `/dossiers/${id}/transitions`, { to, version })
  }
  const atDocuments = async () => {
    const { id } = await aDossier(admin)
    await t.superuser.query(`update app.dossiers set status = 'DOCS_REQUESTED' where id = $1`, [id])
    return id
  }
  const way = async (id: string) => {
    const page = (await admin.get<Moved>(`/dossiers/${id}`, { 'accept-language': 'fr' })).body
    return page.transitions.find((w) => w.to === 'DOCS_RECEIVED')
  }

  it('reaches DOCS_RECEIVED when nothing that was asked for is missing, and says what is', async () => {
    const id = await atDocuments()
    const card = await ask(admin, id)
    await ask(admin, id, { type: 'PAY_SLIP', title: 'Bulletin de mars' })
    expect(await way(id)).toMatchObject({
      allowed: false,
      guards: [
        { code: 'documents_received', ok: false, reason: 'Documents attendus : Carte d’identité et Bulletin de mars' },
      ],
    })
    const refused = await move(id, 'DOCS_RECEIVED')
    expect([refused.status, refused.body.code]).toEqual([422, 'GUARD_FAILED'])
    expect(refused.body.detail).toContain('Bulletin de mars')
    for (const document of (await list(`dossierId=${id}`)).items)
      await sendForm(admin, `/documents/${document.id}/versions`, { bytes: pdf(document.id) })
    const { version } = (await admin.get<Document>(`/documents/${card.id}`)).body
    const rejected = await act(card.id, 'reject', { version, reason: 'Floue' })
    expect((await way(id))?.guards[0]?.reason).toBe('Documents attendus : Carte d’identité')
    await sendForm(admin, `/documents/${card.id}/versions`, { bytes: pdf('nette') }, { expiresOn: '2026-03-01' })
    expect((await way(id))?.allowed, 'a card that has run out is no card').toBe(false)
    const expired = (await admin.get<Document>(`/documents/${card.id}`)).body
    expect([rejected.body.state, expired.state]).toEqual(['REJECTED', 'EXPIRED'])
    await patch(card.id, { version: expired.version, expiresOn: '2032-03-01' })
    const moved = await move(id, 'DOCS_RECEIVED')
    expect([moved.status, moved.body.status]).toEqual([200, 'DOCS_RECEIVED'])
  })

  it('is open when nothing was asked for here, and not held up by what is for managers alone', async () => {
    const id = await atDocuments()
    await ask(admin, id, { type: 'TAX_NOTICE' }, { visibility: 'MANAGERS' })
    expect(await way(id)).toMatchObject({ allowed: true })
    expect((await move(id, 'DOCS_RECEIVED')).status).toBe(200)
  })
})
