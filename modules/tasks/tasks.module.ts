import { translate } from '#locales'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import type { Module } from '#platform/module'
import { reminderJob } from './reminders.job.ts'
import { tasksRoutes } from './tasks.routes.ts'
import { createTask } from './tasks.service.ts'

/** How soon a missed visit is followed up, in milliseconds. */
const FOLLOW_UP_MS = 2 * 3_600_000

/** A visit somebody missed is called about the same day (crm.md, Appointments). */
async function followUpNoShow(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  if (typeof payload.dossierId !== 'string') return
  await createTask(ctx, {
    title: translate(ctx.locale, 'timeline:task.no_show_follow_up'),
    category: 'CALL_BACK',
    dossierId: payload.dossierId,
    dueAt: isoAt(ctx.clock.now() + FOLLOW_UP_MS),
  })
}

/** What members have to do, by when, on which dossier. */
export function tasksModule(): Module {
  return { name: 'tasks', routes: tasksRoutes, on: { 'appointments.no_show': followUpNoShow }, jobs: [reminderJob] }
}
