import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bootTestApp, type Caller, type TestApp, type TestOrg } from '#testing'
import { type FigureName, figureBases, figureNames } from './figures.rules.ts'
import { aBranch, aDossier, anAnnonceOf, aVisit } from './reports.fixtures.ts'
import type { Breakdown, Funnel, ReportRow, Summary } from './reports.schema.ts'

let t: TestApp
let casa: TestOrg
let people: Record<'admin' | 'auditor' | 'agent' | 'owner' | 'both', Caller>
let annonces: string[]
let branches: string[]

const sources = ['WEBSITE', 'AVITO', 'WALK_IN'] as const
const caseTypes = ['LEAD_BUY', 'LEAD_RENT'] as const
const path = ['NEW', 'CONTACTED', 'QUALIFIED', 'VISIT_PLANNED', 'VISIT_DONE'] as const
const DAY = 86_400_000
/** The test's today is 12 March 2026; rows lie around the period and its comparison, not only within. */
const PERIOD = 'period=custom&from=2026-02-10&to=2026-03-11'
const FIRST = Date.parse('2025-12-20T00:00:00Z')

const emailOf = async (who: Caller) =>
  (await t.superuser.query<{ email: string }>('select email from app.members where user_id = $1', [who.userId])).rows[0]
    ?.email ?? ''

/** Organisations of random rows: the same on every run, different in every corner. */
async function fill(org: TestOrg, rows: number): Promise<void> {
  const agents = [people.agent.userId, people.both.userId, org.admin.userId, null]
  const one = fc.record({
    openedAt: fc.integer({ min: 0, max: 90 * 24 * 60 }).map((n) => FIRST + n * 60_000),
    source: fc.constantFrom(...sources),
    caseType: fc.constantFrom(...caseTypes),
    assigneeId: fc.constantFrom(...agents),
    annonceId: fc.constantFrom(null, ...annonces),
    branchId: fc.constantFrom(...branches),
    currency: fc.constantFrom('MAD', 'EUR'),
    expectedValue: fc.option(fc.integer({ min: 1, max: 900_000_000 })),
    steps: fc.array(fc.tuple(fc.constantFrom(...path, 'ON_HOLD'), fc.integer({ min: 1, max: 6 * DAY })), {
      maxLength: 6,
    }),
    end: fc.constantFrom(null, null, 'WON', 'LOST'),
    reason: fc.option(fc.constantFrom('OTHER', 'SIGNED', 'NO_RESPONSE')),
    due: fc.option(fc.integer({ min: 1, max: 3 * DAY })),
    answered: fc.option(fc.integer({ min: 0, max: 4 * DAY })),
    visits: fc.array(
      fc.record({
        state: fc.constantFrom('SCHEDULED', 'CONFIRMED', 'DONE', 'NO_SHOW', 'CANCELLED'),
        after: fc.integer({ min: 0, max: 40 * DAY }),
        agentId: fc.constantFrom(...agents.filter((a) => a !== null)),
        own: fc.boolean(),
        type: fc.constantFrom('VISIT', 'VISIT', 'CALL'),
      }),
      { maxLength: 2 },
    ),
  })
  for (const d of fc.sample(one, { numRuns: rows, seed: 20_260_312 })) {
    const iso = (ms: number) => new Date(ms).toISOString()
    let at = d.openedAt
    const history: [string, string][] = [['NEW', iso(at)]]
    for (const [status, wait] of d.steps) {
      at += wait
      history.push([status, iso(at)])
    }
    if (d.end) history.push([d.end, iso(at + DAY)])
    const id = await aDossier(t, org, {
      ...d,
      openedAt: iso(d.openedAt),
      status: history.at(-1)?.[0] ?? 'NEW',
      history,
      closedAt: d.end ? iso(at + DAY) : null,
      wonReason: d.end === 'WON' ? d.reason : null,
      lossReason: d.end === 'LOST' ? d.reason : null,
      dueAt: d.due === null ? null : iso(d.openedAt + d.due),
      answeredAt: d.answered === null ? null : iso(d.openedAt + d.answered),
    })
    for (const v of d.visits)
      await aVisit(t, org, {
        ...v,
        startsAt: iso(d.openedAt + v.after),
        dossierId: v.own ? id : null,
        annonceId: d.annonceId,
        branchId: d.branchId,
      })
  }
}

beforeAll(async () => {
  t = await bootTestApp()
  casa = await t.org({ country: 'MA' })
  people = {
    admin: casa.admin,
    auditor: await t.member(casa, ['AUDITOR']),
    agent: await t.member(casa, ['AGENT']),
    owner: await t.member(casa, ['OWNER']),
    both: await t.member(casa, ['AGENT', 'OWNER']),
  }
  branches = [casa.branchId, await aBranch(t, casa, 'Rabat')]
  annonces = [
    await anAnnonceOf(t, casa, await emailOf(people.owner)),
    await anAnnonceOf(t, casa, await emailOf(people.both)),
    await anAnnonceOf(t, casa),
  ]
  await fill(casa, 160)
  const lyon = await t.org({ country: 'FR' })
  // Somebody else's rows in the same days: none of them may ever count.
  await aDossier(t, lyon, { openedAt: '2026-03-01T12:00:00Z', currency: 'EUR', answeredAt: '2026-03-01T12:30:00Z' })
})
afterAll(() => t.close())

const summary = async (who: Caller, query = PERIOD) => (await who.get<Summary>(`/reports/summary?${query}`)).body

async function rows(who: Caller, figure: FigureName, query = PERIOD): Promise<ReportRow[]> {
  const read: ReportRow[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const url: string = `/reports/rows?figure=${figure}&${query}&limit=37${cursor ? `&cursor=${cursor}` : ''}`
    const page = await who.get<{ items: ReportRow[]; nextCursor: string | null }>(url)
    expect(page.status, url).toBe(200)
    read.push(...page.body.items)
    cursor = page.body.nextCursor
  }
  expect(new Set(read.map((row) => row.id)).size).toBe(read.length)
  return read
}

/** What percentile_cont answers. */
function percentile(values: readonly number[], part: number): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * part
  const low = sorted[Math.floor(place)] ?? 0
  return low + ((sorted[Math.ceil(place)] ?? 0) - low) * (place - Math.floor(place))
}
const secondsOf = (list: readonly ReportRow[]) => list.flatMap((row) => (row.seconds === null ? [] : [row.seconds]))

describe('a figure is the number of its rows', () => {
  const filters = () => [
    '',
    `&branchId=${branches[1]}`,
    `&agentId=${people.agent.userId}`,
    '&agentId=none',
    '&source=AVITO',
    '&caseType=LEAD_RENT',
    `&annonceId=${annonces[0]}`,
    `&annonceId=none&branchId=${branches[0]}`,
  ]

  it.each(['admin', 'auditor', 'agent', 'owner', 'both'] as const)('for %s, under every filter', async (role) => {
    for (const filter of filters()) {
      const { figures } = await summary(people[role], PERIOD + filter)
      for (const name of figureNames) {
        const list = await rows(people[role], name, PERIOD + filter)
        expect(list.length, `${name}${filter}`).toBe(figures[name])
        expect(list.every((row) => row.kind === (figureBases[name] === 'visits' ? 'VISIT' : 'DOSSIER'))).toBe(true)
      }
    }
  })

  it('has something to count in all of them', async () => {
    const { figures } = await summary(people.admin)
    const empty = figureNames.filter((name) => figures[name] === 0)
    expect(empty.filter((name) => name !== 'awaiting' && name !== 'visitsAhead')).toEqual([])
  })

  it('parts add up: answers, visits, ends', async () => {
    const { figures: f } = await summary(people.admin)
    expect(f.visitsAhead + f.visitsDone + f.visitsMissed + f.visitsCancelled).toBe(f.visits)
    expect(f.answeredInTime).toBeLessThanOrEqual(f.answered)
    expect(f.leads).toBeGreaterThan(f.answered)
  })

  it('in every bucket of every interval', async () => {
    for (const interval of ['day', 'week', 'month']) {
      const { series, figures } = await summary(people.agent, `${PERIOD}&interval=${interval}`)
      expect(series.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(figures.leads)
      for (const bucket of series) {
        const list = await rows(people.agent, 'leads', `${PERIOD}&interval=${interval}&bucket=${bucket.from}`)
        expect(list.length, `${interval} ${bucket.from}`).toBe(bucket.count)
      }
    }
  })

  it('by source, by reason, by currency', async () => {
    const { sources: bySource, wonReasons, lostReasons, values, figures } = await summary(people.admin)
    expect(bySource.reduce((sum, { count }) => sum + count, 0)).toBe(figures.leads)
    for (const { code, count } of bySource)
      expect(await rows(people.admin, 'leads', `${PERIOD}&source=${code}`)).toHaveLength(count)
    expect(wonReasons.reduce((sum, { count }) => sum + count, 0)).toBe(figures.won)
    for (const [figure, reasons] of [['won', wonReasons] as const, ['lost', lostReasons] as const])
      for (const { code, count } of reasons)
        expect(await rows(people.admin, figure, `${PERIOD}&reason=${code}`), code).toHaveLength(count)
    expect(values.map((v) => `${v.figure} ${v.currency}`).sort()).toEqual([
      'expectedValue EUR',
      'expectedValue MAD',
      'wonValue EUR',
      'wonValue MAD',
    ])
    for (const value of values) {
      const list = await rows(people.admin, value.figure, `${PERIOD}&currency=${value.currency}`)
      expect(list).toHaveLength(value.count)
      expect(list.every((row) => row.value?.currency === value.currency)).toBe(true)
      expect(list.reduce((sum, row) => sum + (row.value?.amount ?? 0), 0)).toBe(value.amount)
    }
  })

  it('in the comparison, which is the same question about other days', async () => {
    const { compare, previous, series } = await summary(people.admin, `${PERIOD}&compare=previous`)
    expect(compare).toEqual({ from: '2026-01-11', to: '2026-02-09' })
    const before = await summary(people.admin, `period=custom&from=${compare?.from}&to=${compare?.to}`)
    expect(previous).toEqual(before.figures)
    expect(series.reduce((sum, bucket) => sum + (bucket.previous ?? 0), 0)).toBe(previous?.leads)
    expect(series.map((b) => b.previous)).toEqual(before.series.map((b) => b.count))
  })

  it.each(['admin', 'agent', 'owner'] as const)('in every cell of every table, for %s', async (role) => {
    const filter = { branch: 'branchId', agent: 'agentId', annonce: 'annonceId', source: 'source' } as const
    const { figures } = await summary(people[role])
    for (const by of ['branch', 'agent', 'annonce', 'source'] as const) {
      const table = (await people[role].get<Breakdown>(`/reports/breakdown?by=${by}&${PERIOD}`)).body
      const cells = [
        'leads',
        'answeredInTime',
        'answeredLate',
        'visits',
        'visitsDone',
        'visitsMissed',
        'won',
        'lost',
      ] as const
      for (const cell of cells) {
        expect(
          table.items.reduce((sum, row) => sum + row[cell], 0),
          `${by} ${cell}`,
        ).toBe(figures[cell])
        for (const row of by === 'source' ? table.items.filter((r) => r.key !== null) : table.items) {
          const list = await rows(people[role], cell, `${PERIOD}&${filter[by]}=${row.key ?? 'none'}`)
          expect(list.length, `${by} ${row.name} ${cell}`).toBe(row[cell])
        }
      }
    }
  })
})

describe('times', () => {
  it('are those of the rows: first answers', async () => {
    const { figures } = await summary(people.admin)
    const seconds = secondsOf(await rows(people.admin, 'leads'))
    expect(seconds).toHaveLength(figures.answered)
    expect(figures.responseMedian).toBeCloseTo(percentile(seconds, 0.5) ?? -1, 3)
    expect(figures.responseP90).toBeCloseTo(percentile(seconds, 0.9) ?? -1, 3)
  })

  it.each(['admin', 'agent'] as const)('are those of the rows: steps of the funnel, for %s', async (role) => {
    for (const caseType of caseTypes) {
      const { steps } = (await people[role].get<Funnel>(`/reports/funnel?caseType=${caseType}&${PERIOD}`)).body
      expect(steps[0]?.status).toBe('NEW')
      let last = Number.POSITIVE_INFINITY
      for (const step of steps) {
        const list = await rows(people[role], 'leads', `${PERIOD}&caseType=${caseType}&step=${step.status}`)
        expect(list.length, step.status).toBe(step.reached)
        expect(step.reached).toBeLessThanOrEqual(last)
        last = step.reached
        const seconds = secondsOf(list)
        expect(seconds, step.status).toHaveLength(step.left)
        if (step.left > 0) {
          expect(step.median).toBeCloseTo(percentile(seconds, 0.5) ?? -1, 3)
          expect(step.p90).toBeCloseTo(percentile(seconds, 0.9) ?? -1, 3)
        }
      }
    }
  })
})
