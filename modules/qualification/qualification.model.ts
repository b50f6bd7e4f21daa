/** What a score is made of, in the order it is told. */
export const factorCodes = [
  'SOURCE',
  'COMPLETENESS',
  'BUDGET',
  'FINANCING',
  'URGENCY',
  'RESPONSIVENESS',
  'ENGAGEMENT',
  'VISITS',
  'SILENCE',
] as const
export type FactorCode = (typeof factorCodes)[number]

/** Points a factor can give at most. SILENCE only takes away. */
export type Weights = Readonly<Record<Exclude<FactorCode, 'SILENCE'>, number>>

/** Rules of an organisation, in a version that every decision names. Weights of a transaction sum to 100. */
export type RuleSet = {
  readonly version: string
  readonly weights: Readonly<Record<'SALE' | 'RENT', Weights>>
  /** Part of the weight that a source is worth, 0–1. */
  readonly sources: Readonly<Record<string, number>>
  /** Points lost from so many days of silence on, rising. */
  readonly silence: readonly { days: number; points: number }[]
  readonly bands: { readonly hot: number; readonly warm: number }
}

/** The rules every organisation starts with. In rentals nobody asks for a loan: urgency weighs instead. */
export const defaultRules: RuleSet = {
  version: '1',
  weights: {
    SALE: {
      SOURCE: 8,
      COMPLETENESS: 24,
      BUDGET: 15,
      FINANCING: 8,
      URGENCY: 10,
      RESPONSIVENESS: 10,
      ENGAGEMENT: 10,
      VISITS: 15,
    },
    RENT: {
      SOURCE: 8,
      COMPLETENESS: 24,
      BUDGET: 15,
      FINANCING: 0,
      URGENCY: 18,
      RESPONSIVENESS: 10,
      ENGAGEMENT: 10,
      VISITS: 15,
    },
  },
  sources: {
    REFERRAL: 1,
    WALK_IN: 1,
    PHONE_CALL: 0.9,
    WHATSAPP: 0.8,
    PARTNER: 0.8,
    WEBSITE: 0.7,
    PORTAL: 0.7,
    SMS: 0.6,
    EMAIL: 0.6,
    AVITO: 0.6,
    MUBAWAB: 0.6,
    SELOGER: 0.6,
    LEBONCOIN: 0.6,
    B2B_FORM: 0.6,
    FACEBOOK: 0.4,
    INSTAGRAM: 0.4,
    OTHER: 0.4,
    IMPORT: 0.2,
  },
  silence: [
    { days: 3, points: 5 },
    { days: 7, points: 10 },
    { days: 14, points: 16 },
    { days: 30, points: 23 },
    { days: 60, points: 30 },
  ],
  bands: { hot: 75, warm: 50 },
}
