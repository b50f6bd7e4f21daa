import type { Module } from '#platform/module'
import { channelRoutes } from './channels.routes.ts'
import { deadLetterRoutes } from './dead-letters.routes.ts'
import { eventRoutes } from './events.routes.ts'
import { createInboundWorker } from './inbound.worker.ts'
import { intakeRoutes } from './intake.routes.ts'
import { letterPreviewRoutes } from './letter-preview.routes.ts'
import { createMailReader } from './mail-reading.job.ts'
import { fetchMediaJob } from './media.job.ts'
import { withdrawQueued } from './messages.repository.ts'
import { messagingRoutes } from './messaging.routes.ts'
import { createOutboundWorker, createReconciler } from './outbound.worker.ts'
import { wakeJob } from './snooze.service.ts'
import { deleteTemplateJob, submitTemplateJob, syncTemplatesJob } from './template-sync.job.ts'
import { messageTemplateRoutes } from './templates.routes.ts'

/** The way in and the way out: provider events, conversations, delivery. */
export function messagingModule(): Module {
  return {
    name: 'messaging',
    routes(http) {
      intakeRoutes(http)
      messagingRoutes(http)
      deadLetterRoutes(http)
      eventRoutes(http)
      messageTemplateRoutes(http)
      letterPreviewRoutes(http)
      channelRoutes(http)
    },
    on: {
      'consents.revoked'(ctx, payload) {
        withdrawQueued(
          ctx,
          {
            identityId: String(payload.identityId),
            channel: String(payload.channel),
            ...(payload.purpose ? { purpose: String(payload.purpose) } : {}),
          },
          'CONSENT_REQUIRED',
        )
      },
    },
    jobs: [fetchMediaJob, syncTemplatesJob, submitTemplateJob, deleteTemplateJob, wakeJob],
    loops: (platform) => [
      createInboundWorker(platform),
      createOutboundWorker(platform),
      createReconciler(platform),
      createMailReader(platform),
    ],
  }
}
