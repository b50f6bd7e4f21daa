import type { Module } from '#platform/module'
import { appointmentsRoutes } from './appointments.routes.ts'
import { wallClockLoop } from './wall-clock.loop.ts'

/** Agendas: free time, appointments and what becomes of them. */
export function appointmentsModule(): Module {
  return { name: 'appointments', routes: appointmentsRoutes, loops: (platform) => [wallClockLoop(platform)] }
}
