import type { RequestContext } from '#platform/context'
import { announce } from '#platform/context'
import { type ConversationRow, lockConversation, openConversation } from './conversations.repository.ts'
import { cancelQueued } from './messages.repository.ts'
import { findTemplate } from './messaging.read-model.ts'
import { reachOf } from './threads.read-model.ts'

/**
 * The conversation in which a person can be written to, held: the one that was active last, else a new one from a number
 * of the branch (or of the organisation) to the person's phone. Null when there is no number to write from or to.
 */
export async function threadWith(
  ctx: RequestContext,
  who: { contactId: string; branchId: string },
): Promise<ConversationRow | null> {
  const reach = await reachOf(ctx, who)
  if (!reach) return null
  if (reach.conversationId) return lockConversation(ctx, reach.conversationId)
  const { accountId, identityId, branchId } = reach
  return openConversation(ctx, {
    accountId,
    identityId,
    branchId,
    contactId: who.contactId,
    handledBy: 'AGENT',
  })
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
