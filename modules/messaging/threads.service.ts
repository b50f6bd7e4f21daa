import type { RequestContext } from '#platform/context'
import { announce } from '#platform/context'
import {
  type ConversationRow,
  lockConversation,
  type MessageChannel,
  openConversation,
} from './conversations.repository.ts'
import { cancelQueued } from './messages.repository.ts'
import { findTemplate } from './messaging.read-model.ts'
import { reachOf } from './threads.read-model.ts'

/** A way to write to somebody, or why there is none. `open` makes the conversation that is not there yet. */
export type Way =
  | { channel: MessageChannel; thread: ConversationRow }
  | { channel: MessageChannel; open: () => Promise<ConversationRow> }
  | { channel: MessageChannel; reason: 'NO_CHANNEL' | 'CONSENT_REQUIRED' }

/**
 * The ways to write to a person, in the order asked for: the conversation of a channel that was active last, held; else a
 * new one from a number or mailbox of the branch (or of the organisation), where the person agrees to it.
 */
export async function waysTo(
  ctx: RequestContext,
  who: { contactId: string; branchId: string },
  channels: readonly MessageChannel[],
): Promise<Way[]> {
  const reaches = await Promise.all(channels.map((channel) => reachOf(ctx, { ...who, channel })))
  return Promise.all(
    channels.map(async (channel, index): Promise<Way> => {
      const reach = reaches[index]
      if (!reach) return { channel, reason: 'NO_CHANNEL' }
      const { conversationId, agreed, ...place } = reach
      const thread = conversationId ? await lockConversation(ctx, conversationId) : null
      if (thread) return { channel, thread }
      if (!agreed) return { channel, reason: 'CONSENT_REQUIRED' }
      return {
        channel,
        open: () => openConversation(ctx, { ...place, channel, contactId: who.contactId, handledBy: 'AGENT' }),
      }
    }),
  )
}

/** A template of a number in the first of these languages that the provider has approved, or null. */
export async function approvedTemplate(
  ctx: RequestContext,
  accountId: string,
  name: string,
  languages: readonly string[],
): Promise<{ language: string; variables: number; buttons: number } | null> {
  const found = await Promise.all(languages.map((language) => findTemplate(ctx, accountId, name, language)))
  for (const [index, template] of found.entries()) {
    const language = languages[index]
    if (template?.status === 'APPROVED' && language !== undefined)
      return { language, variables: countOf(template.variables), buttons: countOf(template.buttons) }
  }
  return null
}

const countOf = (list: unknown) => (Array.isArray(list) ? list.length : 0)

/** Takes messages back that have not left yet; those on their way are not touched. */
export async function withdrawMessages(ctx: RequestContext, ids: readonly string[], code: string): Promise<void> {
  for (const id of ids)
    for (const done of await cancelQueued(ctx, { id }, code))
      announce(ctx, { topic: 'message', id: done, kind: 'status' })
}
