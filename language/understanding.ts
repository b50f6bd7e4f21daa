export type Intent =
  | 'SEARCH'
  | 'VISIT_REQUEST'
  | 'RESCHEDULE'
  | 'CANCEL'
  | 'CONFIRM'
  | 'PRICE_QUESTION'
  | 'AVAILABILITY_QUESTION'
  | 'INFO_QUESTION'
  | 'SELL'
  | 'RENT_OUT'
  | 'ESTIMATE'
  | 'OPT_OUT'
  | 'OPT_IN'
  | 'HUMAN'
  | 'GREETING'
  | 'THANKS'
  | 'COMPLAINT'
  | 'OTHER'

export type LanguageCode = 'fr' | 'darija' | 'ar' | 'en'
export type MessageLanguage = LanguageCode | 'mixed'
export type Transaction = 'SALE' | 'RENT'
export type PropertyType =
  | 'APARTMENT'
  | 'VILLA'
  | 'HOUSE'
  | 'STUDIO'
  | 'RIAD'
  | 'LAND'
  | 'OFFICE'
  | 'SHOP'
  | 'FARM'
  | 'ROOM'
export type Feature =
  | 'PARKING'
  | 'ELEVATOR'
  | 'TERRACE'
  | 'BALCONY'
  | 'GARDEN'
  | 'POOL'
  | 'SEA_VIEW'
  | 'GUARDED'
  | 'NEW_BUILD'
  | 'GROUND_FLOOR'
  | 'TITLE_DEED'

/** The question the agent asked last; lets a bare "2" or "Maarif" be read in context. */
export type OpenQuestion =
  | 'TRANSACTION'
  | 'PROPERTY_TYPE'
  | 'CITY'
  | 'ZONE'
  | 'BEDROOMS'
  | 'SURFACE'
  | 'BUDGET'
  | 'FURNISHED'
  | 'FINANCING'
  | 'MOVE_IN'
  | 'SLOT_CHOICE'
  | 'DATE'
  | 'NAME'
  | 'PHONE'
  | 'CONFIRM'

export interface Gazetteer {
  readonly cities: readonly { code: string; name: string; forms: readonly string[] }[]
  readonly zones: readonly { name: string; city: string; forms: readonly string[] }[]
  /** References of the annonces of the organisation, as written on the annonce. */
  readonly references: readonly string[]
}

export interface UnderstandInput {
  readonly text: string
  readonly country: 'MA' | 'FR'
  /** Reference time, ISO 8601 with offset. The engine knows no other clock. */
  readonly now: string
  /** IANA zone in which days and hours are read. */
  readonly tz: string
  readonly openQuestion?: OpenQuestion | (string & {})
  readonly gazetteer?: Gazetteer
  /** Instants offered to the person, ISO 8601 with offset, in the order offered. */
  readonly proposals?: readonly string[]
  /** Transaction already known of the dossier: decides what "2 millions" means. */
  readonly knownTransaction?: Transaction
  /** The person expects a visit: "cancel" alone is about it, not a wish to hear nothing more. */
  readonly visitPlanned?: boolean
}

/** Values as in the exchange format: whole currency units, square metres, local times. */
export interface Slots {
  transaction?: Transaction
  propertyType?: PropertyType
  city?: string
  zone?: string
  bedrooms?: number
  rooms?: number
  surfaceMin?: number
  surfaceMax?: number
  budgetMin?: number
  budgetMax?: number
  currency?: 'MAD' | 'EUR'
  furnished?: boolean
  features?: Feature[]
  datetime?: string
  dateRange?: string
  name?: string
  phone?: string
  email?: string
  financing?: 'CASH' | 'LOAN'
  moveIn?: string
  annonceReference?: string
  /** Index in `proposals` of the instant the person chose. */
  proposalIndex?: number
}

export type SlotName = keyof Slots

/** Where a slot value stands in the text; `start` and `end` are UTF-16 offsets in the input. */
export interface SlotSpan {
  readonly slot: SlotName
  readonly start: number
  readonly end: number
  readonly value: string | number | boolean
  readonly confidence: number
  readonly rule: string
}

export interface Explanation {
  readonly kind: 'intent' | 'slot' | 'language'
  readonly target: string
  readonly rule: string
  /** Points for an intent, confidence 0–1 for a slot or a language. */
  readonly weight: number
  readonly start?: number
  readonly end?: number
}

export interface ScoredIntent {
  readonly code: Intent
  readonly confidence: number
}

export interface Understanding {
  readonly lang: MessageLanguage
  readonly languages: readonly { code: LanguageCode; share: number }[]
  readonly script: 'latin' | 'arabic'
  readonly intent: Intent
  readonly intents: readonly ScoredIntent[]
  readonly slots: Slots
  readonly spans: readonly SlotSpan[]
  readonly explain: readonly Explanation[]
}
