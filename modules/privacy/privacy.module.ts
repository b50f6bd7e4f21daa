import type { Module } from '#platform/module'
import { forgetFilesJob } from './files.service.ts'
import { privacyRoutes } from './privacy.routes.ts'
import { exportJob, forgetAnswerJob } from './requests.service.ts'
import { eraseStaleJob, retentionJob } from './retention.service.ts'

/** What people may ask of whoever keeps their data: a copy, an end, not to be written to. */
export function privacyModule(): Module {
  return {
    name: 'privacy',
    routes: privacyRoutes,
    jobs: [exportJob, forgetAnswerJob, forgetFilesJob, retentionJob, eraseStaleJob],
  }
}
