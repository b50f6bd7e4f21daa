import type { Module } from '#platform/module'
import { filesRoutes } from './files.routes.ts'

/** The one place from which stored files leave. */
export function filesModule(): Module {
  return { name: 'files', routes: filesRoutes }
}
