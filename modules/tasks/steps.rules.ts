import { Temporal } from 'temporal-polyfill'
import { dayAt } from '#platform/clock'

type Step = { category: string; days: number }

/** What usually comes after a task of a built-in category, the likeliest first, and in how many days. */
const steps: ReadonlyMap<string, readonly Step[]> = new Map(
  Object.entries<readonly Step[]>({
    CALL_BACK: [
      { category: 'PREPARE_VISIT', days: 1 },
      { category: 'CALL_BACK', days: 2 },
    ],
    SEND_MESSAGE: [{ category: 'CALL_BACK', days: 2 }],
    REQUEST_DOCS: [{ category: 'REVIEW_DOCS', days: 3 }],
    REVIEW_DOCS: [
      { category: 'NEGOTIATE', days: 1 },
      { category: 'REQUEST_DOCS', days: 1 },
    ],
    PREPARE_VISIT: [{ category: 'FOLLOW_UP_VISIT', days: 1 }],
    FOLLOW_UP_VISIT: [
      { category: 'NEGOTIATE', days: 1 },
      { category: 'CALL_BACK', days: 3 },
    ],
    NEGOTIATE: [
      { category: 'SCHEDULE_SIGNING', days: 2 },
      { category: 'CALL_BACK', days: 2 },
    ],
    SCHEDULE_SIGNING: [{ category: 'REQUEST_DOCS', days: 1 }],
  }),
)

const HOUR = 10

/** A next step that is offered: what, and when (ISO instant). */
export type NextStep = { category: string; dueAt: string }

/** What to offer after a task was done: at ten in the morning of a working day in the zone. */
export function nextSteps(category: string, now: number, timezone: string): NextStep[] {
  const today = dayAt(now, timezone)
  return (steps.get(category) ?? []).map((step) => {
    let day = today.add({ days: step.days })
    while (day.dayOfWeek > 5) day = day.add({ days: 1 })
    const at = day.toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from({ hour: HOUR }) })
    return { category: step.category, dueAt: at.toInstant().toString() }
  })
}
