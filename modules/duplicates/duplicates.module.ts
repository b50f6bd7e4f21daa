import type { Module } from '#platform/module'
import { SETTLE_JOB, settleMerge } from './contact-merge.service.ts'
import { mergesRoutes } from './merges.routes.ts'

/** One person, one contact; one case, one dossier: merging, taking it back, and finding who stands there twice. */
export function duplicatesModule(): Module {
  return {
    name: 'duplicates',
    routes(http) {
      mergesRoutes(http)
    },
    jobs: [{ kind: SETTLE_JOB, run: settleMerge }],
  }
}
