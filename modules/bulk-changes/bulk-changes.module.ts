import type { Module } from '#platform/module'
import { bulkChangesRoutes } from './bulk-changes.routes.ts'
import { bulkJob } from './bulk-changes.worker.ts'

/** One change to many dossiers or annonces: in the background, record by record, with a way to stop and a way back. */
export function bulkChangesModule(): Module {
  return { name: 'bulk-changes', routes: bulkChangesRoutes, jobs: [bulkJob] }
}
