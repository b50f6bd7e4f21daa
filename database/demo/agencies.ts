import type { LegalMentions } from '#modules/organizations'

/** The two agencies of the demonstration and the people who work there. Every name is invented. */
export type DemoPerson = { name: string; email: string; roles: string[]; languages: string[] }
export type DemoAgency = {
  key: 'casablanca' | 'lyon'
  name: string
  country: 'MA' | 'FR'
  city: 'Casablanca' | 'Lyon'
  address: string
  legal: Partial<LegalMentions>
  number: { phoneNumberId: string; wabaId: string; displayPhone: string; name: string; country: 'MA' | 'FR' }
  /** A sender of text messages at Twilio. */
  sms: { number: string; accountSid: string }
  mailbox: string
  people: DemoPerson[]
}

/** One password for every demo account; they exist on development machines only. */
export const DEMO_PASSWORD = 'atlas-demo-2026'

export const agencies: DemoAgency[] = [
  {
    key: 'casablanca',
    name: 'Anfa Immobilier',
    country: 'MA',
    city: 'Casablanca',
    address: '27, boulevard d’Anfa, Casablanca',
    legal: {
      legalForm: 'SARL au capital de 500 000 MAD',
      tradeRegister: 'RC Casablanca 412087',
      ice: '002345678000042',
    },
    number: {
      phoneNumberId: '106540352242922',
      wabaId: '102290129340398',
      displayPhone: '+212 5 22 47 10 10',
      name: 'Anfa Immobilier',
      country: 'MA',
    },
    sms: { number: '+212520471010', accountSid: 'AC5a1e0b7c9d2f4e6a8b0c1d2e3f405162' },
    mailbox: 'contact@anfa-immobilier.example',
    people: [
      { name: 'Leïla Haddad', email: 'leila@demo.atlas', roles: ['ADMIN_ORG'], languages: ['fr', 'ar'] },
      { name: 'Mehdi Tazi', email: 'mehdi@demo.atlas', roles: ['MANAGER'], languages: ['fr', 'ar'] },
      { name: 'Salma Bennani', email: 'salma@demo.atlas', roles: ['AGENT'], languages: ['fr', 'ar'] },
      { name: 'Karim Alaoui', email: 'karim@demo.atlas', roles: ['AGENT'], languages: ['fr', 'ar', 'en'] },
      { name: 'Nadia El Fassi', email: 'nadia@demo.atlas', roles: ['AUDITOR'], languages: ['fr'] },
      { name: 'Hassan Idrissi', email: 'hassan@demo.atlas', roles: ['OWNER'], languages: ['fr', 'ar'] },
    ],
  },
  {
    key: 'lyon',
    name: 'Maison Rhône',
    country: 'FR',
    city: 'Lyon',
    address: '14, rue de la République, 69002 Lyon',
    legal: {
      legalForm: 'SAS au capital de 20 000 €',
      card: 'CPI 6901 2018 000 032 456',
      cardIssuer: 'CCI Lyon Métropole',
      tradeRegister: 'RCS Lyon 732 829 320',
      siret: '73282932000074',
    },
    number: {
      phoneNumberId: '118347259016643',
      wabaId: '115520941833270',
      displayPhone: '+33 4 72 10 30 50',
      name: 'Maison Rhône',
      country: 'FR',
    },
    sms: { number: '+33757103050', accountSid: 'AC7b2f1c8d0e3a5f7b9c1d2e3f4a516273' },
    mailbox: 'bonjour@maison-rhone.example',
    people: [
      { name: 'Leïla Haddad', email: 'leila@demo.atlas', roles: ['ADMIN_ORG'], languages: ['fr', 'ar'] },
      { name: 'Antoine Mercier', email: 'antoine@demo.atlas', roles: ['MANAGER'], languages: ['fr', 'en'] },
      { name: 'Julie Moreau', email: 'julie@demo.atlas', roles: ['AGENT'], languages: ['fr'] },
      { name: 'Thomas Garnier', email: 'thomas@demo.atlas', roles: ['AGENT'], languages: ['fr', 'en'] },
    ],
  },
]
