import type { RequestContext } from '#platform/context'
import { cancelJob, enqueue, type JobHandler } from '#platform/jobs'
import { type HeldDocument, lockDocument, markExpiryTold } from './documents.repository.ts'
import { dayAt, runsOutAt, stateOn } from './documents.rules.ts'
import { tell } from './telling.ts'

const EXPIRY_JOB = 'documents.expiry'

/** Has the end of a document noted on the morning after its last day; takes back what was asked for before. */
export function watchExpiry(
  ctx: RequestContext,
  document: Pick<HeldDocument, 'id' | 'timezone'>,
  expiresOn: string | null,
): void {
  cancelJob(ctx, EXPIRY_JOB, document.id)
  if (expiresOn !== null) enqueue(ctx, EXPIRY_JOB, { key: document.id, dueAt: runsOutAt(expiresOn, document.timezone) })
}

/**
 * Notes on the timeline that a document has run out, once for each last day. That it has run out does not wait for this:
 * every reading works it out from the day.
 */
export const expiryJob: JobHandler = {
  kind: EXPIRY_JOB,
  async run(ctx, _payload, { key }) {
    const document = await lockDocument(ctx, key)
    if (!document || document.removedAt !== null || document.expiresOn === null) return
    if (document.expiryTold === document.expiresOn) return
    if (stateOn(document, dayAt(ctx.clock.now(), document.timezone)) !== 'EXPIRED') return
    markExpiryTold(ctx, document.id, document.expiresOn)
    await tell(ctx, document, 'expired', { expiresOn: document.expiresOn })
  },
}
