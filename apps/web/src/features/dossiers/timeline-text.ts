import type { Activity } from '../../lib/api-timeline.ts'
import { dayKey } from '../../lib/format.ts'

/** Entries of one local day, newest first as the API gives them. */
export interface DayGroup {
  day: string
  at: string
  entries: Activity[]
}

/** Splits a timeline where the calendar day changes in the zone. */
export function groupByDay(entries: readonly Activity[], timeZone: string): DayGroup[] {
  const groups: DayGroup[] = []
  for (const entry of entries) {
    const day = dayKey(entry.at, timeZone)
    const last = groups.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else groups.push({ day, at: entry.at, entries: [entry] })
  }
  return groups
}

/** The two states of a change, when the entry tells one. */
export function statusChange(entry: Pick<Activity, 'type' | 'params'>): { from: string | null; to: string } | null {
  if (entry.type !== 'STATUS_CHANGE' || typeof entry.params.to !== 'string') return null
  return { from: typeof entry.params.from === 'string' ? entry.params.from : null, to: entry.params.to }
}

/** Families of codes by the name of the parameter that carries one. */
const families: Record<string, string> = {
  from: 'status',
  to: 'status',
  status: 'status',
  channel: 'channel',
  purpose: 'purpose',
  source: 'source',
  lossReason: 'lossReason',
  wonReason: 'wonReason',
  role: 'partyRole',
  type: 'appointmentType',
  fact: 'fact',
  state: 'interestState',
  reason: 'handling',
  code: 'mayWrite',
  fields: 'field',
  purposes: 'purpose',
  madeBy: 'offerSide',
  document: 'documentType',
}

/**
 * Parameters of an entry as words: codes, alone or in a list, are named, the rest stays. Only upper-case codes are
 * named (names of fields aside), so that a name of a person in `from` (a dossier handed over) stays a name.
 * @param name gives the name of a code in its family
 */
export function namedParams(
  params: Readonly<Record<string, unknown>>,
  name: (family: string, code: string) => string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      const family = families[key]
      if (!family || typeof value !== 'string') return [key, value]
      const codes = value.split(', ')
      const named = family === 'field' || codes.every((code) => /^[A-Z][A-Z0-9_]+$/.test(code))
      return [key, named ? codes.map((code) => name(family, code)).join(', ') : value]
    }),
  )
}

/** The rule that gave a dossier out and who was passed over, as an ASSIGNMENT entry carries them; null for another entry. */
export function assignmentStory(
  entry: Pick<Activity, 'type' | 'params'>,
): { rule: string | null; skipped: { name: string; reason: string }[] } | null {
  const { rule, method, skipped } = entry.params
  if (entry.type !== 'ASSIGNMENT' || typeof method !== 'string') return null
  const named = Array.isArray(skipped) ? skipped : []
  return {
    rule: typeof rule === 'string' ? rule : null,
    skipped: named.flatMap((s: unknown) =>
      typeof s === 'object' &&
      s !== null &&
      'name' in s &&
      'reason' in s &&
      typeof s.name === 'string' &&
      typeof s.reason === 'string'
        ? [{ name: s.name, reason: s.reason }]
        : [],
    ),
  }
}

export type TextPart = { kind: 'text' | 'link'; text: string }

/** A text cut into plain words and web addresses. */
export function textParts(body: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of body.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g)) {
    if (match.index > end) parts.push({ kind: 'text', text: body.slice(end, match.index) })
    parts.push({ kind: 'link', text: match[0] })
    end = match.index + match[0].length
  }
  if (end < body.length) parts.push({ kind: 'text', text: body.slice(end) })
  return parts
}
