import type { Module } from '#platform/module'
import { timelineRoutes } from './timeline.routes.ts'

/** What happened on a dossier, told by the transactions that made it happen, and the notes people write. */
export function timelineModule(): Module {
  return { name: 'timeline', routes: timelineRoutes }
}
