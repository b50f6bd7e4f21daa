import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { Activity } from './timeline.schema.ts'

let t: TestApp
let casa: TestOrg
let agent: Caller
let stranger: Caller
let dossierId: string

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org()
  agent = await t.member(casa, ['AGENT'], { name: 'Yassine Berrada' })
  stranger = await t.member(casa, ['AGENT'], { name: 'Karim' })
  const made = await agent.send<{ id: string }>('POST', '/dossiers', {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    contact: { displayName: 'Personne' },
  })
  dossierId = made.body.id
})
afterAll(() => t.close())

type Answered = Activity & { code: string; errors: { field: string; code: string }[] }
type Versions = { items: { body: string; content: unknown }[] }
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const doc = (...content: unknown[]) => ({ type: 'doc', content })
const text = (value: string, ...marks: unknown[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks } : {}),
})
const mention = (who: Caller, label?: string) => ({
  type: 'mention',
  attrs: { id: who.userId, ...(label ? { label } : {}) },
})
const write = (who: Caller, note: Record<string, unknown>) =>
  who.send<Answered>('POST', `/dossiers/${dossierId}/notes`, note)
const told = async (who: Caller) =>
  (await who.get<{ items: { kind: string; count: number; detailId: string | null }[] }>('/notifications')).body.items
    .filter((n) => n.kind === 'MENTIONED')
    .map((n) => [n.detailId, n.count])
const clear = (who: Caller) => who.send('POST', '/notifications/read', { until: '2030-01-01T00:00:00Z' })

/** The tables that hold a word anywhere in a row. */
async function rowsWith(word: string): Promise<string[]> {
  const tables = await t.superuser.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p') order by 1`,
  )
  const found = await t.superuser.query<{ name: string }>(
    tables.rows
      .map(({ name }) => `select '${name}' as name where exists (select from app.${name} x where x::text like $1)`)
      .join(' union all '),
    [`%${word}%`],
  )
  return found.rows.map(({ name }) => name)
}

describe('notes as documents', () => {
  it('are kept as written, read as text by whoever reads text, and name people by their own name', async () => {
    const content = doc(paragraph(text('Voir ', { type: 'bold' }), mention(agent, 'Le directeur')), {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph(text('acte'))] }],
    })
    const made = await write(casa.admin, { content })
    expect(made.status).toBe(201)
    expect(made.body.body).toBe('Voir @Yassine Berrada\n- acte')
    expect(made.body.content).toEqual(
      doc(paragraph(text('Voir ', { type: 'bold' }), mention(agent, 'Yassine Berrada')), content.content[1]),
    )
    expect(made.body.params).toEqual({ mentions: [agent.userId] })
    expect(await told(agent)).toEqual([[made.body.id, 1]])
    await clear(agent)
  })

  it('from before documents, or written as plain text, read as paragraphs with their links and mentions', async () => {
    const body = 'Plan : https://a.ma/p.\n@Yassine Berrada'
    const made = await write(casa.admin, { body, mentions: [agent.userId] })
    expect(made.body).toMatchObject({
      body,
      content: doc(
        paragraph(
          text('Plan : '),
          text('https://a.ma/p', { type: 'link', attrs: { href: 'https://a.ma/p' } }),
          text('.'),
        ),
        paragraph(mention(agent, 'Yassine Berrada')),
      ),
    })
    await clear(agent)
  })

  it('keep both forms of every version, and lose both when redacted', async () => {
    const { body: made } = await write(agent, { content: doc(paragraph(text('un', { type: 'italic' }))) })
    await agent.send('PATCH', `/notes/${made.id}`, { content: doc(paragraph(text('deux'))) })
    const edited = await agent.send<Answered>('PATCH', `/notes/${made.id}`, { body: 'trois' })
    expect(edited.body).toMatchObject({ body: 'trois', content: doc(paragraph(text('trois'))) })
    const versions = await agent.get<Versions>(`/notes/${made.id}/versions`)
    expect(versions.body.items.map((v) => [v.body, v.content])).toEqual([
      ['un', doc(paragraph(text('un', { type: 'italic' })))],
      ['deux', doc(paragraph(text('deux')))],
      ['trois', doc(paragraph(text('trois')))],
    ])
    await agent.send('PATCH', `/notes/${made.id}`, { content: doc(paragraph(text('carte 1234'))) })
    const redacted = await agent.send<Answered>('POST', `/notes/${made.id}/redact`, { reason: 'Donnée bancaire' })
    expect(redacted.body).toMatchObject({ body: null, content: null })
    const kept = await t.superuser.query('select content from app.activities where id = $1', [made.id])
    expect(kept.rows).toEqual([{ content: null }])
  })

  it('leave no row with a word of theirs once redacted; the others stay, and the audit chain holds', async () => {
    const words = ['ornithorynque', 'coelacanthe', 'axolotl']
    const { body: other } = await write(agent, { body: 'pangolin' })
    const { body: made } = await write(agent, { body: `${words[0]} @Yassine`, mentions: [agent.userId] })
    await agent.send('PATCH', `/notes/${made.id}`, { content: doc(paragraph(text(`${words[1]}`))) })
    await agent.send('PATCH', `/notes/${made.id}`, { body: words[2] })
    for (const word of words) expect(await rowsWith(word), word).toContain('note_versions')
    await t.inOrg(casa.orgId, (ctx) => sql`select app.seal_audit(${casa.orgId})`.execute(ctx.db))
    await agent.send('POST', `/notes/${made.id}/redact`, { reason: 'Donnée bancaire' })
    for (const word of words) expect(await rowsWith(word), word).toEqual([])
    expect(await rowsWith('pangolin')).toEqual(['activities', 'audit_values', 'note_versions'])
    expect((await agent.get<Versions>(`/notes/${other.id}/versions`)).body.items.map((v) => v.body)).toEqual([
      'pangolin',
    ])
    const chain = await t.inOrg(casa.orgId, (ctx) =>
      sql<{ ok: boolean }>`select ok from app.verify_audit(${casa.orgId})`.execute(ctx.db),
    )
    expect(chain.rows).toEqual([{ ok: true }])
  })

  it('that still stand are not blanked, whoever asks the database', async () => {
    const { body: made } = await write(agent, { body: 'à garder' })
    const asked = await t.inOrg(casa.orgId, (ctx) =>
      sql<{ n: number | null }>`select app.forget_note(${made.id}) as n`.execute(ctx.db),
    )
    expect(asked.rows).toEqual([{ n: null }])
    expect((await agent.get<Versions>(`/notes/${made.id}/versions`)).body.items.map((v) => v.body)).toEqual([
      'à garder',
    ])
  })

  it('tell whom an edit mentions anew, once, and nobody who was told before', async () => {
    const { body: made } = await write(casa.admin, { content: doc(paragraph(text('à voir'))) })
    const edit = (...content: unknown[]) =>
      casa.admin.send<Answered>('PATCH', `/notes/${made.id}`, { content: doc(paragraph(...content)) })
    expect(await told(agent)).not.toContainEqual([made.id, 1])
    expect((await edit(text('à voir '), mention(agent))).body.params).toEqual({ mentions: [agent.userId] })
    expect((await told(agent))[0]).toEqual([made.id, 1])
    await edit(text('à voir vite '), mention(agent))
    expect((await told(agent))[0]).toEqual([made.id, 1])
    await clear(agent)
  })

  it('are corrected also when somebody they mention has left meanwhile', async () => {
    const leaving = await t.member(casa, ['MANAGER'], { name: 'Nadia' })
    const { body: made } = await write(casa.admin, { content: doc(paragraph(mention(leaving))) })
    await t.superuser.query(`update app.members set status = 'LEFT' where user_id = $1`, [leaving.userId])
    const edited = await casa.admin.send<Answered>('PATCH', `/notes/${made.id}`, {
      content: doc(paragraph(text('Appeler '), mention(leaving))),
    })
    expect([edited.status, edited.body.body]).toEqual([200, 'Appeler @Nadia'])
  })

  it('mention nobody who may not see the dossier; nothing is written and nobody told', async () => {
    const before = (await agent.get<{ items: unknown[] }>(`/dossiers/${dossierId}/timeline`)).body.items.length
    const refused = await write(agent, { content: doc(paragraph(text('a'), mention(stranger))) })
    expect([refused.status, refused.body.code, refused.body.errors[0]?.field]).toEqual([
      422,
      'MENTION_UNKNOWN',
      'content.content.0.content.1.attrs.id',
    ])
    const lyon = await t.org({ country: 'FR' })
    expect((await write(agent, { content: doc(paragraph(mention(lyon.admin))) })).status).toBe(422)
    const after = (await agent.get<{ items: unknown[] }>(`/dossiers/${dossierId}/timeline`)).body.items.length
    expect(after).toBe(before)
    expect(await told(stranger)).toEqual([])
  })
})

describe('documents that are no note', () => {
  const nested = (levels: number): unknown =>
    levels === 0
      ? paragraph(text('x'))
      : { type: 'bulletList', content: [{ type: 'listItem', content: [nested(levels - 1)] }] }
  const link = (href: unknown) => doc(paragraph(text('ici', { type: 'link', attrs: { href } })))
  const hostile: [string, unknown][] = [
    ['a script as address', link('javascript:alert(1)')],
    ['a script in other letters', link('JaVaScRiPt:alert(1)')],
    ['a script after a space', link(' javascript:alert(1)')],
    ['data as address', link('data:text/html,<script>alert(1)</script>')],
    ['an address on two lines', link('https://a.ma\njavascript:alert(1)')],
    ['an address that is no text', link({ toString: 'x' })],
    ['lists four deep', doc(nested(4))],
    ['lists thirty deep', doc(nested(30))],
    ['an unknown block', doc({ type: 'image', attrs: { src: 'https://a.ma/x.png' } })],
    ['html', doc({ type: 'paragraph', content: [{ type: 'html', html: '<b>' }] })],
    ['a member too many', doc({ type: 'paragraph', onclick: 'alert(1)', content: [text('x')] })],
    ['an unknown mark', doc(paragraph(text('x', { type: 'style', attrs: { color: 'red' } })))],
    ['text at its root', text('x')],
    ['text in a list', doc({ type: 'bulletList', content: [text('x')] })],
    ['an empty list', doc({ type: 'bulletList', content: [] })],
    ['no content', { type: 'doc' }],
    ['a text', 'bonjour'],
    ['a list', [1, 2]],
    ['nothing', null],
    ['nothing to read', doc(paragraph(text('   ')), { type: 'paragraph' })],
    ['a mention of no id', doc(paragraph({ type: 'mention', attrs: { id: 'x' } }))],
    ['too many letters', doc(paragraph(...Array.from({ length: 30 }, () => text('x'.repeat(1000)))))],
    ['too many paragraphs', doc(...Array.from({ length: 2001 }, () => paragraph(text('x'))))],
    ['a NUL', doc(paragraph(text('a\0b')))],
  ]

  it.each(hostile)('%s is refused with its field, and nothing is written', async (_name, content) => {
    const answer = await write(agent, { content })
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0]?.field).toMatch(/^content/)
  })

  it('deeper than anything, with hidden members, or larger than a request, are refused too', async () => {
    let deep = '{"type":"paragraph"}'
    for (let i = 0; i < 3000; i += 1) deep = `{"type":"bulletList","content":[${deep}]}`
    const hidden = '{"type":"paragraph","__proto__":{"x":1}}'
    for (const block of [deep, hidden]) {
      const raw = `{"content":{"type":"doc","content":[${block}]}}`
      const url = `/dossiers/${dossierId}/notes`
      expect((await agent.send('POST', url, raw, { 'content-type': 'application/json' })).status).toBe(400)
    }
    const huge = await write(agent, { content: doc(paragraph(text('x'.repeat(1_100_000)))) })
    expect(huge.status).toBe(413)
  })

  it('or beside a plain text, or without either, say which of the two to give', async () => {
    const content = doc(paragraph(text('x')))
    for (const note of [{ body: 'x', content }, {}, { mentions: [] }]) {
      const answer = await write(agent, note)
      expect([answer.status, answer.body.errors[0]?.code]).toEqual([400, 'BODY_OR_CONTENT'])
    }
    const both = await write(agent, { content, mentions: [agent.userId] })
    expect([both.status, both.body.errors[0]?.field]).toEqual([400, 'mentions'])
  })
})
