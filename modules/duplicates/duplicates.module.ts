import type { Module } from '#platform/module'
import { SETTLE_JOB, settleMerge } from './contact-merge.service.ts'
import { duplicatesRoutes } from './duplicates.routes.ts'
import { afterMerge, afterUndo, LOOK_JOB, look, lookSoon, SCAN_JOB, scan } from './duplicates.service.ts'
import { mergesRoutes } from './merges.routes.ts'

/** One person, one contact; one case, one dossier: finding who stands there twice, merging, and taking it back. */
export function duplicatesModule(): Module {
  return {
    name: 'duplicates',
    routes(http) {
      duplicatesRoutes(http)
      mergesRoutes(http)
    },
    on: {
      'contacts.changed': (ctx, payload) => lookSoon(ctx, String(payload.contactId)),
      'contacts.merged': afterMerge,
      'contacts.merge_undone': afterUndo,
    },
    jobs: [
      { kind: LOOK_JOB, run: look },
      { kind: SCAN_JOB, run: scan },
      { kind: SETTLE_JOB, run: settleMerge },
    ],
  }
}
