import type { Module } from '#platform/module'
import { searchRoutes } from './search.routes.ts'

/** One box over everything. Keeps nothing: it asks the lists. */
export function searchModule(): Module {
  return { name: 'search', routes: searchRoutes }
}
