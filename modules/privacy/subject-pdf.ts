import { type Locale, translate } from '#locales'
import type { GivenMandate } from '#modules/mandates'
import type { StateNames } from '#modules/workflows'
import { section, statementOf, tableOf, wordsOf, writeStatement } from '#platform/pdf'
import type { SubjectData } from './subject-data.views.ts'

/** Lines of one table; the JSON beside it holds all of them. */
const MOST_LINES = 2_000

/**
 * What is kept about a person, to be read by that person.
 * @param at when it is written, epoch milliseconds
 * @param own what the organisation calls things: kinds of documents in `locale`, by code, and the states of its dossiers
 */
export function writeSubjectPdf(
  data: SubjectData & { mandates: readonly GivenMandate[] },
  locale: Locale,
  timezone: string,
  at: number,
  own: { papers: ReadonlyMap<string, string>; stateName: StateNames },
): Promise<Buffer> {
  const words = wordsOf(locale, timezone, 'privacy')
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
            own.stateName(d.case_type, d.status, locale),
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
          'pdf.roles',
          [
            [text('pdf.reference'), 2],
            [text('pdf.what'), 3],
            [text('pdf.since'), 2],
          ],
          data.parties.map((p) => [p.of ?? '', code('partyRole', p.role), words.at(p.created_at)]),
        ),
        table(
          'pdf.annonces',
          [
            [text('pdf.reference'), 2],
            [text('pdf.what'), 3],
            [text('pdf.state'), 2],
            [text('pdf.since'), 2],
          ],
          data.annonces.map((a) => [
            a.reference,
            code('transaction', a.transaction),
            code('annonceStatus', a.status),
            words.at(a.created_at),
          ]),
        ),
        table(
          'pdf.mandates',
          [
            [text('pdf.number'), 1],
            [text('pdf.what'), 4],
            [text('pdf.reference'), 2],
            [text('pdf.from'), 2],
            [text('pdf.to'), 2],
            [text('pdf.state'), 2],
          ],
          data.mandates.map((m) => [
            String(m.number),
            mandateText(locale, m),
            m.annonce,
            words.day(m.startsOn),
            words.day(m.endsOn),
            translate(locale, `mandates:state.${m.state}`),
          ]),
        ),
        table(
          'pdf.tasks',
          [
            [when, 2],
            [text('pdf.what'), 6],
            [text('pdf.state'), 2],
          ],
          data.tasks.map((k) => [words.at(k.due_at), k.title, text(`pdf.taskState.${k.state}`)]),
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
            own.papers.get(d.type) ?? d.type,
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

/** What an entry of the register is: the kind of mandate, or which mandate it changes. */
function mandateText(locale: Locale, { kind, refersTo, type }: GivenMandate): string {
  return kind === 'MANDATE' || refersTo === null
    ? translate(locale, `mandates:type.${type}`)
    : translate(locale, `mandates:kindOf.${kind}`, { number: refersTo })
}

/** Minor units as a person reads them. */
function amountText(locale: Locale, offer: { amount: number; currency: string }): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: offer.currency }).format(offer.amount / 100)
}
