import type { ContactRow, DossierRow, InterestPair } from './merges.repository.ts'

/** Whose value a field keeps. BOTH: the two together, for texts and wishes. */
export type Side = 'SURVIVOR' | 'LOSER' | 'BOTH'

export const contactFields = ['displayName', 'firstName', 'lastName', 'kind', 'locale', 'country', 'note'] as const
export type ContactField = (typeof contactFields)[number]
export const dossierFields = ['assignee', 'budget', 'criteria', 'annonce', 'expectedValue', 'source'] as const
export type DossierField = (typeof dossierFields)[number]

/** The longest note a contact may have. */
const NOTE_LENGTH = 5_000

const contactColumns: Record<ContactField, keyof ContactRow> = {
  displayName: 'display_name',
  firstName: 'first_name',
  lastName: 'last_name',
  kind: 'kind',
  locale: 'locale',
  country: 'country',
  note: 'note',
}

const dossierColumns: Record<DossierField, readonly (keyof DossierRow)[]> = {
  assignee: ['assignee_id'],
  budget: ['budget_min', 'budget_max'],
  criteria: ['criteria'],
  annonce: ['annonce_id'],
  expectedValue: ['expected_value'],
  source: ['source'],
}

const blank = (value: unknown) =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** One row of the comparison: what each has, and whose is kept when nobody says otherwise. */
export type Comparison<F extends string> = {
  field: F
  survivor: unknown
  loser: unknown
  differs: boolean
  suggested: Side
  choices: Side[]
}

function compare<F extends string>(field: F, survivor: unknown, loser: unknown, joins: boolean): Comparison<F> {
  const differs = !same(survivor, loser)
  const both = joins && !blank(survivor) && !blank(loser) && differs
  const suggested: Side = blank(survivor) && !blank(loser) ? 'LOSER' : both ? 'BOTH' : 'SURVIVOR'
  return {
    field,
    survivor: blank(survivor) ? null : survivor,
    loser: blank(loser) ? null : loser,
    differs,
    suggested,
    choices: both ? ['SURVIVOR', 'LOSER', 'BOTH'] : ['SURVIVOR', 'LOSER'],
  }
}

/** Two contacts field by field. */
export function compareContacts(survivor: ContactRow, loser: ContactRow): Comparison<ContactField>[] {
  return contactFields.map((field) => {
    const column = contactColumns[field]
    return compare(field, survivor[column], loser[column], field === 'note')
  })
}

/** Two dossiers field by field; a budget is `{ min, max }` in minor units. */
export function compareDossiers(survivor: DossierRow, loser: DossierRow): Comparison<DossierField>[] {
  const read = (row: DossierRow, field: DossierField): unknown => {
    if (field === 'budget')
      return row.budget_min === null && row.budget_max === null ? null : { min: row.budget_min, max: row.budget_max }
    return row[dossierColumns[field][0] as keyof DossierRow]
  }
  return dossierFields.map((field) => compare(field, read(survivor, field), read(loser, field), field === 'criteria'))
}

type Chosen<F extends string> = Partial<Record<F, Side>>

const sideOf = <F extends string>(row: Comparison<F>, chosen: Chosen<F>): Side => {
  const wanted = chosen[row.field] ?? row.suggested
  return row.choices.includes(wanted) ? wanted : 'SURVIVOR'
}

/**
 * The columns of the surviving contact after the merge. A field nobody chose keeps the survivor's value, or takes the
 * other's where the survivor has none; a name is never emptied.
 */
export function contactAfter(
  survivor: ContactRow,
  loser: ContactRow,
  chosen: Chosen<ContactField>,
): Partial<ContactRow> {
  const after: Record<string, unknown> = {}
  for (const row of compareContacts(survivor, loser)) {
    const column = contactColumns[row.field]
    const side = sideOf(row, chosen)
    after[column] =
      side === 'BOTH' ? joinNotes(survivor.note, loser.note) : (side === 'LOSER' ? loser : survivor)[column]
  }
  return { ...after, last_inbound_at: latest(survivor.last_inbound_at, loser.last_inbound_at) }
}

/** Two notes one after the other, the survivor's first; cut where a note may not be longer. */
export function joinNotes(first: string | null, second: string | null): string | null {
  const parts = [first, second].filter((part): part is string => part !== null && part !== '')
  return parts.length === 0 ? null : [...new Set(parts)].join('\n\n').slice(0, NOTE_LENGTH)
}

/** The later of two instants as texts of one form; null is before everything. */
export function latest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return Date.parse(a) >= Date.parse(b) ? a : b
}

/** The columns of the surviving dossier after the merge. The budget is chosen whole: two halves might not fit. */
export function dossierAfter(
  survivor: DossierRow,
  loser: DossierRow,
  chosen: Chosen<DossierField>,
): Partial<DossierRow> {
  const after: Record<string, unknown> = {}
  for (const row of compareDossiers(survivor, loser)) {
    const side = sideOf(row, chosen)
    if (side === 'BOTH') after.criteria = joinCriteria(survivor.criteria, loser.criteria)
    else for (const column of dossierColumns[row.field]) after[column] = (side === 'LOSER' ? loser : survivor)[column]
  }
  return {
    ...after,
    first_response_at: earliest(survivor.first_response_at, loser.first_response_at),
    last_activity_at: latest(survivor.last_activity_at, loser.last_activity_at) ?? survivor.last_activity_at,
  }
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return Date.parse(a) <= Date.parse(b) ? a : b
}

/** Wishes of both: lists are joined, and where both say one thing differently the survivor's stands. */
export function joinCriteria(
  survivor: Readonly<Record<string, unknown>>,
  loser: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const joined: Record<string, unknown> = { ...loser, ...survivor }
  for (const [name, value] of Object.entries(survivor)) {
    const other = loser[name]
    if (Array.isArray(value) && Array.isArray(other)) joined[name] = [...new Set([...value, ...other])].slice(0, 30)
  }
  return joined
}

/** Why two dossiers cannot be one; empty when they can. */
export type DossierObstacle = 'CASE_TYPE' | 'BRANCH' | 'CURRENCY' | 'CONTACT' | 'SURVIVOR_CLOSED'

/** @param related whether one's contact is a party of the other */
export function dossierObstacles(survivor: DossierRow, loser: DossierRow, related: boolean): DossierObstacle[] {
  return [
    ...(survivor.case_type === loser.case_type ? [] : (['CASE_TYPE'] as const)),
    ...(survivor.branch_id === loser.branch_id ? [] : (['BRANCH'] as const)),
    ...(survivor.currency === loser.currency ? [] : (['CURRENCY'] as const)),
    ...(survivor.contact_id === loser.contact_id || related ? [] : (['CONTACT'] as const)),
    ...(!survivor.is_open && loser.is_open ? (['SURVIVOR_CLOSED'] as const) : []),
  ]
}

const depth = ['PROPOSED', 'INTERESTED', 'VISITED', 'REFUSED', 'OFFERED']

/** What the survivor's interest becomes when both had one in the same annonce: the furthest state, no word lost. */
export function interestAfter(pair: InterestPair): { state: string; opinion: string | null; reason: string | null } {
  const further = depth.indexOf(pair.state) > depth.indexOf(pair.twinState)
  return {
    state: further ? pair.state : pair.twinState,
    opinion: pair.twinOpinion ?? pair.opinion,
    reason: pair.twinReason ?? pair.reason,
  }
}
