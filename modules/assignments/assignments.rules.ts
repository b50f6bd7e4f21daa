export const methods = ['MANUAL', 'ROUND_ROBIN', 'BY_ZONE', 'BY_LANGUAGE', 'LEAST_LOADED'] as const
export type Method = (typeof methods)[number]

/** People for some zones, or for some languages. */
export type Group = { keys: string[]; agentIds: string[] }

/** One rule of the organisation's ordered list. An empty list of branches, case types or sources: all of them. */
export type Rule = {
  id: string
  method: Method
  /** What people call it; empty: its method's name. */
  name: string
  active: boolean
  branchIds: string[]
  caseTypes: string[]
  sources: string[]
  /** ROUND_ROBIN and LEAST_LOADED: the people it gives to; empty: everybody who works on dossiers. */
  agentIds: string[]
  /** BY_ZONE: names of districts and cities. BY_LANGUAGE: language codes; none at all: whoever speaks the language. */
  groups: Group[]
  /** Only people of the dossier's branch. */
  sameBranch: boolean
  /** Only people who are at work at this moment, by their own hours and the country's holidays. */
  atWork: boolean
}

/** What is known of the dossier that is to be given out. */
export type Subject = {
  branchId: string
  caseType: string
  source: string
  /** Names of places, the most telling first. */
  places: readonly string[]
  /** Language of the contact, as contacts carry it; null when not known. */
  language: string | null
}

export type Presence = 'WORKING' | 'ABSENT' | 'HOLIDAY' | 'OFF_HOURS'

/** The rounds a person has had of one rule. */
export type Served = { round: number; lastTurn: string }

/** A member who could receive dossiers; in the order they joined. */
export type Candidate = {
  id: string
  name: string
  active: boolean
  /** Agents and managers: who is meant when a rule names nobody. */
  onTeam: boolean
  branchIds: readonly string[]
  languages: readonly string[]
  receives: boolean
  /** Open dossiers that are enough; null: no limit. */
  maxOpen: number | null
  open: number
  presence: Presence
  served: ReadonlyMap<string, Served>
}

export const skipReasons = [
  'NOT_ACTIVE',
  'OTHER_BRANCH',
  'NOT_RECEIVING',
  'ABSENT',
  'HOLIDAY',
  'OFF_HOURS',
  'FULL',
] as const
export type SkipReason = (typeof skipReasons)[number]

export const noMatches = ['SWITCHED_OFF', 'BRANCH', 'CASE_TYPE', 'SOURCE', 'ZONE', 'LANGUAGE'] as const
export type NoMatch = (typeof noMatches)[number]

export type Skipped = { id: string; name: string; reason: SkipReason }

/** What one rule made of a dossier. `key`: the place or the language that decided, as it was written. */
export type Step = {
  ruleId: string
  outcome: 'CHOSEN' | 'QUEUE' | 'NOBODY' | 'NO_MATCH'
  why: NoMatch | null
  key: string | null
  skipped: Skipped[]
}

export type Choice = { rule: Rule; key: string | null; order: Candidate[]; skipped: Skipped[] }

/** `choice` null: the dossier waits in the queue, because a rule says so or because nobody is left. */
export type Verdict = { steps: Step[]; choice: Choice | null }

const empty = { branchIds: [], caseTypes: [], sources: [], agentIds: [], groups: [] }

/** Holds while an organisation has written no rules: who has the fewest open dossiers, of the branch, not absent. */
export const defaultRule: Rule = {
  ...empty,
  id: '00000000-0000-7000-8000-000000000000',
  method: 'LEAST_LOADED',
  name: '',
  active: true,
  sameBranch: true,
  atWork: false,
}

/**
 * Goes through the rules in order: the first that fits the dossier and finds somebody decides. A MANUAL rule that fits
 * leaves the dossier in the queue. Who may receive stands in `choice.order`, the first to be served first.
 */
export function decide(rules: readonly Rule[], subject: Subject, people: readonly Candidate[]): Verdict {
  const steps: Step[] = []
  for (const rule of rules) {
    const fit = fitOf(rule, subject)
    if (fit.why !== null) {
      steps.push({ ruleId: rule.id, outcome: 'NO_MATCH', why: fit.why, key: null, skipped: [] })
      continue
    }
    const step = { ruleId: rule.id, why: null, key: fit.key }
    if (rule.method === 'MANUAL') return { steps: [...steps, { ...step, outcome: 'QUEUE', skipped: [] }], choice: null }
    const { fitting, skipped } = sift(rule, subject, fit.agentIds, people)
    if (fitting.length === 0) {
      steps.push({ ...step, outcome: 'NOBODY', skipped })
      continue
    }
    const order = rule.method === 'LEAST_LOADED' ? byLoad(fitting) : byTurn(rule.id, fitting)
    return {
      steps: [...steps, { ...step, outcome: 'CHOSEN', skipped }],
      choice: { rule, key: fit.key, order, skipped },
    }
  }
  return { steps, choice: null }
}

type Fit = { why: NoMatch } | { why: null; key: string | null; agentIds: readonly string[] | null }

/** Whether a rule is for this dossier, and for whom; `agentIds` null: everybody. */
function fitOf(rule: Rule, subject: Subject): Fit {
  const outside = (list: readonly string[], value: string) => list.length > 0 && !list.includes(value)
  if (!rule.active) return { why: 'SWITCHED_OFF' }
  if (outside(rule.branchIds, subject.branchId)) return { why: 'BRANCH' }
  if (outside(rule.caseTypes, subject.caseType)) return { why: 'CASE_TYPE' }
  if (outside(rule.sources, subject.source)) return { why: 'SOURCE' }
  if (rule.method === 'BY_ZONE') {
    for (const place of subject.places) {
      const groups = rule.groups.filter((g) => g.keys.some((key) => folded(key) === folded(place)))
      if (groups.length > 0) return { why: null, key: place, agentIds: groups.flatMap((g) => g.agentIds) }
    }
    return { why: 'ZONE' }
  }
  if (rule.method === 'BY_LANGUAGE') {
    const { language } = subject
    if (language === null) return { why: 'LANGUAGE' }
    if (rule.groups.length === 0) return { why: null, key: language, agentIds: null }
    const groups = rule.groups.filter((g) => g.keys.includes(language))
    return groups.length > 0
      ? { why: null, key: language, agentIds: groups.flatMap((g) => g.agentIds) }
      : { why: 'LANGUAGE' }
  }
  return { why: null, key: null, agentIds: rule.agentIds.length > 0 ? rule.agentIds : null }
}

function sift(rule: Rule, subject: Subject, agentIds: readonly string[] | null, people: readonly Candidate[]) {
  const fitting: Candidate[] = []
  const skipped: Skipped[] = []
  for (const person of people) {
    const named = agentIds
      ? agentIds.includes(person.id)
      : person.active && person.onTeam && speaks(rule, subject, person)
    if (!named) continue
    const reason = skipOf(rule, subject, person)
    if (reason === null) fitting.push(person)
    // Who was not named by the rule and is of another branch was never meant.
    else if (agentIds || reason !== 'OTHER_BRANCH') skipped.push({ id: person.id, name: person.name, reason })
  }
  return { fitting, skipped }
}

/** Darija is Arabic as it is spoken: whoever speaks Arabic answers it. */
function speaks(rule: Rule, subject: Subject, person: Candidate): boolean {
  if (rule.method !== 'BY_LANGUAGE' || subject.language === null) return true
  const wanted = subject.language === 'darija' ? ['darija', 'ar'] : [subject.language]
  return wanted.some((language) => person.languages.includes(language))
}

function skipOf(rule: Rule, subject: Subject, person: Candidate): SkipReason | null {
  if (!person.active) return 'NOT_ACTIVE'
  if (rule.sameBranch && !person.branchIds.includes(subject.branchId)) return 'OTHER_BRANCH'
  if (!person.receives) return 'NOT_RECEIVING'
  if (person.presence === 'ABSENT') return 'ABSENT'
  if (rule.atWork && person.presence !== 'WORKING') return person.presence
  return person.maxOpen !== null && person.open >= person.maxOpen ? 'FULL' : null
}

function byLoad(people: readonly Candidate[]): Candidate[] {
  return [...people].sort((a, b) => a.open - b.open)
}

/** Who is served in a lower round goes first; within one, who has waited longest. */
function byTurn(ruleId: string, people: readonly Candidate[]): Candidate[] {
  const next = nextRounds(ruleId, people)
  const last = (person: Candidate) => person.served.get(ruleId)?.lastTurn ?? ''
  return [...people].sort(
    (a, b) => (next.get(a.id) ?? 0) - (next.get(b.id) ?? 0) || (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : 0),
  )
}

/** The round each person is served in next. Whoever was away joins the present round: what was missed is not made up. */
function nextRounds(ruleId: string, people: readonly Candidate[]): Map<string, number> {
  const had = people.map((person) => person.served.get(ruleId)?.round ?? 0)
  const present = Math.max(1, ...had)
  return new Map(people.map((person, i) => [person.id, Math.max((had[i] ?? 0) + 1, present)]))
}

/** How many rounds ahead turns are offered: so many dossiers per person may be given out at the same instant. */
const ROUNDS_AHEAD = 8

export type Turn = { userId: string; round: number }

/** The turns of a rule in the order they are served, for people who stand in `choice.order`. */
export function turnsOf(ruleId: string, order: readonly Candidate[]): Turn[] {
  const next = nextRounds(ruleId, order)
  const first = Math.min(...next.values())
  return Array.from({ length: ROUNDS_AHEAD }, (_, i) => first + i).flatMap((round) =>
    order.filter((person) => (next.get(person.id) ?? 0) <= round).map((person) => ({ userId: person.id, round })),
  )
}

/** Whether a rule serves in turn. */
export function takesTurns(rule: Rule): boolean {
  return rule.method === 'ROUND_ROBIN' || rule.method === 'BY_ZONE' || rule.method === 'BY_LANGUAGE'
}

/** A name of a place without case, accents and punctuation, so that "Maârif" is "maarif". */
export function folded(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Faults of a list that is to be saved: the index of the rule, the field and the code. Null when there is none. */
export function faultOfRules(
  rules: readonly Rule[],
  known: { people: ReadonlySet<string>; branches: ReadonlySet<string> },
): { field: string; code: string } | null {
  const ids = new Set<string>()
  for (const [index, rule] of rules.entries()) {
    const at = (field: string) => `rules.${index}.${field}`
    if (ids.has(rule.id) || rule.id === defaultRule.id) return { field: at('id'), code: 'TAKEN' }
    ids.add(rule.id)
    if (rule.branchIds.some((id) => !known.branches.has(id))) return { field: at('branchIds'), code: 'UNKNOWN' }
    if (rule.agentIds.some((id) => !known.people.has(id))) return { field: at('agentIds'), code: 'UNKNOWN' }
    if (rule.method === 'BY_ZONE' && rule.groups.length === 0) return { field: at('groups'), code: 'REQUIRED' }
    for (const [n, group] of rule.groups.entries()) {
      if (group.keys.every((key) => folded(key) === '')) return { field: at(`groups.${n}.keys`), code: 'REQUIRED' }
      if (group.agentIds.length === 0) return { field: at(`groups.${n}.agentIds`), code: 'REQUIRED' }
      if (group.agentIds.some((id) => !known.people.has(id)))
        return { field: at(`groups.${n}.agentIds`), code: 'UNKNOWN' }
    }
  }
  return null
}
