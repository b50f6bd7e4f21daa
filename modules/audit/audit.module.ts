import type { Module } from '#platform/module'
import { auditRoutes } from './audit.routes.ts'
import { createSealer } from './audit.sealer.ts'

/** Who did what: written by the database's triggers, sealed here, read, exported, verified. */
export function auditModule(): Module {
  return { name: 'audit', routes: auditRoutes, loops: (platform) => [createSealer(platform)] }
}
