import type { ErrorVerdict } from '#channels/kit'
import { settingsOf } from '#modules/identity'
import { recordActivity } from '#modules/timeline'
import type { RequestContext } from '#platform/context'
import { AppError } from '#platform/errors'
import type { MessageChannel } from './conversations.repository.ts'
import type { OutboundRow } from './messages.repository.ts'
import { firstLine } from './messaging.rules.ts'
import { readSaid } from './messaging.views.ts'
import { queueMessage } from './outbound.service.ts'
import { waysTo } from './threads.service.ts'

/** The ways of a message that does not arrive, the next one where one is closed. */
const WAYS = ['WHATSAPP', 'SMS', 'EMAIL'] as const satisfies readonly MessageChannel[]

/**
 * What cannot arrive by its channel, for good and not for want of a word from us, is said by the next one that is open,
 * where the organisation allows it: the same words, asked of policy anew, as a message of its own in its own conversation.
 * Only what a person or a program wrote: the assistant answers where it was asked, and reminders look for their way
 * themselves. What is no text stays as it is, failed.
 */
export async function fallBack(
  ctx: RequestContext,
  message: OutboundRow,
  verdict: Pick<ErrorVerdict, 'fallback'>,
): Promise<void> {
  if (verdict.fallback !== 'other_channel' || !['APP', 'API'].includes(message.origin)) return
  const { fallbackChannels } = await settingsOf(ctx)
  const said = fallbackChannels ? await readSaid(ctx, message.id) : null
  if (!said) return
  const ways = await waysTo(
    ctx,
    { contactId: message.contact_id, branchId: said.branchId },
    WAYS.slice(WAYS.indexOf(message.channel) + 1),
  )
  for (const way of ways) {
    if ('reason' in way) continue
    const thread = 'thread' in way ? way.thread : await way.open()
    const subject = way.channel === 'EMAIL' ? { subject: firstLine(said.text) } : {}
    try {
      const id = await queueMessage(ctx, thread, {
        origin: message.origin === 'API' ? 'API' : 'APP',
        content: { type: 'text', body: said.text, ...subject },
        unsolicited: message.purpose === 'MARKETING',
      })
      recordActivity(ctx, {
        type: 'MESSAGE_LOG',
        code: 'message.fell_back',
        params: { channel: way.channel },
        channel: way.channel,
        direction: 'OUT',
        contactId: message.contact_id,
        dossierId: message.dossier_id,
        ref: { kind: 'message', id },
      })
      return
    } catch (error) {
      // Not by this way: the reason is on the timeline, and the next one is asked.
      if (!(error instanceof AppError) || error.status !== 422) throw error
    }
  }
}
