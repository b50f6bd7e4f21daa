import { translate } from '#locales'
import { listConsentStates, recordConsent } from '#modules/consents'
import { findIdentities, findOrCreateContact } from '#modules/contacts'
import type { RequestContext } from '#platform/context'
import { AppError, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { findAccount } from './accounts.read-model.ts'
import { accountOf, draftAt, openDraft } from './channel-drafts.service.ts'
import type { Draft, TemplateTest } from './channels.schema.ts'
import { testTemplates } from './channels.views.ts'
import { openConversation } from './conversations.repository.ts'
import { findTemplate } from './messaging.read-model.ts'
import { queueMessage } from './outbound.service.ts'
import { contentWith, wordsWith } from './template-content.rules.ts'

/**
 * Sends an approved template to the phone of whoever connects the number: they say that it is theirs, and that is kept as
 * their agreement, in the words they read. Then as every message: same verdict, same queue. Nobody who refused is asked
 * again by this. 404, 409 out of turn, 422 for a template that is none of those offered, a phone that refused, or where
 * policy says no.
 */
export async function sendTestTemplate(ctx: RequestContext, id: string, input: TemplateTest): Promise<Draft> {
  authorise(ctx, 'channel.write')
  authorise(ctx, 'message.send')
  const accountId = accountOf(await draftAt(ctx, id, 'TEST'))
  const { name, language } = input.template
  const [account, offered, template] = await Promise.all([
    findAccount(ctx, accountId),
    testTemplates(ctx, accountId),
    findTemplate(ctx, accountId, name, language),
  ])
  if (!account) throw notFound('channelAccount')
  if (!template || !offered.some((one) => one.name === name && one.language === language))
    throw refusing('TEMPLATE_NOT_APPROVED', 'template')
  const contactId = await findOrCreateContact(ctx, {
    displayName: translate(ctx.locale, 'channels:wizard.testContact'),
    phones: [input.phone],
    branchId: account.branchId,
  })
  const [phone] = await findIdentities(ctx, [{ kind: 'PHONE', value: input.phone }])
  if (!phone) throw refusing('PHONE', 'phone')
  await agree(ctx, contactId, phone.identityId, account.displayPhone)
  const thread = await openConversation(ctx, {
    accountId,
    channel: 'WHATSAPP',
    contactId,
    identityId: phone.identityId,
    branchId: account.branchId,
    handledBy: 'HUMAN',
  })
  await queueMessage(ctx, thread, {
    origin: 'APP',
    content: contentWith({ name, language }, template.parts, []),
    text: wordsWith(template.parts, []),
  })
  return openDraft(ctx, id)
}

/** Keeps the agreement of the person at the screen, with its proof; who refused before is not asked like this. */
async function agree(ctx: RequestContext, contactId: string, identityId: string, number: string): Promise<void> {
  const states = (await listConsentStates(ctx, contactId, identityId)).filter(({ channel }) => channel === 'WHATSAPP')
  if (states.some(({ state }) => state === 'REVOKED' || state === 'DENIED')) throw refusing('CONSENT_REQUIRED', 'phone')
  await recordConsent(ctx, contactId, {
    identityId,
    channel: 'WHATSAPP',
    purpose: 'CONTACT',
    state: 'GRANTED',
    source: 'UI',
    textShown: translate(ctx.locale, 'channels:wizard.ownNumber'),
    evidence: { statement: 'OWN_NUMBER', number },
  })
}

const refusing = (code: string, field: string) => new AppError(422, code, { errors: [{ field, code }] })
