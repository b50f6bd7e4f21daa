export const spans = ['day', 'week', 'month', 'list'] as const
export type CalendarSpan = (typeof spans)[number]

/** What the address of the calendar holds. */
export interface CalendarSearch {
  span?: CalendarSpan | undefined
  /** Local day in view, `YYYY-MM-DD`. */
  date?: string | undefined
  agent?: string | undefined
  branch?: string | undefined
  cancelled?: boolean | undefined
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export function readCalendarSearch(search: Record<string, unknown>): CalendarSearch {
  const date = text(search.date)
  return {
    span: spans.find((s) => s === search.span),
    date: date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined,
    agent: text(search.agent),
    branch: text(search.branch),
    cancelled: search.cancelled === true || search.cancelled === 'true' ? true : undefined,
  }
}
