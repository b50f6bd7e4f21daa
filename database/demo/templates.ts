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
]

export const demoTemplates = agencies.flatMap((agency) =>
  templateTexts.map((t) => ({
    wabaId: agency.number.wabaId,
    name: t.name,
    language: t.language,
    category: t.category,
    components: [
      { type: 'BODY', text: t.body },
      ...(t.buttons.length > 0
        ? [{ type: 'BUTTONS', buttons: t.buttons.map((text) => ({ type: 'QUICK_REPLY', text })) }]
        : []),
    ],
    status: 'APPROVED',
  })),
)

export const demoNumbers = agencies.map((agency) => agency.number)

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
