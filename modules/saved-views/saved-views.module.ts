import type { Module } from '#platform/module'
import { savedViewsRoutes } from './saved-views.routes.ts'

/** Filters of lists saved under a name, one's own or the team's, and each person's columns. */
export function savedViewsModule(): Module {
  return { name: 'saved-views', routes: savedViewsRoutes }
}
