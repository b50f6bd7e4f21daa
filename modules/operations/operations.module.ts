import type { Module } from '#platform/module'
import { businessCounters } from './business.ts'
import { operationsRoutes } from './operations.routes.ts'

/** How messaging does, for those who answer for it: figures of one organisation, and the rows behind each. */
export function operationsModule(): Module {
  return { name: 'operations', routes: operationsRoutes, on: businessCounters }
}
