import type { Locale } from '#locales'
import { writeStatement } from '#platform/pdf'
import { section, statementOf, tableOf, wordsOf } from './statement.rules.ts'
import type { SubjectData } from './subject-data.views.ts'

/** Lines of one table; the JSON beside it holds all of them. */
const MOST_LINES = 2_000

/**
 * What is kept about a person, to be read by that person.
 * @param at when it is written, epoch milliseconds
 * @param papers what the organisation calls the kinds of documents, in `locale`, by code
 */
export function writeSubjectPdf(
  data: SubjectData,
  locale: Locale,
  timezone: string,
  at: number,
  papers: ReadonlyMap<string, string>,
): Promise<Buffer> {
  const words = wordsOf(locale, timezone)
  const { text, code } = words
  const when = text('pdf.when')
  const table = (
    title: string,
    columns: readonly (readonly [string, number])[],
    rows: readonly (readonly string[])[],
  ) =>
    tableOf(
      words,
      text(title),
      columns,
      rows.slice(-MOST_LINES),
      rows.length > MOST_LINES ? text('pdf.more', { count: rows.length - MOST_LINES }) : '',
    )
  return writeStatement(
    statementOf(locale, {
      organization: data.organization.name,
      title: text('pdf.dataTitle'),
      subtitle: data.contact.display_name,
      footer: text('pdf.footer', { at: words.at(new Date(at).toISOString()) }),
      sections: [
        section(text('pdf.identity'), {
          facts: [
            [text('pdf.name'), data.contact.display_name],
            [text('pdf.since'), words.at(data.contact.created_at)],
            ...data.identities.map((i) => [code('identityKind', i.kind), i.value] as const),
            ...(typeof data.contact.note === 'string' ? [[text('pdf.note'), data.contact.note] as const] : []),
          ],
        }),
        table(
          'pdf.consents',
          [
            [when, 2],
            [text('pdf.channel'), 2],
            [text('pdf.purpose'), 2],
            [text('pdf.state'), 2],
            [text('pdf.source'), 3],
          ],
          data.consentHistory.map((e) => [
            words.at(e.at),
            code('channel', e.channel),
            code('purpose', e.purpose),
            code('consent', e.state),
            code('consentSource', e.source),
          ]),
        ),
        table(
          'pdf.dossiers',
          [
            [text('pdf.reference'), 2],
            [text('pdf.what'), 3],
            [text('pdf.state'), 2],
            [text('pdf.since'), 2],
          ],
          data.dossiers.map((d) => [
            d.reference,
            code('caseType', d.case_type),
            code('status', d.status),
            words.at(d.opened_at),
          ]),
        ),
        table(
          'pdf.appointments',
          [
            [when, 2],
            [text('pdf.what'), 3],
            [text('pdf.state'), 2],
          ],
          data.appointments.map((a) => [
            words.at(a.starts_at),
            code('appointmentType', a.type),
            code('appointmentState', a.state),
          ]),
        ),
        table(
          'pdf.offers',
          [
            [when, 2],
            [text('pdf.amount'), 2],
            [text('pdf.state'), 2],
          ],
          data.offers.map((o) => [words.at(o.created_at), amountText(locale, o), code('offerState', o.state)]),
        ),
        table(
          'pdf.documents',
          [
            [when, 2],
            [text('pdf.what'), 4],
            [text('pdf.state'), 2],
          ],
          data.documents.map((d) => [
            words.at(d.created_at),
            papers.get(d.type) ?? d.type,
            code('documentState', d.state),
          ]),
        ),
        table(
          'pdf.notes',
          [
            [when, 2],
            [text('pdf.note'), 8],
          ],
          data.notes.map((n) => [words.at(n.at), n.body ?? '']),
        ),
        table(
          'pdf.messages',
          [
            [when, 2],
            [text('pdf.channel'), 2],
            [text('pdf.direction'), 2],
            [text('pdf.message'), 8],
          ],
          data.messages.map((m) => [
            words.at(m.at),
            code('channel', m.channel),
            text(m.direction === 'IN' ? 'pdf.fromYou' : 'pdf.toYou'),
            m.text ?? `[${m.type}]`,
          ]),
        ),
      ],
    }),
  )
}

/** Minor units as a person reads them. */
function amountText(locale: Locale, offer: { amount: number; currency: string }): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: offer.currency }).format(offer.amount / 100)
}
