import Type from 'typebox'
import { type Random, seededRandom } from './random.ts'

const Rate = Type.Number({ minimum: 0, maximum: 1 })
const MsRange = Type.Object(
  { min: Type.Number({ minimum: 0, maximum: 60_000 }), max: Type.Number({ minimum: 0, maximum: 60_000 }) },
  { additionalProperties: false },
)

/** What can go wrong, as a document: `PUT /simulator/faults`, the launcher's configuration and the fault panel share it. */
export const FaultScenarioSchema = Type.Object(
  {
    /** Wait before any Graph answer. */
    latencyMs: Type.Optional(MsRange),
    /** HTTP 500/503 with a provider error, nothing accepted. */
    errorRate: Type.Optional(Rate),
    /** The message is accepted, then the connection dies before the answer. */
    timeoutAfterAcceptRate: Type.Optional(Rate),
    /** The connection dies and nothing was accepted. */
    resetBeforeAcceptRate: Type.Optional(Rate),
    /** Answered with 130429. */
    rateLimitRate: Type.Optional(Rate),
    /** Webhooks posted a second time. */
    duplicateRate: Type.Optional(Rate),
    /** Webhooks held back so that later ones overtake them. */
    reorderRate: Type.Optional(Rate),
    /** Extra wait before a webhook. */
    webhookDelayMs: Type.Optional(MsRange),
    /** Status updates that are never posted. */
    droppedStatusRate: Type.Optional(Rate),
    /** `read` without a `delivered` before it. */
    skipDeliveredRate: Type.Optional(Rate),
    /** The `sent` webhook is posted before the HTTP answer of the send. */
    statusBeforeResponse: Type.Optional(Type.Boolean()),
    /** Every token answers 190. */
    tokenRevoked: Type.Optional(Type.Boolean()),
    /** Rights that every token lacks, as `debug_token` tells. */
    missingScopes: Type.Optional(Type.Array(Type.String())),
    /** Every Graph call answers 503 and no webhook leaves until it is over. */
    providerDown: Type.Optional(Type.Boolean()),
    /** 200 first, then a `failed` status with this code. */
    failureRate: Type.Optional(Rate),
    failureCode: Type.Optional(Type.Integer()),
    /** Recipient (digits) → error code of the `failed` status its messages get. */
    recipients: Type.Optional(Type.Record(Type.String(), Type.Integer())),
    /** Updates gathered in one POST. */
    batchSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  { additionalProperties: false },
)

export type FaultScenario = Type.Static<typeof FaultScenarioSchema>

const STREAMS = [
  'latency',
  'error',
  'timeout',
  'reset',
  'rate-limit',
  'duplicate',
  'reorder',
  'webhook-delay',
  'drop',
  'skip-delivered',
  'failure',
] as const
type Stream = (typeof STREAMS)[number]

/** The scenario in force and its dice. */
export class Faults {
  scenario: FaultScenario
  #dice: Map<Stream, Random>

  constructor(seed: number, scenario: FaultScenario = {}) {
    this.scenario = scenario
    this.#dice = new Map(STREAMS.map((stream) => [stream, seededRandom(seed, stream)]))
  }

  /** Replaces the scenario as a whole; what is absent is off. */
  set(scenario: FaultScenario): void {
    this.scenario = scenario
  }

  /** True when the fault of this stream strikes now. */
  strikes(stream: Stream, rate: number | undefined): boolean {
    return rate !== undefined && this.dice(stream).chance(rate)
  }

  /** A wait in milliseconds, 0 when the range is absent. */
  wait(stream: Stream, range: { min: number; max: number } | undefined): number {
    return range === undefined ? 0 : this.dice(stream).between(range)
  }

  dice(stream: Stream): Random {
    const dice = this.#dice.get(stream)
    if (dice === undefined) throw new Error(`no dice for ${stream}`)
    return dice
  }
}
