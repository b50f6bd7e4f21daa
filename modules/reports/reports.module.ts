import type { Module } from '#platform/module'
import { reportsRoutes } from './reports.routes.ts'

/** What the agency achieved: figures of a period, and for each the very rows it counts. */
export function reportsModule(): Module {
  return { name: 'reports', routes: reportsRoutes }
}
