import type { Reminder } from '../../lib/api-tasks.ts'
import type { Task } from '../../lib/api-types.ts'
import { instantOfWallClock, wallClock } from '../../lib/wall-clock.ts'

/** What a form holds of a reminder: none, minutes before as digits, or at a wall clock (empty until one is chosen). */
export interface ReminderChoice {
  kind: 'none' | 'at' | (string & {})
  at: string
}

/** The choice that a task's reminder is. */
export function choiceOf(reminder: Task['reminder'], zone: string): ReminderChoice {
  if (!reminder) return { kind: 'none', at: '' }
  if (reminder.minutesBefore !== null) return { kind: `${reminder.minutesBefore}`, at: '' }
  return { kind: 'at', at: wallClock(Date.parse(reminder.at), zone) }
}

/** The reminder for the API; null for none, where no due time is left to count from, or while no time is chosen. */
export function reminderOf({ kind, at }: ReminderChoice, zone: string, hasDue: boolean): Reminder | null {
  if (kind === 'at') {
    const instant = instantOfWallClock(at, zone)
    return instant ? { at: instant } : null
  }
  return kind === 'none' || !hasDue ? null : { minutesBefore: Number(kind) }
}
