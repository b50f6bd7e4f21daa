import { toLocale } from '#locales'
import { readConsents } from '#modules/consents'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { evidenceText, section, statementOf, tableOf, wordsOf, writeStatement } from '#platform/pdf'
import { identityNames, readHouse, subjectOf } from './privacy.views.ts'

/**
 * What a person agreed to now, and every change with its proof, as a PDF in the language of who asks for it. For who may
 * read the contact's consents; 404 otherwise.
 */
export async function consentProof(
  ctx: RequestContext,
  contactId: string,
): Promise<{ fileName: string; bytes: Buffer }> {
  const [{ items, history }, subject, house, names] = await Promise.all([
    readConsents(ctx, contactId),
    subjectOf(ctx, contactId),
    readHouse(ctx),
    identityNames(ctx, contactId),
  ])
  const locale = toLocale(ctx.locale)
  const words = wordsOf(locale, house.timezone, 'privacy')
  const { text, code } = words
  const bytes = await writeStatement(
    statementOf(locale, {
      organization: house.name,
      title: text('pdf.proofTitle'),
      subtitle: subject?.displayName ?? '',
      footer: text('pdf.footer', { at: words.at(isoAt(ctx.clock.now())) }),
      sections: [
        tableOf(
          words,
          text('pdf.now'),
          [
            [text('pdf.reach'), 4],
            [text('pdf.channel'), 2],
            [text('pdf.purpose'), 2],
            [text('pdf.state'), 2],
            [text('pdf.until'), 3],
          ],
          items.map((s) => [
            names.get(s.identityId) ?? '',
            code('channel', s.channel),
            code('purpose', s.purpose),
            code('consent', s.state),
            s.state === 'GRANTED' ? words.at(s.expiresAt) || text('pdf.noEnd') : '',
          ]),
        ),
        ...history.map((e) =>
          section(
            `${words.at(e.at)} · ${code('channel', e.channel)} · ${code('purpose', e.purpose)} · ${code('consent', e.state)}`,
            {
              facts: [
                [text('pdf.reach'), names.get(e.identityId) ?? ''],
                [text('pdf.source'), code('consentSource', e.source)],
                [text('pdf.recordedBy'), code('actor', e.capturedBy)],
                ...(e.textShown
                  ? [[text('pdf.textShown'), `${e.textShown}${e.textVersion ? ` (${e.textVersion})` : ''}`] as const]
                  : []),
                ...(e.evidence ? [[text('pdf.evidence'), evidenceText(e.evidence)] as const] : []),
                [text('pdf.entry'), e.id],
              ],
            },
          ),
        ),
      ],
    }),
  )
  return { fileName: `consentements-${contactId}.pdf`, bytes }
}
