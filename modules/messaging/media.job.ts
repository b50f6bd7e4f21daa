import { announce, type RequestContext } from '#platform/context'
import type { JobHandler } from '#platform/jobs'
import { findAccount } from './accounts.read-model.ts'
import { fetchFile } from './lines.ts'
import { findMedia, setMedia } from './media.repository.ts'

const MAX_BYTES = 100 * 1024 * 1024
const TIMEOUT_MS = 60_000

/** Types kept as they say they are; anything else is served as a plain download. */
const trusted = /^(image\/(jpeg|png|webp|gif)|audio\/(aac|amr|mpeg|mp4|ogg)|video\/(mp4|3gpp)|application\/pdf)$/

/** Fetches the file of an inbound message while the provider still has it, and keeps it by its content. */
export const fetchMediaJob: JobHandler = {
  kind: 'messaging.fetch_media',
  async run(ctx: RequestContext, payload) {
    const message = await findMedia(ctx, String(payload.messageId))
    if (!message?.media.id || message.media.hash) return
    const account = await findAccount(ctx, message.accountId)
    if (!account) return
    const outcome = await fetchFile(ctx.platform, account, String(message.media.id), MAX_BYTES, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      fetch: globalThis.fetch,
    })
    if (outcome.kind === 'unreachable' || outcome.kind === 'expired')
      throw new Error(`media not fetched: ${outcome.kind}`)
    if (outcome.kind !== 'ok') {
      await setMedia(ctx, message.id, { ...message.media, available: false, reason: outcome.kind })
      return
    }
    const { hash, size } = await ctx.platform.files.put(ctx.orgId, outcome.value.bytes)
    const declared = (outcome.value.mimeType ?? String(message.media.mimeType ?? '')).split(';')[0]?.trim() ?? ''
    await setMedia(ctx, message.id, {
      ...message.media,
      hash,
      size,
      mimeType: trusted.test(declared) ? declared : 'application/octet-stream',
    })
    announce(ctx, { topic: 'message', id: message.id, kind: 'media', conversationId: message.conversationId })
  },
}
