import { addReply } from '#modules/canned-replies'
import type { RequestContext } from '#platform/context'

/** Texts every agency of the demonstration keeps at hand. */
const replies = [
  {
    title: 'Accueil',
    shortcut: 'bonjour',
    texts: {
      fr: 'Bonjour {{prenom}}, merci de votre message. Je suis {{agent}}, de {{agence}} : je m’occupe de votre demande.',
      ar: 'مرحبا {{prenom}}، شكرا على رسالتك. أنا {{agent}} من {{agence}}، وسأتكفل بطلبك.',
      en: 'Hello {{prenom}}, thank you for your message. I am {{agent}} from {{agence}}: I am looking after your request.',
    },
  },
  {
    title: 'Horaires de l’agence',
    shortcut: 'horaires',
    texts: {
      fr: 'Nous sommes ouverts du lundi au vendredi de 9 h à 18 h 30, et le samedi de 9 h à 13 h.',
      ar: 'نستقبلكم من الاثنين إلى الجمعة من 9:00 إلى 18:30، والسبت من 9:00 إلى 13:00.',
      en: 'We are open Monday to Friday from 9:00 to 18:30, and on Saturday from 9:00 to 13:00.',
    },
  },
  {
    title: 'Pièces pour une location',
    shortcut: 'pieces-location',
    texts: {
      fr: 'Pour préparer votre dossier de location : une pièce d’identité, vos trois derniers bulletins de paie et un justificatif de domicile. Une photo lisible de chacun suffit.',
      ar: 'لتحضير ملف الكراء: بطاقة الهوية، آخر ثلاث كشوف أجر، وإثبات السكن. تكفي صورة واضحة لكل وثيقة.',
    },
  },
  {
    title: 'Budget et financement',
    shortcut: 'budget',
    texts: {
      fr: '{{prenom}}, pour ne vous proposer que des biens qui conviennent : quel est votre budget, et avez-vous déjà un accord de votre banque ?',
      en: '{{prenom}}, so that we only suggest what suits you: what is your budget, and has your bank already agreed?',
    },
  },
  {
    title: 'Bien déjà réservé',
    shortcut: 'reserve',
    texts: {
      fr: 'Ce bien vient d’être réservé, {{prenom}}. Souhaitez-vous que je vous prévienne s’il redevient disponible, et que je vous en montre de semblables ?',
      ar: 'تم حجز هذا العقار للتو يا {{prenom}}. هل تريد أن أخبرك إذا أصبح متاحا من جديد، وأن أقترح عليك ما يشبهه؟',
    },
  },
  {
    title: 'Après la visite',
    shortcut: 'apres-visite',
    texts: {
      fr: 'Merci de votre visite, {{prenom}}. Qu’en avez-vous pensé ? Je reste à votre disposition. {{agent}}, {{agence}}',
    },
  },
]

/** Keeps them in the organisation in context. */
export async function keepReplies(ctx: RequestContext): Promise<void> {
  for (const reply of replies) await addReply(ctx, reply)
}
