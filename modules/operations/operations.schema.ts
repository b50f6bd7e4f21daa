import { type Static, type TSchema, Type } from 'typebox'
import { pageQuery } from '#platform/http'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Nullable(Type.String())
/** Seconds, with fractions; null when there was nothing to measure. */
const Seconds = Nullable(Type.Number())
const Spread = Type.Object({ p50: Seconds, p95: Seconds })

/** A number counted up to a bound: `more` when there are at least that many. */
const Count = Type.Object({ count: Type.Integer(), more: Type.Boolean() })
export type Count = Static<typeof Count>

export const NumberState = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  displayPhone: Type.String(),
  kind: Type.String(),
  status: Type.Enum(['ACTIVE', 'PAUSED', 'DISABLED']),
  /** Why it is paused, in plain words. */
  reason: Text,
  pausedUntil: Text,
  /** The provider's rating: GREEN, YELLOW, RED; null when it never said. */
  quality: Text,
  /** How many persons it may write to first in a day, in the provider's word ("TIER_1K"). */
  tier: Text,
  waiting: Count,
  /** Since when the oldest of them could have left. */
  oldestAt: Text,
})
export type NumberState = Static<typeof NumberState>

export const MessagingFigures = Type.Object({
  at: Type.String(),
  /** The figures of a period begin here: 24 hours before `at`. */
  since: Type.String(),
  queue: Type.Object({ waiting: Count, oldestAt: Text, later: Count, sending: Count, unknown: Count }),
  sent: Type.Object({
    messages: Type.Integer(),
    /** True when only the newest were looked at, because there were too many. */
    sampled: Type.Boolean(),
    accepted: Type.Integer(),
    delivered: Type.Integer(),
    failed: Type.Integer(),
    /** Tries beyond the first of each message. */
    retries: Type.Integer(),
    /** From the moment a message was to leave to the provider's yes. */
    sendLatency: Spread,
    /** From the provider's yes to the phone of the person. */
    deliveryLatency: Spread,
  }),
  failures: Type.Array(Type.Object({ code: Type.String(), cause: Text, count: Type.Integer() })),
  deadLetters: Count,
  optOuts: Count,
  webhooks: Type.Object({
    events: Type.Integer(),
    sampled: Type.Boolean(),
    pending: Count,
    oldestAt: Text,
    quarantined: Count,
    /** From an event's arrival to its effect. */
    lag: Spread,
    /** Deliveries to the addresses of our numbers whose signature did not hold, by days of UTC, since that of `since`. */
    signatureFailures: Type.Integer(),
  }),
  numbers: Type.Array(NumberState),
})
export type MessagingFigures = Static<typeof MessagingFigures>

export const rowFigures = [
  'waiting',
  'later',
  'unknown',
  'failed',
  'retried',
  'slowestSent',
  'slowestDelivered',
  'optOuts',
] as const

export const RowsQuery = Type.Object({
  ...pageQuery,
  figure: Type.Enum([...rowFigures]),
  /** Of failed ones: the provider's or our code. */
  code: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  /** Of waiting ones: the number they leave by. */
  account: Type.Optional(Type.String({ format: 'uuid' })),
})
export type RowsQuery = Static<typeof RowsQuery>

/** A message, or a person's no, that a figure counted. */
export const FigureRow = Type.Object({
  id: Type.String(),
  at: Type.String(),
  contact: Type.Object({ id: Type.String(), displayName: Type.String() }),
  conversationId: Text,
  channel: Type.String(),
  status: Text,
  code: Text,
  cause: Text,
  attempts: Type.Integer(),
  dueAt: Text,
  seconds: Seconds,
})
export type FigureRow = Static<typeof FigureRow>
