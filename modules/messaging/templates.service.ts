import type { Static } from 'typebox'
import { type Locale, toLocale, translate } from '#locales'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import type { Verdict } from './contact-verdict.rules.ts'
import { peekConversation } from './conversations.repository.ts'
import type { MayWrite } from './messaging.schema.ts'
import { verdictFor } from './outbound.service.ts'
import { slotsOf } from './template-content.rules.ts'
import { byLanguage, prefilled } from './templates.rules.ts'
import type { TemplateChoices } from './templates.schema.ts'
import { type Addressee, approvedTemplates, readAddressee } from './templates.views.ts'

/**
 * What may be sent into a conversation whatever its window: the templates approved for its number, the person's language
 * first, each with what its variables are filled with and whether it may be sent now. None on channels without templates.
 * 404 for a conversation the caller may not write in.
 */
export async function templateChoices(ctx: RequestContext, conversationId: string): Promise<TemplateChoices> {
  authorise(ctx, 'message.send')
  const [addressee, conversation] = await Promise.all([
    readAddressee(ctx, conversationId),
    peekConversation(ctx, conversationId),
  ])
  if (!addressee || !conversation) throw notFound('conversation')
  const language = languageOf(addressee)
  if (conversation.channel === 'SMS') return { language, items: [] }
  const letters = conversation.channel === 'EMAIL'
  const templates = await approvedTemplates(ctx, conversation.account_id)
  // The verdict depends on the category alone: one of each is asked about.
  const samples = new Map(templates.map((template) => [template.category, template]))
  const verdicts = new Map(
    await Promise.all(
      [...samples].map(async ([category, { name, language: written }]) => {
        const verdict = await verdictFor(
          ctx,
          conversation,
          letters
            ? { unsolicited: category === 'MARKETING' }
            : { content: { type: 'template', name, language: written } },
        )
        return [category, mayWriteOf(ctx, verdict)] as const
      }),
    ),
  )
  const items = byLanguage(templates, [language, addressee.houseLocale]).flatMap((template) => {
    const mayWrite = verdicts.get(template.category)
    if (!mayWrite) return []
    const locale = toLocale(template.language)
    const typeName = (code: string) => translate(locale, `codes:appointmentType.${code}`)
    const { parts, ...named } = template
    const variables = parts.variables.map(({ name, type, example, source }) => ({
      name,
      type,
      source,
      example: example || null,
      value: prefilled(source, addressee.facts, locale, typeName),
    }))
    const buttons = parts.buttons.map(({ text }) => text)
    const { header, body, footer } = parts
    const shown = { header, body, footer, variables, slots: slotsOf(parts).map(({ part }) => part), buttons }
    return [{ ...named, ...shown, mayWrite }]
  })
  return { language, items }
}

/** The language a person is written to in: their own, Arabic for Darija, else the house's. */
function languageOf({ locale, houseLocale }: Addressee): Locale {
  return toLocale(locale === 'darija' ? 'ar' : (locale ?? houseLocale))
}

/** Whom one writes to in a conversation: names to fill into words, languages to say them in. 404 where one may not write. */
export async function addresseeOf(
  ctx: RequestContext,
  conversationId: string,
): Promise<{ name: string; agency: string; agent: string | null; language: Locale; houseLanguage: Locale }> {
  const addressee = await readAddressee(ctx, conversationId)
  if (!addressee) throw notFound('conversation')
  const { contact, agency, agent } = addressee.facts
  return {
    name: contact.firstName ?? contact.displayName,
    agency,
    agent,
    language: languageOf(addressee),
    houseLanguage: toLocale(addressee.houseLocale),
  }
}

/** A verdict as screens show it, its reason in the caller's language. */
export function mayWriteOf(ctx: RequestContext, verdict: Verdict): Static<typeof MayWrite> {
  if (verdict.answer === 'YES')
    return { answer: 'YES', code: null, reason: null, until: verdict.until === null ? null : isoAt(verdict.until) }
  const until = verdict.answer === 'LATER' && verdict.until !== null ? isoAt(verdict.until) : null
  return {
    answer: verdict.answer,
    code: verdict.code,
    reason: translate(ctx.locale, `errors:${verdict.code}.title`),
    until,
  }
}
