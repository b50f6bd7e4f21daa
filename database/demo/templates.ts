import { agencies } from './agencies.ts'

/** Templates approved in the demonstration, as Atlas knows them and as the simulated provider does. */
export const templateTexts: {
  name: string
  language: string
  category: 'UTILITY' | 'MARKETING'
  body: string
  variables: string[]
  /** Quick replies, in their order. */
  buttons: string[]
}[] = [
  {
    name: 'appointment_reminder',
    language: 'fr',
    category: 'UTILITY',
    body: 'Bonjour {{1}}, rappel de votre rendez-vous ({{2}}) : {{3}}. Merci de nous dire si vous venez.',
    variables: ['name', 'what', 'when'],
    buttons: ['Confirmer', 'Autre date', 'Annuler'],
  },
  {
    name: 'appointment_reminder',
    language: 'ar',
    category: 'UTILITY',
    body: 'مرحبا {{1}}، تذكير بموعدك ({{2}}): {{3}}. المرجو إخبارنا بحضورك.',
    variables: ['name', 'what', 'when'],
    buttons: ['تأكيد', 'موعد آخر', 'إلغاء'],
  },
  {
    name: 'appointment_reminder',
    language: 'en',
    category: 'UTILITY',
    body: 'Hello {{1}}, a reminder of your appointment ({{2}}): {{3}}. Please tell us whether you will come.',
    variables: ['name', 'what', 'when'],
    buttons: ['Confirm', 'Another date', 'Cancel'],
  },
  {
    name: 'new_annonce',
    language: 'fr',
    category: 'MARKETING',
    body: 'Bonjour {{1}}, un nouveau bien pourrait vous plaire : {{2}}.',
    variables: ['name', 'title'],
    buttons: [],
  },
  {
    name: 'follow_up',
    language: 'fr',
    category: 'UTILITY',
    body: 'Bonjour {{1}}, ici {{2}} de {{3}}. Vous nous aviez écrit au sujet de votre recherche : est-elle toujours d’actualité ?',
    variables: ['name', 'agent', 'agency'],
    buttons: ['Oui, toujours', 'Non merci'],
  },
  {
    name: 'follow_up',
    language: 'ar',
    category: 'UTILITY',
    body: 'مرحبا {{1}}، معك {{2}} من {{3}}. راسلتنا بخصوص بحثك عن عقار: هل ما زلت تبحث؟',
    variables: ['name', 'agent', 'agency'],
    buttons: ['نعم، ما زلت أبحث', 'لا، شكرا'],
  },
  {
    name: 'follow_up',
    language: 'en',
    category: 'UTILITY',
    body: 'Hello {{1}}, this is {{2}} from {{3}}. You wrote to us about your search: are you still looking?',
    variables: ['name', 'agent', 'agency'],
    buttons: ['Yes, still looking', 'No, thank you'],
  },
  {
    name: 'visit_offer',
    language: 'fr',
    category: 'UTILITY',
    body: 'Bonjour {{1}}, vous pouvez visiter « {{2}} » (réf. {{3}}) {{4}}. Cela vous convient-il ?',
    variables: ['name', 'title', 'reference', 'when'],
    buttons: ['Cela me convient', 'Une autre date'],
  },
  {
    name: 'visit_offer',
    language: 'ar',
    category: 'UTILITY',
    body: 'مرحبا {{1}}، يمكنك زيارة «{{2}}» (مرجع {{3}}) {{4}}. هل يناسبك ذلك؟',
    variables: ['name', 'title', 'reference', 'when'],
    buttons: ['يناسبني', 'تاريخ آخر'],
  },
  {
    name: 'visit_offer',
    language: 'en',
    category: 'UTILITY',
    body: 'Hello {{1}}, you can visit “{{2}}” (ref. {{3}}) {{4}}. Does that suit you?',
    variables: ['name', 'title', 'reference', 'when'],
    buttons: ['That suits me', 'Another date'],
  },
  {
    name: 'documents_needed',
    language: 'fr',
    category: 'UTILITY',
    body: 'Bonjour {{1}}, pour avancer sur votre dossier il nous manque : {{2}}. Vous pouvez répondre ici avec une photo. {{3}} vous remercie.',
    variables: ['name', 'documents', 'agency'],
    buttons: [],
  },
  {
    name: 'documents_needed',
    language: 'ar',
    category: 'UTILITY',
    body: 'مرحبا {{1}}، لمتابعة ملفك ينقصنا: {{2}}. يمكنك الرد هنا بصورة. {{3}} تشكرك.',
    variables: ['name', 'documents', 'agency'],
    buttons: [],
  },
]

/** What stands for a variable while nobody is written to: what it is, and an example in each language. */
const samples = new Map([
  ['name', { type: 'TEXT', fr: 'Salma', ar: 'سلمى', en: 'Salma' }],
  ['agent', { type: 'TEXT', fr: 'Karim', ar: 'كريم', en: 'Karim' }],
  ['agency', { type: 'TEXT', fr: 'Anfa Immobilier', ar: 'أنفا العقارية', en: 'Anfa Immobilier' }],
  ['what', { type: 'TEXT', fr: 'Visite', ar: 'زيارة', en: 'Visit' }],
  [
    'when',
    {
      type: 'DATE',
      fr: 'mardi 24 novembre à 15:00',
      ar: 'الثلاثاء 24 نونبر على 15:00',
      en: 'Tuesday 24 November at 15:00',
    },
  ],
  [
    'title',
    { type: 'TEXT', fr: 'Appartement lumineux à Maârif', ar: 'شقة مضيئة بالمعاريف', en: 'Bright flat in Maârif' },
  ],
  ['reference', { type: 'TEXT', fr: 'A-2026-000011', ar: 'A-2026-000011', en: 'A-2026-000011' }],
  [
    'documents',
    {
      type: 'TEXT',
      fr: 'carte d’identité, attestation',
      ar: 'البطاقة الوطنية، شهادة',
      en: 'identity card, certificate',
    },
  ],
])

/** The variables of a template as they are kept: each is filled from what it is called after, where there is such a thing. */
export function demoVariables({ variables, language }: { variables: readonly string[]; language: string }) {
  return variables.map((name) => {
    const sample = samples.get(name)
    const example = sample && (language === 'ar' ? sample.ar : language === 'en' ? sample.en : sample.fr)
    return { name, type: sample?.type ?? 'TEXT', example: example ?? name, source: name === 'documents' ? null : name }
  })
}

export const demoTemplates = agencies.flatMap((agency) =>
  templateTexts.map((t) => ({
    wabaId: agency.number.wabaId,
    name: t.name,
    language: t.language,
    category: t.category,
    components: [
      { type: 'BODY', text: t.body, example: { body_text: [demoVariables(t).map(({ example }) => example)] } },
      ...(t.buttons.length > 0
        ? [{ type: 'BUTTONS', buttons: t.buttons.map((text) => ({ type: 'QUICK_REPLY', text })) }]
        : []),
    ],
    status: 'APPROVED',
  })),
)

export const demoNumbers = [
  ...agencies.map((agency) => agency.number),
  // Nobody has connected it yet: what the wizard of Settings → Channels can be tried with.
  {
    phoneNumberId: '127700310045521',
    wabaId: '124880016733090',
    displayPhone: '+212 5 22 47 10 20',
    name: 'Anfa Location',
    country: 'MA' as const,
  },
]

/** Under this key the demonstration's account at Twilio is known; it stands in the address of its webhooks. */
export const TWILIO_KEY = 'demo-sms'

/** The senders of text messages, as the simulated Twilio knows them. */
export const demoTwilioNumbers = (authToken: string, appUrl: string) =>
  agencies.map(({ name, sms }) => ({
    ...sms,
    authToken,
    name,
    inboundUrl: `${appUrl}/webhooks/twilio/${TWILIO_KEY}`,
  }))

/** Under this key whoever hands the demonstration's letters over is known; it stands in the address of their webhook. */
export const MAIL_KEY = 'demo-mail'

/** The mailboxes that letters come in for, as the simulated post office knows them. */
export const demoMailWebhook = (secret: string, appUrl: string) => ({
  url: `${appUrl}/webhooks/email/${MAIL_KEY}`,
  secret,
  mailboxes: agencies.map(({ mailbox }) => mailbox),
})
