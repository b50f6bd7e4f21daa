import type { Module } from '#platform/module'
import { decisionsRoutes } from './decisions.routes.ts'

/** The Glass Box: every automatic judgement with its facts, reasons and what a person said to it. */
export function decisionsModule(): Module {
  return { name: 'decisions', routes: decisionsRoutes }
}
