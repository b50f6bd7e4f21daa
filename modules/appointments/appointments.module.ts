import type { RequestContext } from '#platform/context'
import type { Module } from '#platform/module'
import { appointmentsRoutes } from './appointments.routes.ts'
import { cancelAppointment } from './appointments.service.ts'
import { futureAppointmentIds } from './appointments.views.ts'
import { resourcesRoutes } from './resources.routes.ts'
import { wallClockLoop } from './wall-clock.loop.ts'

/** A state that ends what is planned says so in its workflow (`onEnter`): nobody drives to a meeting that is off. */
async function cancelFuture(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const { commands, dossierId } = payload
  if (!Array.isArray(commands) || !commands.includes('CANCEL_FUTURE_APPOINTMENTS') || typeof dossierId !== 'string')
    return
  for (const id of await futureAppointmentIds(ctx, dossierId))
    await cancelAppointment(ctx, id, { code: 'DOSSIER_CLOSED' })
}

/** Agendas: free time, appointments and what becomes of them. */
export function appointmentsModule(): Module {
  return {
    name: 'appointments',
    routes(http) {
      appointmentsRoutes(http)
      resourcesRoutes(http)
    },
    on: { 'dossiers.status_changed': cancelFuture },
    loops: (platform) => [wallClockLoop(platform)],
  }
}
