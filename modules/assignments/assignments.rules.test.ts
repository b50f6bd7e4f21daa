import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Candidate,
  decide,
  defaultRule,
  faultOfRules,
  folded,
  methods,
  type Rule,
  type Subject,
  turnsOf,
} from './assignments.rules.ts'

const subject: Subject = { branchId: 'casa', caseType: 'LEAD_BUY', source: 'WHATSAPP', places: [], language: null }
const rule = (more: Partial<Rule> = {}): Rule => ({ ...defaultRule, id: 'r', method: 'ROUND_ROBIN', ...more })
const person = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  active: true,
  onTeam: true,
  branchIds: ['casa'],
  languages: ['fr'],
  receives: true,
  maxOpen: null,
  open: 0,
  presence: 'WORKING',
  served: new Map(),
  ...more,
})
const chosen = (rules: Rule[], people: Candidate[], about: Partial<Subject> = {}) =>
  decide(rules, { ...subject, ...about }, people).choice?.order[0]?.id ?? null

const people = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    active: fc.boolean(),
    onTeam: fc.boolean(),
    branchIds: fc.subarray(['casa', 'rabat']),
    languages: fc.subarray(['fr', 'ar', 'en']),
    receives: fc.boolean(),
    maxOpen: fc.option(fc.integer({ min: 1, max: 4 })),
    open: fc.nat(5),
    presence: fc.constantFrom('WORKING' as const, 'ABSENT' as const, 'HOLIDAY' as const, 'OFF_HOURS' as const),
  }),
  { selector: (p) => p.id },
)
const ruleLists = fc.array(
  fc.record({
    id: fc.uuid(),
    method: fc.constantFrom(...methods),
    active: fc.boolean(),
    branchIds: fc.subarray(['casa', 'rabat']),
    caseTypes: fc.subarray(['LEAD_BUY', 'LEAD_RENT']),
    agentIds: fc.subarray(['a', 'b', 'c']),
    groups: fc.array(
      fc.record({
        keys: fc.subarray(['Maârif', 'fr', 'ar'], { minLength: 1 }),
        agentIds: fc.subarray(['a', 'b', 'd']),
      }),
      { maxLength: 2 },
    ),
    sameBranch: fc.boolean(),
    atWork: fc.boolean(),
  }),
  { maxLength: 5 },
)

describe('whoever is chosen', () => {
  it('is active, present, receives, has room, and is of the branch and at work where the rule says so', () => {
    fc.assert(
      fc.property(ruleLists, people, (rules, drawn) => {
        const everybody = drawn.map((p) => person(p.id, p))
        const { choice, steps } = decide(
          rules.map((r) => rule(r)),
          { ...subject, places: ['maarif'], language: 'ar' },
          everybody,
        )
        expect(steps.length).toBeLessThanOrEqual(rules.length)
        for (const p of choice?.order ?? []) {
          expect(p).toMatchObject({ active: true, receives: true })
          expect(p.presence).not.toBe('ABSENT')
          expect(p.maxOpen === null || p.open < p.maxOpen).toBe(true)
          if (choice?.rule.sameBranch) expect(p.branchIds).toContain('casa')
          if (choice?.rule.atWork) expect(p.presence).toBe('WORKING')
          expect(choice?.skipped.map((s) => s.id)).not.toContain(p.id)
        }
        if (choice) expect(choice.rule.active && choice.rule.method !== 'MANUAL').toBe(true)
      }),
    )
  })

  it('is served fairly: after any number of turns nobody of a constant team is more than one ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }), (size, count) => {
        const served = new Map<string, number>()
        for (let n = 1; n <= count; n += 1) {
          const team = Array.from({ length: size }, (_, i) => {
            const had = served.get(String(i))
            return person(String(i), {
              served: had ? new Map([['r', { round: had, lastTurn: String(n - size) }]]) : new Map(),
            })
          })
          const order = decide([rule()], subject, team).choice?.order ?? []
          const turn = turnsOf('r', order)[0]
          served.set(turn?.userId ?? '', turn?.round ?? 0)
        }
        const rounds = Array.from({ length: size }, (_, i) => served.get(String(i)) ?? 0)
        expect(Math.max(...rounds) - Math.min(...rounds)).toBeLessThanOrEqual(1)
        expect(rounds.reduce((a, b) => a + b)).toBe(count)
      }),
    )
  })

  it('has turns of its own: the same one is never offered twice, and rounds go up', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }), (rounds) => {
        const team = rounds.map((round, i) =>
          person(String(i), { served: new Map([['r', { round, lastTurn: String(i) }]]) }),
        )
        const turns = turnsOf('r', decide([rule()], subject, team).choice?.order ?? [])
        expect(new Set(turns.map((t) => `${t.userId} ${t.round}`)).size).toBe(turns.length)
        expect([...turns].sort((a, b) => a.round - b.round)).toEqual(turns)
        for (const turn of turns) expect(turn.round).toBeGreaterThan(rounds[Number(turn.userId)] ?? 0)
      }),
    )
  })
})

describe('the rules in order', () => {
  it('the first that fits and finds somebody decides; the queue stops the search', () => {
    const team = [person('a', { open: 3 }), person('b', { presence: 'ABSENT' })]
    const rules = [rule({ id: '1', caseTypes: ['LEAD_RENT'] }), rule({ id: '2', agentIds: ['b'] }), rule({ id: '3' })]
    const verdict = decide(rules, subject, team)
    expect(verdict.steps).toEqual([
      { ruleId: '1', outcome: 'NO_MATCH', why: 'CASE_TYPE', key: null, skipped: [] },
      {
        ruleId: '2',
        outcome: 'NOBODY',
        why: null,
        key: null,
        skipped: [{ id: 'b', name: 'b', reason: 'ABSENT' }],
      },
      {
        ruleId: '3',
        outcome: 'CHOSEN',
        why: null,
        key: null,
        skipped: [{ id: 'b', name: 'b', reason: 'ABSENT' }],
      },
    ])
    expect(chosen([rule({ method: 'MANUAL' }), rule()], team)).toBeNull()
  })

  it('a returning colleague joins the present round and does not make up for what was missed', () => {
    const had = (round: number) => new Map([['r', { round, lastTurn: String(round) }]])
    const order = decide([rule()], subject, [person('a', { served: had(9) }), person('b', { served: had(2) })]).choice
    expect(turnsOf('r', order?.order ?? []).slice(0, 4)).toEqual([
      { userId: 'b', round: 9 },
      { userId: 'b', round: 10 },
      { userId: 'a', round: 10 },
      { userId: 'b', round: 11 },
    ])
  })

  it('knows a district however it is written, and the annonce’s before the wished one', () => {
    const zones = rule({
      method: 'BY_ZONE',
      groups: [
        { keys: ['Maârif'], agentIds: ['a'] },
        { keys: ['Casablanca'], agentIds: ['b'] },
      ],
    })
    const team = [person('a'), person('b')]
    expect(chosen([zones], team, { places: ['MAARIF', 'Casablanca'] })).toBe('a')
    expect(chosen([zones], team, { places: ['Anfa', 'casablanca'] })).toBe('b')
    expect(chosen([zones], team, { places: ['Rabat'] })).toBeNull()
    expect([folded(' L’Océan - Est '), folded('حي الرياض')]).toEqual(['l ocean est', 'حي الرياض'])
  })

  it('finds who speaks the language, darija by Arabic, or who is named for it', () => {
    const team = [person('a'), person('b', { languages: ['ar'] }), person('c', { languages: ['ar'], onTeam: false })]
    const spoken = rule({ method: 'BY_LANGUAGE' })
    expect(chosen([spoken], team, { language: 'darija' })).toBe('b')
    expect(chosen([spoken], team, { language: 'en' })).toBeNull()
    expect(chosen([spoken], team)).toBeNull()
    const named = rule({ method: 'BY_LANGUAGE', groups: [{ keys: ['en'], agentIds: ['a'] }] })
    expect([chosen([named], team, { language: 'en' }), chosen([named], team, { language: 'ar' })]).toEqual(['a', null])
  })
})

it('names the fault of a list that is to be saved', () => {
  const known = { people: new Set(['a']), branches: new Set(['casa']) }
  const fault = (...rules: Rule[]) => faultOfRules(rules, known)
  expect(fault(rule({ agentIds: ['a'], branchIds: ['casa'] }))).toBeNull()
  expect(fault(rule(), rule())).toEqual({ field: 'rules.1.id', code: 'TAKEN' })
  expect(fault(rule({ agentIds: ['x'] }))).toEqual({ field: 'rules.0.agentIds', code: 'UNKNOWN' })
  expect(fault(rule({ branchIds: ['x'] }))).toEqual({ field: 'rules.0.branchIds', code: 'UNKNOWN' })
  expect(fault(rule({ method: 'BY_ZONE' }))).toEqual({ field: 'rules.0.groups', code: 'REQUIRED' })
  const groups = [{ keys: ['Anfa'], agentIds: ['x'] }]
  expect(fault(rule({ method: 'BY_ZONE', groups }))).toEqual({ field: 'rules.0.groups.0.agentIds', code: 'UNKNOWN' })
})
