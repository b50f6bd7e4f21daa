import type { Module } from '#platform/module'
import { todayRoutes } from './today.routes.ts'

/** A person's day and a team's: what waits, in one look. Keeps nothing of its own. */
export function todayModule(): Module {
  return { name: 'today', routes: todayRoutes }
}
