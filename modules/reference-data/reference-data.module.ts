import type { Module } from '#platform/module'
import { referenceDataRoutes } from './reference-data.routes.ts'

/** Lists an organisation words and orders itself: reasons, sources, categories of tasks, kinds of documents. */
export function referenceDataModule(): Module {
  return { name: 'reference-data', routes: referenceDataRoutes }
}
