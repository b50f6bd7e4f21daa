import { addTemplate } from '#modules/messaging'
import type { RequestContext } from '#platform/context'

type Inline = { type: 'text'; text: string; marks?: { type: 'bold' | 'italic' }[] }
const text = (words: string, mark?: 'bold' | 'italic'): Inline => ({
  type: 'text',
  text: words,
  ...(mark ? { marks: [{ type: mark }] } : {}),
})
const paragraph = (...content: Inline[]) => ({ type: 'paragraph' as const, content })
const heading = (words: string) => ({ type: 'heading' as const, attrs: { level: 2 as const }, content: [text(words)] })
const list = (...items: string[]) => ({
  type: 'bulletList' as const,
  content: items.map((item) => ({ type: 'listItem' as const, content: [paragraph(text(item))] })),
})
const field = (name: string, source: string, example: string) => ({ name, type: 'TEXT' as const, example, source })

/** The letters an agency begins with: an appointment that is confirmed, in two languages, and a proposal. */
export async function writeLetters(
  ctx: RequestContext,
  { mailbox, agency, phone }: { mailbox: string; agency: string; phone: string },
): Promise<void> {
  const about = { accountId: mailbox, footer: agency, name: 'visit_confirmed', category: 'UTILITY' as const }
  await addTemplate(ctx, {
    ...about,
    language: 'fr',
    header: { format: 'TEXT', text: 'Votre visite : {{1}}' },
    document: {
      type: 'doc',
      content: [
        heading('À bientôt'),
        paragraph(text('Bonjour '), text('{{1}}', 'bold'), text(',')),
        paragraph(text('Nous vous attendons {{2}}, {{3}}. Votre conseiller : {{4}}.')),
        paragraph(text('Pour gagner du temps, pensez à apporter :')),
        list('une pièce d’identité', 'vos questions sur le bien et la copropriété'),
      ],
    },
    buttons: [{ type: 'PHONE_NUMBER', text: 'Appeler l’agence', phone }],
    variables: [
      field('title', 'title', 'Appartement à Gauthier'),
      field('name', 'name', 'Salma'),
      field('when', 'when', 'jeudi 12 mars à 10:30'),
      field('place', 'place', '27, boulevard d’Anfa'),
      field('agent', 'agent', 'Yasmine Alaoui'),
    ],
  })
  await addTemplate(ctx, {
    ...about,
    language: 'ar',
    header: { format: 'TEXT', text: 'زيارتكم: {{1}}' },
    document: {
      type: 'doc',
      content: [
        heading('إلى اللقاء قريبا'),
        paragraph(text('مرحبا '), text('{{1}}', 'bold'), text('،')),
        paragraph(text('ننتظركم {{2}}، {{3}}. مستشاركم: {{4}}.')),
      ],
    },
    buttons: [{ type: 'PHONE_NUMBER', text: 'اتصلوا بالوكالة', phone }],
    variables: [
      field('title', 'title', 'شقة في غوتييه'),
      field('name', 'name', 'سلمى'),
      field('when', 'when', 'الخميس 12 مارس على الساعة 10:30'),
      field('place', 'place', '27، شارع أنفا'),
      field('agent', 'agent', 'ياسمين العلوي'),
    ],
  })
  await addTemplate(ctx, {
    ...about,
    name: 'new_annonce',
    category: 'MARKETING',
    language: 'fr',
    header: { format: 'TEXT', text: '{{1}} vient d’arriver' },
    document: {
      type: 'doc',
      content: [
        paragraph(text('Bonjour {{1}},')),
        paragraph(
          text('Un bien qui pourrait vous plaire vient d’entrer chez nous : '),
          text('{{2}}', 'bold'),
          text(', {{3}}, à {{4}}.'),
        ),
        paragraph(text('Répondez à ce message pour le visiter.')),
      ],
    },
    variables: [
      field('title_of_subject', 'title', 'Appartement à Gauthier'),
      field('name', 'name', 'Salma'),
      field('title', 'title', 'Appartement à Gauthier'),
      field('city', 'city', 'Casablanca'),
      field('price', 'price', '2 500 000 MAD'),
    ],
  })
}
