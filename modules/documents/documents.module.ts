import type { Module } from '#platform/module'
import { documentsRoutes } from './documents.routes.ts'
import { expiryJob } from './expiry.service.ts'

/** Papers of dossiers, annonces and contacts: asked for, received, checked, running out. */
export function documentsModule(): Module {
  return { name: 'documents', routes: documentsRoutes, jobs: [expiryJob] }
}
