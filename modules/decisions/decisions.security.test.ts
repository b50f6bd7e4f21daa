import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aThread } from '#database/tests/arrange.ts'
import type { LiveEvent } from '#platform/live'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import type { Decision } from './decisions.schema.ts'
import { recordDecision } from './index.ts'

let t: TestApp
let casa: TestOrg
let lyon: TestOrg
let serial = 0

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  lyon = await t.org({ country: 'FR' })
})
afterAll(() => t.close())

type Page = { items: Decision[]; nextCursor: string | null }

/** A judgement about a subject; its factor carries labels in three languages. */
function decide(subject: { kind: string; id: string }, kind = 'test.kind'): Promise<string> {
  return t.inOrg(casa.orgId, (ctx) =>
    recordDecision(ctx, {
      kind,
      subject,
      engine: 'rules',
      engineVersion: '1',
      inputs: { city: 'Fès' },
      factors: [
        {
          code: 'CITY',
          label: { fr: 'Ville', ar: 'المدينة', en: 'City' },
          weight: 10,
          value: 'Fès',
          points: 7,
          evidence: { kind: 'message', id: null, text: 'à Fès' },
        },
      ],
      result: { level: 'HIGH' },
      confidence: 0.75,
    }),
  )
}

async function dossierOf(assignee: Caller | null): Promise<{ id: string; contactId: string }> {
  serial += 1
  const made = await casa.admin.send<{ id: string; contact: { id: string } }>('POST', '/dossiers', {
    caseType: 'OWNER_LEAD',
    source: 'PHONE_CALL',
    contact: { displayName: `Client ${serial}`, phones: [`+2126${50_000_000 + serial}`] },
  })
  expect(made.status).toBe(201)
  await t.inOrg(casa.orgId, (ctx) =>
    ctx.db
      .updateTable('dossiers')
      .set({ assignee_id: assignee?.userId ?? null })
      .where('id', '=', made.body.id)
      .execute(),
  )
  return { id: made.body.id, contactId: made.body.contact.id }
}

describe('the Glass Box', () => {
  it('shows the facts, the reasons in three languages and the result', async () => {
    const dossier = await dossierOf(null)
    const id = await decide({ kind: 'dossier', id: dossier.id })
    const { status, body } = await casa.admin.get<Decision>(`/decisions/${id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      kind: 'test.kind',
      subject: { kind: 'dossier', id: dossier.id },
      inputs: { city: 'Fès' },
      result: { level: 'HIGH' },
      confidence: 0.75,
      actor: { kind: 'system' },
      override: null,
    })
    expect(body.factors[0]?.label).toEqual({ fr: 'Ville', ar: 'المدينة', en: 'City' })
    expect(body.inputsHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('lists by kind and subject, newest first, page by page', async () => {
    const dossier = await dossierOf(null)
    const ids: string[] = []
    for (let i = 0; i < 5; i += 1) ids.push(await decide({ kind: 'dossier', id: dossier.id }, 'test.page'))
    await decide({ kind: 'dossier', id: dossier.id }, 'test.other')
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await casa.admin.get<Page>(
        `/decisions?kind=test.page&subjectId=${dossier.id}&limit=2${cursor && `&cursor=${cursor}`}`,
      )
      seen.push(...body.items.map((d) => d.id))
      cursor = body.nextCursor ?? ''
    } while (cursor)
    expect(seen).toEqual(ids.reverse())
  })
})

describe('overriding', () => {
  it('keeps both judgements, the last word first, with reason and author; audited, told, on the timeline', async () => {
    const dossier = await dossierOf(null)
    const id = await decide({ kind: 'dossier', id: dossier.id })
    const manager = await t.member(casa, ['MANAGER'], { name: 'Leïla' })
    const heard: LiveEvent[] = []
    const stop = t.app.platform.bus.subscribe(casa.orgId, (event) => heard.push(event))
    for (const level of ['LOW', 'NONE'])
      await manager.send('POST', `/decisions/${id}/override`, {
        reason: `Vu au téléphone: ${level}`,
        result: { level },
      })
    stop()
    const { body } = await casa.admin.get<Decision>(`/decisions/${id}`)
    expect(body.result).toEqual({ level: 'HIGH' })
    expect(body.override).toMatchObject({
      by: { kind: 'user', id: manager.userId, name: 'Leïla' },
      reason: 'Vu au téléphone: NONE',
      result: { level: 'NONE' },
    })
    expect(heard).toContainEqual(expect.objectContaining({ topic: 'decision', id, dossierId: dossier.id }))
    const audit = await casa.admin.get<{ items: { action: string }[] }>(
      `/audit?entity=decision_overrides&actor=${manager.userId}`,
    )
    expect(audit.body.items.map((e) => e.action)).toEqual(['INSERT', 'INSERT'])
    const timeline = await t.superuser.query('select 1 from app.activities where dossier_id = $1 and code = $2', [
      dossier.id,
      'decision.overridden',
    ])
    expect(timeline.rowCount).toBe(2)
  })

  it('needs a reason and a result', async () => {
    const id = await decide({ kind: 'dossier', id: (await dossierOf(null)).id })
    for (const body of [
      { result: { a: 1 } },
      { reason: '   ', result: { a: 1 } },
      { reason: 'x' },
      { reason: 'x', result: {} },
    ])
      expect((await casa.admin.send('POST', `/decisions/${id}/override`, body)).status, JSON.stringify(body)).toBe(400)
  })
})

describe('another organisation', () => {
  it('neither reads nor overrules ours', async () => {
    const id = await decide({ kind: 'dossier', id: (await dossierOf(null)).id })
    expect((await lyon.admin.get(`/decisions/${id}`)).status).toBe(404)
    expect((await lyon.admin.get<Page>('/decisions')).body.items.map((d) => d.id)).not.toContain(id)
    const answer = await lyon.admin.send('POST', `/decisions/${id}/override`, { reason: 'x', result: { a: 1 } })
    expect(answer.status).toBe(404)
    expect(
      (await t.superuser.query('select 1 from app.decision_overrides where decision_id = $1', [id])).rowCount,
    ).toBe(0)
  })
})

describe('lower roles', () => {
  it('an agent reads what was decided about own dossiers and conversations, nothing else, and overrules nothing', async () => {
    const agent = await t.member(casa, ['AGENT'])
    const other = await t.member(casa, ['AGENT'])
    const mine = await dossierOf(agent)
    const theirs = await dossierOf(other)
    const [myThread, theirThread] = [await aThread(t, casa, mine), await aThread(t, casa, theirs)]
    const own = [
      await decide({ kind: 'dossier', id: mine.id }),
      await decide({ kind: 'conversation', id: myThread.conversationId }),
    ]
    const foreign = [
      await decide({ kind: 'dossier', id: theirs.id }),
      await decide({ kind: 'conversation', id: theirThread.conversationId }),
      await decide({ kind: 'annonce', id: mine.id }),
    ]
    const listed = (await agent.get<Page>('/decisions?limit=100')).body.items.map((d) => d.id)
    expect(listed).toEqual(expect.arrayContaining(own))
    for (const id of foreign) {
      expect(listed).not.toContain(id)
      expect((await agent.get(`/decisions/${id}`)).status).toBe(404)
    }
    const answer = await agent.send('POST', `/decisions/${own[0]}/override`, { reason: 'x', result: { a: 1 } })
    expect(answer.status).toBe(403)
  })

  it('an auditor reads and does not overrule; an owner and a moderator see none', async () => {
    const id = await decide({ kind: 'dossier', id: (await dossierOf(null)).id })
    const auditor = await t.member(casa, ['AUDITOR'])
    expect((await auditor.get(`/decisions/${id}`)).status).toBe(200)
    expect((await auditor.send('POST', `/decisions/${id}/override`, { reason: 'x', result: { a: 1 } })).status).toBe(
      403,
    )
    for (const role of ['OWNER', 'MODERATOR']) {
      const person = await t.member(casa, [role])
      expect((await person.get('/decisions')).status).toBe(403)
      expect((await person.get(`/decisions/${id}`)).status).toBe(403)
    }
  })
})
