import { agencies } from './agencies.ts'

/** Templates approved in the demonstration, as Atlas knows them and as the simulated provider does. */
export const templateTexts: {
  name: string
  language: string
  category: 'UTILITY' | 'MARKETING'
  body: string
  variables: string[]
}[] = [
  {
    name: 'visit_reminder',
    language: 'fr',
    category: 'UTILITY',
    body: 'Bonjour {{1}}, rappel de votre visite {{2}}. À bientôt !',
    variables: ['name', 'when'],
  },
  {
    name: 'visit_reminder',
    language: 'ar',
    category: 'UTILITY',
    body: 'مرحبا {{1}}، تذكير بزيارتك {{2}}. إلى اللقاء!',
    variables: ['name', 'when'],
  },
  {
    name: 'visit_reminder',
    language: 'en',
    category: 'UTILITY',
    body: 'Hello {{1}}, a reminder of your visit on {{2}}. See you soon!',
    variables: ['name', 'when'],
  },
  {
    name: 'new_annonce',
    language: 'fr',
    category: 'MARKETING',
    body: 'Bonjour {{1}}, un nouveau bien pourrait vous plaire : {{2}}.',
    variables: ['name', 'title'],
  },
]

export const demoTemplates = agencies.flatMap((agency) =>
  templateTexts.map((t) => ({
    wabaId: agency.number.wabaId,
    name: t.name,
    language: t.language,
    category: t.category,
    components: [{ type: 'BODY', text: t.body }],
    status: 'APPROVED',
  })),
)

export const demoNumbers = agencies.map((agency) => agency.number)
