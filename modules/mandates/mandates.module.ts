import type { Module } from '#platform/module'
import { mandatesRoutes } from './mandates.routes.ts'

/** The register of mandates: numbers without a gap, entries that never change. */
export function mandatesModule(): Module {
  return { name: 'mandates', routes: mandatesRoutes }
}
