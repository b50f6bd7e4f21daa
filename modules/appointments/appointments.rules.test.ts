import { describe, expect, it } from 'vitest'
import {
  type AppointmentState,
  appointmentStates,
  appointmentTypes,
  bufferFor,
  type Command,
  isVisit,
  stateAfter,
  travels,
} from './appointments.rules.ts'

const commands: Command[] = ['confirm', 'reschedule', 'cancel', 'complete', 'noShow']

describe('states', () => {
  it('lead from planned to confirmed to one of three ends, and from an end nowhere', () => {
    const ways = (state: AppointmentState) => commands.map((command) => stateAfter(command, state))
    expect(ways('SCHEDULED')).toEqual(['CONFIRMED', 'SCHEDULED', 'CANCELLED', 'DONE', 'NO_SHOW'])
    expect(ways('CONFIRMED')).toEqual([null, 'SCHEDULED', 'CANCELLED', 'DONE', 'NO_SHOW'])
    for (const end of appointmentStates.slice(2)) expect(ways(end), end).toEqual([null, null, null, null, null])
  })
})

it('keeps time to travel only where somebody travels, and counts visits only', () => {
  const settings = { travelBufferMinutes: 15, travelMinimumMinutes: 5 }
  const keeps = (minutes: number, known: boolean) =>
    appointmentTypes.filter((type) => bufferFor(type, known, settings) === minutes)
  expect(keeps(15, false)).toEqual(keeps(5, true))
  expect(keeps(15, false)).toEqual(appointmentTypes.filter(travels))
  expect(keeps(15, false)).toEqual(['VISIT', 'OWNER_VISIT', 'NOTARY_MEETING', 'SIGNING', 'SITE_VISIT'])
  expect(appointmentTypes.filter(isVisit)).toEqual(['VISIT', 'OWNER_VISIT', 'SITE_VISIT'])
})
