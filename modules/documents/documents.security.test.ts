import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { aDossier, ask, type DocumentAnswer, pdf, sendForm } from './documents.fixture.ts'
import type { DocumentPage } from './documents.schema.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let admin: Caller
let manager: Caller
let agent: Caller
let auditor: Caller

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
  lyon = await t.org({ country: 'FR' })
  admin = casa.admin
  manager = await t.member(casa, ['MANAGER'])
  agent = await t.member(casa, ['AGENT'])
  auditor = await t.member(casa, ['AUDITOR'])
})
afterAll(() => t.close())

const received = async (subject: Record<string, string>, more: Record<string, string> = {}) =>
  (
    await sendForm(
      admin,
      '/documents/upload',
      { bytes: pdf(JSON.stringify([subject, more])) },
      { ...subject, type: 'ID_CARD', ...more },
    )
  ).body

/** Every call on one document, by name, with the status it answers. */
async function everyCall(who: Caller, id: string, version: number): Promise<Record<string, number>> {
  const post = async (what: string, body: unknown) => (await who.send('POST', `/documents/${id}/${what}`, body)).status
  return {
    read: (await who.get(`/documents/${id}`)).status,
    versions: (await who.get(`/documents/${id}/versions`)).status,
    link: (await who.get(`/documents/${id}/versions/1/link`)).status,
    upload: (await sendForm(who, `/documents/${id}/versions`, { bytes: pdf('evil') })).status,
    patch: (await who.send('PATCH', `/documents/${id}`, { version, title: 'evil' })).status,
    check: await post('check', { version }),
    reject: await post('reject', { version, reason: 'evil' }),
    remove: await post('remove', { version, reason: 'evil' }),
    restore: await post('restore', { version }),
  }
}
const allOf = (status: number) => ({
  read: status,
  versions: status,
  link: status,
  upload: status,
  patch: status,
  check: status,
  reject: status,
  remove: status,
  restore: status,
})
const readOnly = (status: number) => ({ ...allOf(status), read: 200, versions: 200, link: 200 })
const fingerprint = async () =>
  (
    await t.superuser.query(
      `select md5(string_agg(k::text, '|' order by k.id)) as h, (select count(*) from app.document_versions) as n from app.documents k`,
    )
  ).rows[0]

/** A dossier of the branch's queue, given to somebody. */
async function givenTo(userId: string | null): Promise<{ id: string; contactId: string }> {
  const dossier = await aDossier(admin)
  const { version } = (await admin.get<{ version: number }>(`/dossiers/${dossier.id}`)).body
  await admin.send('POST', `/dossiers/${dossier.id}/assign`, { version, assigneeId: userId })
  return dossier
}

describe('another organisation', () => {
  it('sees, changes and adds nothing', async () => {
    const { id, contactId } = await aDossier(admin)
    const document = await received({ dossierId: id })
    const before = await fingerprint()
    expect(await everyCall(lyon.admin, document.id, document.version)).toEqual(allOf(404))
    for (const subject of [{ dossierId: id }, { contactId }]) {
      const [[field, value] = ['', '']] = Object.entries(subject)
      expect((await lyon.admin.get(`/documents?${field}=${value}`)).status).toBe(404)
      expect((await lyon.admin.send('POST', '/documents', { ...subject, documents: [{ type: 'PLAN' }] })).status).toBe(
        404,
      )
      expect((await sendForm(lyon.admin, '/documents/upload', {}, { ...subject, type: 'PLAN' })).status).toBe(404)
    }
    expect(await fingerprint()).toEqual(before)
  })

  it('gets no file by a link of its own making, and stores the same bytes apart', async () => {
    const mine = await received({ dossierId: (await aDossier(admin)).id })
    const link = (await admin.get<{ url: string }>(`/documents/${mine.id}/versions/1/link`)).body.url
    expect((await t.anonymous('GET', link)).status).toBe(200)
    expect((await t.anonymous('GET', `${link.slice(0, -3)}AAA`)).status).toBe(404)
    t.clock.advance(11 * 60_000)
    expect((await t.anonymous('GET', link)).status, 'a link to a paper lives minutes').toBe(404)
  })
})

describe('an agent', () => {
  it('has the documents of the dossiers given to them', async () => {
    const { id, contactId } = await givenTo(agent.userId)
    const asked = await ask(agent, id)
    const sent = await sendForm(agent, `/documents/${asked.id}/versions`)
    const checked = await agent.send<DocumentAnswer>('POST', `/documents/${asked.id}/check`, {
      version: sent.body.version,
    })
    expect([sent.status, checked.status]).toEqual([201, 200])
    expect((await sendForm(agent, '/documents/upload', {}, { contactId, type: 'PASSPORT' })).status).toBe(201)
    const page = (await agent.get<DocumentPage>(`/documents?dossierId=${id}`)).body
    expect(page.can).toEqual({ upload: true, manage: true, confidential: false })
  })

  it('reads those of the queue without changing them, and learns nothing of a colleague’s', async () => {
    const queue = await received({ dossierId: (await givenTo(null)).id })
    const { id, contactId } = await givenTo(manager.userId)
    const foreign = await received({ dossierId: id })
    const person = await received({ contactId })
    const before = await fingerprint()
    expect(await everyCall(agent, queue.id, queue.version)).toEqual({ ...readOnly(403), restore: 404 })
    expect(await everyCall(agent, foreign.id, foreign.version)).toEqual(allOf(404))
    expect(await everyCall(agent, person.id, person.version)).toEqual(allOf(404))
    expect((await agent.get(`/documents?dossierId=${id}`)).status).toBe(404)
    expect(await fingerprint()).toEqual(before)
  })
})

describe('documents for managers', () => {
  it('are not there for others: no list, no page, no file, no timeline, no way to name one', async () => {
    const { id } = await givenTo(agent.userId)
    const secret = await received({ dossierId: id }, { visibility: 'MANAGERS', title: 'Enquête' })
    const open = await received({ dossierId: id }, { title: 'Ouvert' })
    const before = await fingerprint()
    for (const who of [agent, auditor]) {
      const calls = await everyCall(who, secret.id, secret.version)
      expect([calls.read, calls.versions, calls.link]).toEqual([404, 404, 404])
      expect(Object.values(calls).every((status) => status === 404 || status === 403)).toBe(true)
      const page = (await who.get<DocumentPage>(`/documents?dossierId=${id}`)).body
      expect(page.items.map((d) => d.id)).toEqual([open.id])
      const timeline = await who.get(`/dossiers/${id}/timeline`)
      expect(JSON.stringify(timeline.body)).not.toContain('Enquête')
      expect(JSON.stringify(timeline.body)).toContain('Ouvert')
    }
    expect(await fingerprint()).toEqual(before)
    expect((await manager.get<DocumentPage>(`/documents?dossierId=${id}`)).body.items).toHaveLength(2)
    expect(JSON.stringify((await manager.get(`/dossiers/${id}/timeline`)).body)).toContain('Enquête')
    const audit = await agent.get<{ items: { entityId: string }[] }>('/audit?limit=100')
    expect(JSON.stringify(audit.body)).not.toContain(secret.id)
    // Asking for the same paper openly is no way to find out.
    await ask(admin, id, { type: 'TAX_NOTICE' }, { visibility: 'MANAGERS' })
    expect((await ask(agent, id, { type: 'TAX_NOTICE' })).state).toBe('REQUESTED')
  })

  it('are made and opened up by managers alone', async () => {
    const { id } = await givenTo(agent.userId)
    const open = await received({ dossierId: id })
    const hidden = { visibility: 'MANAGERS' }
    const asked = await agent.send('POST', '/documents', { dossierId: id, documents: [{ type: 'PLAN' }], ...hidden })
    const sent = await sendForm(agent, '/documents/upload', {}, { dossierId: id, type: 'PLAN', ...hidden })
    const changed = await agent.send('PATCH', `/documents/${open.id}`, { version: open.version, ...hidden })
    expect([asked.status, sent.status, changed.status]).toEqual([403, 403, 403])
    const hide = await manager.send<DocumentAnswer>('PATCH', `/documents/${open.id}`, {
      version: open.version,
      ...hidden,
    })
    expect(hide.body.visibility).toBe('MANAGERS')
    expect((await agent.get(`/documents/${open.id}`)).status).toBe(404)
    expect(JSON.stringify((await agent.get(`/dossiers/${id}/timeline?type=DOCUMENT_LOG`)).body)).not.toContain(open.id)
  })
})

describe('other roles', () => {
  it('an auditor reads and writes nothing; a moderator has no documents', async () => {
    const { id } = await aDossier(admin)
    const document = await received({ dossierId: id })
    expect(await everyCall(auditor, document.id, document.version)).toEqual(readOnly(403))
    expect((await auditor.send('POST', '/documents', { dossierId: id, documents: [{ type: 'PLAN' }] })).status).toBe(
      403,
    )
    const moderator = await t.member(casa, ['MODERATOR'])
    expect(await everyCall(moderator, document.id, document.version)).toEqual(allOf(403))
    expect((await moderator.get(`/documents?dossierId=${id}`)).status).toBe(403)
  })

  it('an owner has those of their own annonces: reads, brings, but neither asks nor judges', async () => {
    const owner = await t.member(casa, ['OWNER'])
    const email = (
      await t.superuser.query<{ email: string }>('select email from app.members where user_id = $1', [owner.userId])
    ).rows[0]?.email
    const contact = await admin.send<{ id: string }>('POST', '/contacts', {
      displayName: 'Propriétaire',
      emails: [email],
    })
    const facts = {
      description: '',
      transaction: 'SALE',
      propertyType: 'APARTMENT',
      price: { amount: 100_000_000, currency: 'MAD' },
      city: 'Casablanca',
      zone: 'Maârif',
    }
    const own = await admin.send<{ id: string }>('POST', '/annonces', {
      ...facts,
      title: 'Appartement à moi',
      ownerContactId: contact.body.id,
    })
    const other = await admin.send<{ id: string }>('POST', '/annonces', { ...facts, title: 'Appartement d’autrui' })
    expect([contact.status, own.status, other.status]).toEqual([201, 201, 201])
    const deed = await received({ annonceId: own.body.id })
    const secret = await received({ annonceId: own.body.id }, { visibility: 'MANAGERS', title: 'Avis de valeur' })
    const foreign = await received({ annonceId: other.body.id })
    const page = await owner.get<DocumentPage>(`/documents?annonceId=${own.body.id}`)
    expect(page.body.items.map((d) => d.id)).toEqual([deed.id])
    expect(page.body.can).toEqual({ upload: true, manage: false, confidential: false })
    expect((await sendForm(owner, '/documents/upload', {}, { annonceId: own.body.id, type: 'PLAN' })).status).toBe(201)
    expect(await everyCall(owner, deed.id, deed.version)).toEqual({
      read: 200,
      versions: 200,
      link: 200,
      upload: 201,
      patch: 409,
      check: 403,
      reject: 403,
      remove: 403,
      restore: 403,
    })
    for (const hidden of [secret, foreign]) {
      const calls = await everyCall(owner, hidden.id, hidden.version)
      expect(calls).toMatchObject({ read: 404, versions: 404, link: 404, upload: 404, patch: 404 })
    }
    const { id } = await aDossier(admin)
    expect((await owner.get(`/documents?dossierId=${id}`)).status).toBe(404)
    expect(
      (await owner.send('POST', '/documents', { annonceId: own.body.id, documents: [{ type: 'DPE' }] })).status,
    ).toBe(403)
  })

  it('a key opens documents only together with what they are about', async () => {
    const { id } = await aDossier(admin)
    await received({ dossierId: id })
    const keyed = async (scopes: string[]) => {
      const key = await admin.send<{ secret: string }>('POST', '/api-keys', { name: scopes.join(' '), scopes })
      return t.anonymous('GET', `/api/v1/documents?dossierId=${id}`, {
        headers: { authorization: `Bearer ${key.body.secret}`, 'x-org-id': casa.orgId },
      })
    }
    expect((await keyed(['document.read'])).status).toBe(404)
    expect((await keyed(['dossier.read'])).status).toBe(403)
    expect((await keyed(['document.read', 'dossier.read'])).status).toBe(200)
  })
})

describe('the database itself', () => {
  it('knows no received document without a file, and no file that changes', async () => {
    const { id } = await aDossier(admin)
    const asked = await ask(admin, id)
    const document = await received({ dossierId: id }, { title: 'Autre' })
    const tried = (statement: string, values: unknown[]) =>
      t.superuser.query(statement, values).then(
        () => 'done',
        (error: { code: string }) => error.code,
      )
    expect(
      await tried(`update app.documents set state = 'CHECKED', checked_at = now() where id = $1`, [asked.id]),
    ).toBe('23514')
    expect(
      await tried(`update app.documents set state = 'RECEIVED', current_number = 1 where id = $1`, [asked.id]),
    ).toBe('23503')
    expect(
      await tried('update app.documents set contact_id = (select id from app.contacts limit 1) where id = $1', [
        asked.id,
      ]),
    ).toBe('23514')
    expect(await tried('update app.document_versions set name = name where document_id = $1', [document.id])).not.toBe(
      'done',
    )
    expect(await tried('delete from app.document_versions where document_id = $1', [document.id])).not.toBe('done')
  })
})
