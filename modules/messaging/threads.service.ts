import { toLocale, translate } from '#locales'
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
import { type TemplateParts, valueFault } from './template-content.rules.ts'
import { prefilled, type TemplateFacts } from './templates.rules.ts'
import { reachOf } from './threads.read-model.ts'

/** A way to write to somebody, or why there is none. `open` makes the conversation that is not there yet. */
export type Way =
  | { channel: MessageChannel; thread: ConversationRow }
  | { channel: MessageChannel; open: () => Promise<ConversationRow> }
  | { channel: MessageChannel; reason: 'NO_CHANNEL' | 'CONSENT_REQUIRED' | 'ADDRESS_BOUNCED' }

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
      const { conversationId, agreed, bounced, ...place } = reach
      const thread = conversationId ? await lockConversation(ctx, conversationId) : null
      if (thread) return { channel, thread }
      if (!agreed) return { channel, reason: bounced ? 'ADDRESS_BOUNCED' : 'CONSENT_REQUIRED' }
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
): Promise<{ language: string; parts: TemplateParts } | null> {
  const found = await Promise.all(languages.map((language) => findTemplate(ctx, accountId, name, language)))
  for (const [index, template] of found.entries()) {
    const language = languages[index]
    if (template?.status === 'APPROVED' && language !== undefined) return { language, parts: template.parts }
  }
  return null
}

/**
 * The values of a template's variables from what is known, by the source each names; null when one stays open or may
 * not be sent. Words that name no source at all take `inOrder`: how they were filled before they said what from.
 */
export function valuesFrom(
  { language, parts }: { language: string; parts: TemplateParts },
  facts: TemplateFacts,
  inOrder: readonly string[],
): string[] | null {
  const locale = toLocale(language)
  const typeName = (code: string) => translate(locale, `codes:appointmentType.${code}`)
  if (parts.variables.every(({ source }) => source === null))
    return parts.variables.length === inOrder.length ? [...inOrder] : null
  const values = parts.variables.map(({ type, source }) => {
    const value = prefilled(source, facts, locale, typeName)
    return value !== null && valueFault(type, value) === null ? value : null
  })
  return values.every((value) => value !== null) ? values : null
}

/** Takes messages back that have not left yet; those on their way are not touched. */
export async function withdrawMessages(ctx: RequestContext, ids: readonly string[], code: string): Promise<void> {
  for (const id of ids)
    for (const done of await cancelQueued(ctx, { id }, code))
      announce(ctx, { topic: 'message', id: done, kind: 'status' })
}
