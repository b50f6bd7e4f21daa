import { type Static, Type } from 'typebox'
import { Default } from 'typebox/value'

export const costCategories = ['MARKETING', 'UTILITY', 'AUTHENTICATION', 'SERVICE'] as const
export type CostCategory = (typeof costCategories)[number]

/** What the organisation pays its provider for messages, and at most in a month. */
const MessageCosts = Type.Object(
  {
    currency: Type.Enum(['EUR', 'MAD', 'USD']),
    /** Minor units of the currency in a month (UTC); null: as much as it is. */
    monthlyCap: Type.Union([Type.Integer({ minimum: 1, maximum: 100_000_000_000 }), Type.Null()]),
    /** Millionths of the currency for one message to a country, `*` for all that are not named. */
    prices: Type.Array(
      Type.Object(
        {
          market: Type.String({ pattern: '^([A-Z]{2}|\\*)$' }),
          category: Type.Enum([...costCategories]),
          micros: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 200 },
    ),
  },
  { additionalProperties: false },
)
export type MessageCosts = Static<typeof MessageCosts>

/** What an organisation decides about how Atlas works for it, with the defaults of the specification. */
export const OrganizationSettings = Type.Object({
  agentEnabled: Type.Boolean({ default: true }),
  agentName: Type.String({ minLength: 1, maxLength: 40, default: 'Atlas' }),
  agentSignature: Type.String({ maxLength: 120, default: '' }),
  contactConsentOnInbound: Type.Boolean({ default: true }),
  agentSeesAllDossiers: Type.Boolean({ default: false }),
  agentsMayPublish: Type.Boolean({ default: false }),
  ownersMayPublish: Type.Boolean({ default: false }),
  firstResponseMinutes: Type.Integer({ minimum: 1, maximum: 2880, default: 15 }),
  minimumNoticeMinutes: Type.Integer({ minimum: 0, maximum: 10_080, default: 120 }),
  maxVisitsPerDay: Type.Integer({ minimum: 1, maximum: 50, default: 8 }),
  visitMinutes: Type.Integer({ minimum: 10, maximum: 480, default: 45 }),
  travelBufferMinutes: Type.Integer({ minimum: 0, maximum: 240, default: 15 }),
  /** Urban speed by which the way between two known places is reckoned, and the least kept free between them. */
  travelSpeedKmh: Type.Integer({ minimum: 5, maximum: 120, default: 25 }),
  travelMinimumMinutes: Type.Integer({ minimum: 0, maximum: 240, default: 5 }),
  /** How long before an appointment its contact is reminded, in minutes. Empty: never. */
  reminderMinutes: Type.Array(Type.Integer({ minimum: 5, maximum: 20_160 }), {
    maxItems: 4,
    uniqueItems: true,
    default: [1440, 120],
  }),
  /** Between these hours of the contact's wall clock nothing is sent on its own. The same hour twice: never quiet. */
  quietFrom: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', default: '21:00' }),
  quietTo: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', default: '08:00' }),
  /** Most messages a person gets in 24 hours, and of marketing in seven days, without having written just before. */
  contactCapPerDay: Type.Integer({ minimum: 1, maximum: 50, default: 6 }),
  marketingCapPerWeek: Type.Integer({ minimum: 1, maximum: 50, default: 2 }),
  /** Messages that leave in one day (UTC), all numbers together. Null: as many as there are. */
  dailyMessages: Type.Union([Type.Integer({ minimum: 1, maximum: 10_000_000 }), Type.Null()], { default: null }),
  /** What cannot arrive by one channel is said by the next one that is open. */
  fallbackChannels: Type.Boolean({ default: false }),
  /** Null: nobody has said what messages cost. */
  messageCosts: Type.Union([MessageCosts, Type.Null()], { default: null }),
  overlapPolicy: Type.Union([Type.Literal('FORBID'), Type.Literal('WARN')], { default: 'FORBID' }),
  qualifyThreshold: Type.Integer({ minimum: 0, maximum: 100, default: 55 }),
  defaultCaseType: Type.Union([Type.Literal('LEAD_BUY'), Type.Literal('LEAD_RENT')], { default: 'LEAD_BUY' }),
  resendUnknownServiceMessages: Type.Boolean({ default: true }),
})
export type OrganizationSettings = Static<typeof OrganizationSettings>

const DEFAULTS = Default(OrganizationSettings, {}) as OrganizationSettings

/** Stored settings completed with the defaults; older rows know fewer keys. */
export function completeSettings(stored: unknown): OrganizationSettings {
  return typeof stored === 'object' && stored !== null ? { ...DEFAULTS, ...stored } : { ...DEFAULTS }
}
