import { letterPage } from '#channels/email'
import { plainLetter } from '#channels/kit'
import type { RequestContext } from '#platform/context'
import { AppError, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { findAccount } from './accounts.read-model.ts'
import { peekConversation } from './conversations.repository.ts'
import type { LetterPreview, LetterToPreview, TemplateToPreview } from './letter-preview.schema.ts'
import { letterWith } from './letter-template.rules.ts'
import { findTemplate } from './messaging.read-model.ts'
import type { TemplateParts } from './template-content.rules.ts'
import { writtenWords } from './templates.admin.service.ts'
import { readAddressee } from './templates.views.ts'

/**
 * The letter that words being written would be, each variable with its example (its name while there is none): the page as
 * it would leave. Faults of the words are told when they are kept, not here. 404 unknown mailbox, 422 a number.
 */
export async function previewWords(ctx: RequestContext, input: LetterToPreview): Promise<LetterPreview> {
  authorise(ctx, 'template.read')
  const { accountId, language, ...given } = input
  const account = await findAccount(ctx, accountId)
  if (!account) throw notFound('channelAccount')
  if (account.kind !== 'SMTP') throw new AppError(422, 'TEMPLATE_CHANNEL')
  const words = writtenWords({ category: 'UTILITY', ...given }, account.kind)
  const values = words.variables.map(({ name, example }) => example.trim() || `[${name}]`)
  return pageOf(account.displayName, language, words, values)
}

/**
 * The letter a template would be for the person of a conversation with these values; one that is missing shows the name of
 * its variable. 404 for a conversation the caller may not write in or an unknown template.
 */
export async function previewTemplate(
  ctx: RequestContext,
  id: string,
  input: TemplateToPreview,
): Promise<LetterPreview> {
  authorise(ctx, 'message.send')
  const [addressee, conversation] = await Promise.all([readAddressee(ctx, id), peekConversation(ctx, id)])
  if (!addressee || !conversation) throw notFound('conversation')
  if (conversation.channel !== 'EMAIL') throw new AppError(422, 'TEMPLATE_CHANNEL')
  const [account, template] = await Promise.all([
    findAccount(ctx, conversation.account_id),
    findTemplate(ctx, conversation.account_id, input.name, input.language),
  ])
  if (!account || template?.status !== 'APPROVED') throw notFound('template')
  const values = template.parts.variables.map(({ name }, i) => input.variables?.[i]?.trim() || `[${name}]`)
  return pageOf(account.displayName, input.language, template.parts, values)
}

function pageOf(sender: string, language: string, parts: TemplateParts, values: readonly string[]): LetterPreview {
  const { subject, letter } = letterWith(language, parts, values)
  return { subject, html: letterPage(letter, { sender, subject }), text: plainLetter(letter) }
}
