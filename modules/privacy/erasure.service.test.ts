import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, publishedAnnonce, startWhatsAppBench, type TestOrg, type WhatsAppBench } from '#testing'

let bench: WhatsAppBench
let casa: TestOrg
let lyon: TestOrg

beforeAll(async () => {
  bench = await startWhatsAppBench(2)
  casa = await bench.t.org()
  lyon = await bench.t.org()
  await bench.connect(casa)
  await bench.connect(lyon)
})
afterAll(() => bench.close())

type Contact = { id: string; displayName: string; version: number; identities: { id: string; kind: string }[] }
type Dossier = { id: string; version: number; status: string }

/** Everything the installation holds, as text: every row of every table, every file. Returns where a word stands. */
async function whereIs(words: readonly string[]): Promise<string[]> {
  const { superuser } = bench.t
  const tables = await superuser.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('app', 'platform', 'auth')`,
  )
  const found: string[] = []
  for (const { name } of tables.rows) {
    const rows = await superuser.query<{ row: string }>(`select x::text as row from ${name} x`)
    for (const word of words)
      for (const { row } of rows.rows)
        if (row.toLowerCase().includes(word.toLowerCase())) found.push(`${name}: ${word}: ${row.slice(0, 300)}`)
  }
  const root = path.join(bench.t.app.platform.config.dataDir, 'files')
  const walk = (folder: string): string[] =>
    !existsSync(folder)
      ? []
      : readdirSync(folder).flatMap((name) => {
          const full = path.join(folder, name)
          return statSync(full).isDirectory() ? walk(full) : [full]
        })
  for (const file of walk(root))
    for (const word of words) if (readFileSync(file, 'latin1').includes(word)) found.push(`${file}: ${word}`)
  return found
}

/** A small whole PDF that says a word. */
const PAPER =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% zmarkfile\n' +
  'trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n'
const PHONE = '+212661909090'
const OTHER = '+212661808080'
/** One word in each place where somebody may write about a person. */
const WORDS = [
  'Zmarkname',
  'Zmarkother',
  '661909090',
  'zmark@exemple.ma',
  'zmarksays',
  'zmarknote',
  'zmarkrich',
  'zmarkcorrected',
  'zmarktask',
  'zmarkplace',
  'zmarkpaper',
  'zmarktitle',
  'zmarkfile',
  'zmarkedited',
  'zmarkoffer',
  'zmarkwhy',
  'zmarkparty',
  'zmarkopinion',
  'zmarkproof',
  'zmarkasked',
  'zmarkcontact',
  'zmarkmerged',
]

async function ok<T>(answer: Promise<Pick<Answer<T>, 'status' | 'body'>>): Promise<T> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

async function contactOf(org: TestOrg, q: string): Promise<Contact> {
  const page = await ok(org.admin.get<{ items: Contact[] }>(`/contacts?q=${encodeURIComponent(q)}`))
  const [contact] = page.items
  if (!contact) throw new Error(`nobody is found by ${q}`)
  return contact
}

/** A person with a whole life in the agency, told through the same doors as in life. */
async function aLife(org: TestOrg): Promise<{ contact: Contact; dossier: Dossier }> {
  const { admin } = org
  bench.meta.inbound(PHONE, {
    text: 'Bonjour zmarksays, je cherche un appartement à acheter à Casablanca',
    name: 'Zmarkname',
  })
  await bench.settle()
  const found = await contactOf(org, PHONE)
  const contact = await ok(admin.get<Contact>(`/contacts/${found.id}`))
  await ok(admin.send('PATCH', `/contacts/${contact.id}`, { version: contact.version, note: 'zmarkcontact' }))
  await ok(
    admin.send('POST', `/contacts/${contact.id}/identities`, {
      kind: 'EMAIL',
      value: 'zmark@exemple.ma',
    }),
  )
  const page = await ok(admin.get<{ items: Dossier[] }>(`/dossiers?q=${encodeURIComponent(PHONE)}`))
  const [dossier] = page.items
  if (!dossier) throw new Error('no dossier')
  const at = `/dossiers/${dossier.id}`
  const annonceId = await publishedAnnonce(bench.t, org)
  const note = await ok(admin.send<{ id: string }>('POST', `${at}/notes`, { body: 'zmarknote' }))
  await ok(admin.send('PATCH', `/notes/${note.id}`, { body: 'zmarkedited' }))
  const document = (text: string) => ({
    content: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  })
  const rich = await ok(admin.send<{ id: string }>('POST', `${at}/notes`, document('zmarkrich')))
  await ok(admin.send('PATCH', `/notes/${rich.id}`, document('zmarkcorrected')))
  await ok(admin.send('POST', '/tasks', { dossierId: dossier.id, title: 'zmarktask', category: 'CALL_BACK' }))
  await ok(admin.send('POST', `${at}/interests`, { annonceId, state: 'INTERESTED', opinion: 'zmarkopinion' }))
  const third = await ok(admin.send<Contact>('POST', '/contacts', { displayName: 'Tiers', phones: ['+212661707070'] }))
  await ok(admin.send('POST', `${at}/parties`, { contactId: third.id, role: 'GUARANTOR', note: 'zmarkparty' }))
  await ok(
    admin.send('POST', '/offers', {
      dossierId: dossier.id,
      annonceId,
      madeBy: 'BUYER',
      amount: 90_000_000,
      currency: 'MAD',
      conditions: 'zmarkoffer',
    }),
  )
  const visit = await ok(
    admin.send<{ id: string; version: number }>('POST', '/appointments', {
      type: 'CALL',
      startsAt: '2026-03-13T10:00:00Z',
      dossierId: dossier.id,
      contactId: contact.id,
      place: 'zmarkplace',
    }),
  )
  await ok(
    admin.send('POST', `/appointments/${visit.id}/cancel`, {
      version: visit.version,
      code: 'OTHER',
      remark: 'zmarkwhy',
    }),
  )
  const paper = new FormData()
  paper.set('dossierId', dossier.id)
  paper.set('type', 'ID_CARD')
  paper.set('title', 'Attestation zmarktitle')
  paper.set('file', new Blob([PAPER], { type: 'application/pdf' }), 'zmarkpaper.pdf')
  const form = new Response(paper)
  await ok(
    admin.send('POST', '/documents/upload', Buffer.from(await form.arrayBuffer()), {
      'content-type': form.headers.get('content-type') ?? '',
    }),
  )
  const identity = contact.identities.find((i) => i.kind === 'PHONE')
  await ok(
    admin.send('POST', `/contacts/${contact.id}/consents`, {
      identityId: identity?.id,
      channel: 'PHONE',
      purpose: 'CONTACT',
      state: 'GRANTED',
      source: 'PAPER',
      evidence: { where: 'zmarkproof' },
    }),
  )
  return { contact: await ok(admin.get<Contact>(`/contacts/${contact.id}`)), dossier }
}

/** Ends what is open so that nothing stands in the way. */
async function close(org: TestOrg, contactId: string): Promise<void> {
  await bench.t.superuser.query(
    `update app.dossiers set is_open = false, status = 'LOST', closed_at = now(), loss_reason = 'OTHER' where org_id = $1 and contact_id = $2`,
    [org.orgId, contactId],
  )
}

describe('erasing a person', () => {
  it('leaves no word of theirs anywhere: rows, audit, raw deliveries, files; the chain still holds', async () => {
    const { contact, dossier } = await aLife(casa)
    const { admin } = casa
    const other = await ok(
      admin.send<Contact>('POST', '/contacts', { displayName: 'Zmarkother', phones: [OTHER], note: 'zmarkmerged' }),
    )
    await ok(
      admin.send('POST', `/contacts/${contact.id}/merge`, {
        loserId: other.id,
        version: contact.version,
        loserVersion: other.version,
      }),
    )
    await ok(
      admin.send('POST', `/contacts/${contact.id}/data-requests`, {
        kind: 'EXPORT',
        receivedOn: '2026-03-11',
        receivedBy: 'EMAIL',
        note: 'zmarkasked',
      }),
    )
    await bench.settle()
    expect(new Set((await whereIs(WORDS)).map((line) => line.split(': ')[1]))).toContain('zmarksays')
    await close(casa, contact.id)
    const current = await ok(admin.get<Contact>(`/contacts/${contact.id}`))

    const done = await ok(
      admin.send<{ rows: number; files: number }>('POST', `/contacts/${contact.id}/erasure`, {
        displayName: current.displayName,
      }),
    )
    expect(done.rows).toBeGreaterThan(20)
    expect(done.files).toBeGreaterThanOrEqual(3)
    await bench.settle()
    expect(await whereIs(WORDS)).toEqual([])

    const proof = await ok(admin.get<{ ok: boolean; erased: number }>('/audit/verification'))
    expect(proof).toMatchObject({ ok: true })
    expect(proof.erased).toBeGreaterThan(10)
    const page = await ok(admin.get<{ reference: string; status: string }>(`/dossiers/${dossier.id}`))
    expect(page).toMatchObject({ status: 'LOST' })
    expect(JSON.stringify(page)).toContain('Personne effacée')
  })

  it('is for good: no field, number, dossier or message comes back to the record, not even by SQL', async () => {
    const { rows } = await bench.t.superuser.query<{ id: string; version: number }>(
      'select id, version from app.contacts where org_id = $1 and erased_at is not null and merged_into is null',
      [casa.orgId],
    )
    const [gone] = rows
    if (!gone) throw new Error('nobody was erased')
    const { admin } = casa
    expect(await admin.send('PATCH', `/contacts/${gone.id}`, { version: gone.version, note: 'back' })).toMatchObject({
      status: 409,
      body: { code: 'CONTACT_ERASED' },
    })
    expect(
      (await admin.send('POST', `/contacts/${gone.id}/identities`, { kind: 'EMAIL', value: 'a@b.ma' })).status,
    ).toBe(409)
    expect(
      (
        await admin.send('POST', '/dossiers', {
          contactId: gone.id,
          caseType: 'LEAD_RENT',
          branchId: casa.branchId,
          source: 'OTHER',
        })
      ).status,
    ).toBe(409)
    expect((await admin.send('POST', `/contacts/${gone.id}/erasure`, { displayName: 'Personne effacée' })).status).toBe(
      409,
    )
    expect(
      (
        await admin.send('POST', `/contacts/${gone.id}/data-requests`, {
          kind: 'EXPORT',
          receivedOn: '2026-03-11',
          receivedBy: 'EMAIL',
        })
      ).status,
    ).toBe(409)
    for (const statement of [
      `update app.contacts set display_name = 'x' where id = '${gone.id}'`,
      `insert into app.channel_identities (contact_id, kind, value) values ('${gone.id}', 'EMAIL', 'x@y.ma')`,
    ])
      await expect(
        bench.t.inOrg(casa.orgId, async (ctx) => {
          await sql.raw(`select set_config('atlas.erasing', 'on', true)`).execute(ctx.db)
          await sql.raw(statement).execute(ctx.db)
        }),
      ).rejects.toThrow(/erased/)
  })

  it('lets who comes back begin anew, with what they refused still standing', async () => {
    bench.meta.inbound(PHONE, { text: 'Bonjour, je cherche à louer à Casablanca', name: 'Neuf' })
    await bench.settle()
    const back = await contactOf(casa, PHONE)
    expect(back.displayName).toBe('Neuf')
    const listed = await ok(
      casa.admin.get<{ items: { scope: string; reason: string }[] }>(`/contacts/${back.id}/suppressions`),
    )
    expect(new Set(listed.items.map(({ scope, reason }) => `${scope} ${reason}`))).toEqual(
      new Set(['MARKETING ERASED']),
    )
  })

  it('is hindered by business under way, and says by what; nothing is touched', async () => {
    const back = await contactOf(casa, PHONE)
    const refused = await casa.admin.send('POST', `/contacts/${back.id}/erasure`, { displayName: back.displayName })
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'ERASURE_BLOCKED', obstacles: [{ code: 'OPEN_DOSSIER', count: 1 }] },
    })
    expect((await contactOf(casa, PHONE)).displayName).toBe('Neuf')
    const plan = await ok(
      casa.admin.get<{ obstacles: { code: string }[]; counts: { messages: number } }>(`/contacts/${back.id}/erasure`),
    )
    expect(plan.counts.messages).toBeGreaterThan(0)
    await close(casa, back.id)
    expect((await casa.admin.send('POST', `/contacts/${back.id}/erasure`, { displayName: 'neuf?' })).status).toBe(400)
  })

  it('of two at once does it once', async () => {
    const back = await contactOf(casa, PHONE)
    const both = await Promise.all(
      [1, 2].map(() => casa.admin.send('POST', `/contacts/${back.id}/erasure`, { displayName: back.displayName })),
    )
    expect(both.map((a) => a.status).sort()).toEqual([200, 409])
  })

  it('touches nobody else: the same number at another agency keeps its words', async () => {
    const before = await whereIs(['zmarklyon'])
    expect(before).toEqual([])
    const contact = await ok(
      lyon.admin.send<Contact>('POST', '/contacts', { displayName: 'Zmarklyon', phones: [PHONE] }),
    )
    const mine = await ok(casa.admin.send<Contact>('POST', '/contacts', { displayName: 'Ici', phones: [PHONE] }))
    await ok(casa.admin.send('POST', `/contacts/${mine.id}/erasure`, { displayName: 'Ici' }))
    expect(await ok(lyon.admin.get<Contact>(`/contacts/${contact.id}`))).toMatchObject({ displayName: 'Zmarklyon' })
    expect((await lyon.admin.send('POST', `/contacts/${mine.id}/erasure`, { displayName: 'Ici' })).status).toBe(404)
  })
})
