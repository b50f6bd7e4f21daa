import { toLocale, translate } from '#locales'
import { appointmentFor } from '#modules/appointments'
import { createTask } from '#modules/tasks'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { readReminded } from './reminders.views.ts'

/** An hour to find out what happened, before the person is asked. */
const SOON_MS = 60 * 60_000

/** Who did not come is called: a task for who waited, told on the dossier. */
export async function followUpNoShow(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const appointment = await appointmentFor(ctx, String(payload.appointmentId))
  const who = appointment?.contactId ? await readReminded(ctx, appointment.contactId) : null
  if (!appointment || !who) return
  await createTask(ctx, {
    title: translate(toLocale(who.houseLocale), 'reminders:task.noShow', { name: who.name }),
    category: 'FOLLOW_UP_VISIT',
    dueAt: isoAt(ctx.clock.now() + SOON_MS),
    assigneeId: appointment.agentId,
    ...(appointment.dossierId ? { dossierId: appointment.dossierId } : {}),
  })
}
