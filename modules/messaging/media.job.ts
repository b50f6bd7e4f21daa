import { announce, type RequestContext } from '#platform/context'
import type { JobHandler } from '#platform/jobs'
import { findAccount } from './accounts.read-model.ts'
import { fetchAttachment } from './attachments.service.ts'
import { fetchFile } from './lines.ts'
import { findMedia, setMedia } from './media.repository.ts'
import { FETCH_TRIES, judgeReceived } from './media.rules.ts'

const MAX_BYTES = 100 * 1024 * 1024
const TIMEOUT_MS = 60_000

/**
 * Fetches the file of a message while the provider still has it, judges it by its content and keeps it by its hash. When
 * nobody answers it is tried again; a file that is gone, too large or refused is written down as such, for the thread to say.
 */
export const fetchMediaJob: JobHandler = {
  kind: 'messaging.fetch_media',
  async run(ctx: RequestContext, payload, job) {
    const message = await findMedia(ctx, String(payload.messageId))
    if (!message?.media.id || message.media.hash) return
    const account = await findAccount(ctx, message.accountId)
    if (!account) return
    const outcome =
      account.kind === 'SMTP'
        ? await fetchAttachment(ctx, message.media.id)
        : await fetchFile(ctx.platform, account, message.media.id, MAX_BYTES, {
            signal: AbortSignal.timeout(TIMEOUT_MS),
            fetch: globalThis.fetch,
          })
    if (outcome.kind === 'unreachable' && job.attempts < FETCH_TRIES) throw new Error('media not fetched: unreachable')
    if (outcome.kind !== 'ok') {
      await setMedia(ctx, message.id, { ...message.media, available: false, reason: outcome.kind })
    } else {
      const { bytes } = outcome.value
      const judged = judgeReceived(bytes, outcome.value.mimeType ?? message.media.mimeType ?? '')
      const { hash, size } = await ctx.platform.files.put(ctx.orgId, bytes)
      await setMedia(ctx, message.id, { ...message.media, hash, size, ...judged })
    }
    announce(ctx, { topic: 'message', id: message.id, kind: 'media', conversationId: message.conversationId })
  },
}
