import Type from 'typebox'
import type { Clock } from '#platform/clock'
import { FaultScenarioSchema } from './faults.ts'

export const NumberSchema = Type.Object(
  {
    phoneNumberId: Type.String({ minLength: 1 }),
    wabaId: Type.String({ minLength: 1 }),
    /** As shown to people, for example `+212 5 22 00 01 10`. */
    displayPhone: Type.String({ minLength: 5 }),
    name: Type.String({ minLength: 1 }),
    /** ISO 3166-1 alpha-2. */
    country: Type.String({ minLength: 2, maxLength: 2 }),
    /** Own address and secret when the number belongs to another Meta app. */
    webhookUrl: Type.Optional(Type.String()),
    appSecret: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type SimulatedNumber = Type.Static<typeof NumberSchema>

/** A sender at Twilio: `+212…` for text messages, `whatsapp:+212…` for WhatsApp. */
export const TwilioNumberSchema = Type.Object(
  {
    accountSid: Type.String({ minLength: 1 }),
    authToken: Type.String({ minLength: 1 }),
    number: Type.String({ pattern: String.raw`^(whatsapp:)?\+[1-9]\d{6,14}$` }),
    /** Where Atlas receives what people write to this number; statuses go where each message says. */
    inboundUrl: Type.String({ pattern: '^https?://' }),
    name: Type.String({ minLength: 1 }),
    /** Twilio's Advanced Opt-Out: forms of STOP, START and HELP carry `OptOutType`. Default false. */
    advancedOptOut: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type TwilioNumber = Type.Static<typeof TwilioNumberSchema>

export const LimitsSchema = Type.Object(
  {
    /** Messages per second per number; null switches the limit off. Default 80. */
    messagesPerSecond: Type.Optional(Type.Union([Type.Number({ exclusiveMinimum: 0 }), Type.Null()])),
    /** Same sender and recipient: one per interval, bursts borrow. Null switches it off. Default 6000 ms, 45. */
    pair: Type.Optional(
      Type.Union([
        Type.Object({ intervalMs: Type.Number({ minimum: 1 }), burst: Type.Integer({ minimum: 1 }) }),
        Type.Null(),
      ]),
    ),
    /** HTTP status of 130429: sources disagree (contract 1.3). Default 429. */
    throttleHttpStatus: Type.Optional(Type.Union([Type.Literal(400), Type.Literal(429)])),
  },
  { additionalProperties: false },
)
export type Limits = Type.Static<typeof LimitsSchema>

export const TemplateSeedSchema = Type.Object(
  {
    wabaId: Type.String(),
    name: Type.String(),
    language: Type.String(),
    category: Type.Union([Type.Literal('MARKETING'), Type.Literal('UTILITY'), Type.Literal('AUTHENTICATION')]),
    components: Type.Array(Type.Record(Type.String(), Type.Unknown())),
    status: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type TemplateSeed = Type.Static<typeof TemplateSeedSchema>

/** Where letters to these mailboxes are handed in, and the secret that signs them. */
export const MailWebhookSchema = Type.Object(
  { url: Type.String(), secret: Type.String({ minLength: 1 }), mailboxes: Type.Array(Type.String(), { minItems: 1 }) },
  { additionalProperties: false },
)

/** What a configuration file and the programmatic options share. */
export const SharedOptions = {
  /** 0 takes any free port. */
  port: Type.Integer({ minimum: 0, maximum: 65535 }),
  /** Loopback only; anything else is refused at start. */
  host: Type.Optional(Type.String()),
  /** Where Atlas receives WhatsApp webhooks. */
  webhookUrl: Type.String(),
  appSecret: Type.String({ minLength: 1 }),
  verifyToken: Type.String({ minLength: 1 }),
  /** The Bearer tokens that work; `any-known` takes every non-empty token that was not revoked. */
  accessTokens: Type.Union([Type.Array(Type.String()), Type.Literal('any-known')]),
  numbers: Type.Array(NumberSchema, { minItems: 1 }),
  /** Senders at Twilio; more may be registered while it runs. */
  twilioNumbers: Type.Optional(Type.Array(TwilioNumberSchema)),
  seed: Type.Optional(Type.Integer()),
  faults: Type.Optional(FaultScenarioSchema),
  limits: Type.Optional(LimitsSchema),
  templates: Type.Optional(Type.Array(TemplateSeedSchema)),
  /** `approve` decides submitted templates after a moment; `manual` waits for the control API. */
  templateReview: Type.Optional(Type.Union([Type.Literal('approve'), Type.Literal('manual')])),
  /** Shape of status webhooks: v24 drops `conversation` and prices only one status. Default v24. */
  webhookVersion: Type.Optional(Type.Union([Type.Literal('v23'), Type.Literal('v24')])),
  /** Whether 131047 comes as a failed status (as observed) or as the HTTP answer. Default async. */
  windowErrors: Type.Optional(Type.Union([Type.Literal('async'), Type.Literal('sync')])),
  /** Prospects read every message by themselves instead of when their phone is looked at. Default false. */
  autoRead: Type.Optional(Type.Boolean()),
  /** Media webhooks already carry the five-minute address. Default false. */
  mediaUrlInWebhook: Type.Optional(Type.Boolean()),
  /** SMTP catcher: port (0 = any), null = none. Default null. */
  smtpPort: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 65535 }), Type.Null()])),
  /** Letters of people, and what becomes of ours to `bounce@…`, `full@…`, `later@…` and `complaint@…`. */
  mailWebhook: Type.Optional(MailWebhookSchema),
  /** Waits between webhook attempts, in real milliseconds: Meta's seven days, compressed. */
  webhookRetryDelaysMs: Type.Optional(Type.Array(Type.Integer({ minimum: 0 }))),
}

const SharedSchema = Type.Object(SharedOptions, { additionalProperties: false })

export type SimulatorOptions = Type.Static<typeof SharedSchema> & {
  /** Business time: timestamps, windows, limits and media expiry follow it. */
  clock: Clock
  /** Moves that clock by milliseconds; called by "24 hours later". Without it the control is refused. */
  onAdvance?: (ms: number) => Promise<void>
  /** `manual` holds every webhook until `deliverAll()`. Default `timers`. */
  delivery?: 'timers' | 'manual'
  /** Text of an earlier `saveState()`. */
  state?: string
}

/** Doubling from 200 ms to a minute, about half an hour in all. */
export const DEFAULT_RETRY_DELAYS_MS: readonly number[] = Array.from({ length: 36 }, (_, attempt) =>
  Math.min(60_000, 200 * 2 ** attempt),
)
