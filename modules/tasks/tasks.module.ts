import { translate } from '#locales'
import { contactCard } from '#modules/contacts'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import type { Module } from '#platform/module'
import { reminderJob } from './reminders.job.ts'
import { memberActive } from './tasks.repository.ts'
import { tasksRoutes } from './tasks.routes.ts'
import { createTask } from './tasks.service.ts'

/** How soon a missed visit is followed up, in milliseconds. */
const FOLLOW_UP_MS = 2 * 3_600_000

/**
 * A visit somebody missed is called about the same day (crm.md, Appointments). Without a dossier the task says whom to
 * call, and is for the agent who waited; for who says so where that agent has left.
 */
async function followUpNoShow(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const { dossierId, contactId, agentId } = payload
  const common = { category: 'CALL_BACK' as const, dueAt: isoAt(ctx.clock.now() + FOLLOW_UP_MS) }
  if (typeof dossierId === 'string') {
    await createTask(ctx, { ...common, title: translate(ctx.locale, 'timeline:task.no_show_follow_up'), dossierId })
    return
  }
  const [who, waits] = await Promise.all([
    typeof contactId === 'string' ? contactCard(ctx, contactId) : null,
    typeof agentId === 'string' ? memberActive(ctx, agentId) : false,
  ])
  const title = who
    ? translate(ctx.locale, 'timeline:task.no_show_follow_up_of', { name: who.displayName })
    : translate(ctx.locale, 'timeline:task.no_show_follow_up')
  await createTask(ctx, {
    ...common,
    title: title.slice(0, 200),
    ...(waits && typeof agentId === 'string' ? { assigneeId: agentId } : {}),
  })
}

/** What members have to do, by when, on which dossier. */
export function tasksModule(): Module {
  return { name: 'tasks', routes: tasksRoutes, on: { 'appointments.no_show': followUpNoShow }, jobs: [reminderJob] }
}
