import type { Module } from '#platform/module'
import { takeAnswer } from './answers.service.ts'
import { follow, forget, plan, replan, replanJob, restore } from './planning.service.ts'
import { remindersRoutes } from './reminders.routes.ts'
import { checkJob, remindJob } from './reminders.service.ts'

/** People are reminded of what they agreed to, once, and answer with one tap. */
export function remindersModule(): Module {
  return {
    name: 'reminders',
    routes: remindersRoutes,
    on: {
      'appointments.booked': plan,
      'appointments.rescheduled': plan,
      'appointments.attendees_changed': follow,
      'appointments.cancelled': forget,
      'appointments.done': forget,
      'appointments.no_show': forget,
      'organizations.settings_changed': replan,
      'contacts.merge_undone': restore,
      'messaging.received': takeAnswer,
    },
    jobs: [remindJob, checkJob, replanJob],
  }
}
