import { describe, expect, it } from 'vitest'
import { choiceOf, reminderOf } from './reminder.ts'

const zone = 'Europe/Paris'

describe('a reminder in the form', () => {
  it('is what the task has, and back', () => {
    const at = choiceOf({ minutesBefore: null, at: '2026-03-12T08:30:00Z' }, zone)
    expect(at).toEqual({ kind: 'at', at: '2026-03-12T09:30' })
    expect(reminderOf(at, zone, false)).toEqual({ at: '2026-03-12T08:30:00Z' })
    const before = choiceOf({ minutesBefore: 90, at: '2026-03-12T08:30:00Z' }, zone)
    expect(reminderOf(before, zone, true)).toEqual({ minutesBefore: 90 })
    expect(reminderOf(choiceOf(null, zone), zone, true)).toBeNull()
  })

  it('of minutes goes with the due time; one without a time is none yet', () => {
    expect(reminderOf({ kind: '15', at: '' }, zone, false)).toBeNull()
    expect(reminderOf({ kind: '0', at: '' }, zone, true)).toEqual({ minutesBefore: 0 })
    expect(reminderOf({ kind: 'at', at: '' }, zone, true)).toBeNull()
  })
})
