import { type Static, Type } from 'typebox'
import { pageQuery } from '#platform/http'
import { offerStates, sides } from './offers.rules.ts'

export const Id = Type.String({ format: 'uuid' })
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }
const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })
const Conditions = Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' })
const Instant = Type.String({ format: 'date-time' })
const Version = Type.Integer({ minimum: 1 })
/** Minor units. */
const Amount = Type.Integer({ minimum: 1, maximum: 99_999_999_999_999 })
const Currency = Type.Enum(['MAD', 'EUR'])

export const Offer = Type.Object({
  id: Type.String(),
  dossier: Type.Object({ id: Type.String(), reference: Type.String(), contact: Type.String() }),
  annonce: Nullable(Type.Object({ id: Type.String(), reference: Type.String(), title: Type.String() })),
  madeBy: Type.Enum([...sides]),
  /** The offer this one answers. */
  countersId: Nullable(Type.String()),
  /** Minor units. */
  amount: Type.Integer(),
  currency: Type.Enum(['MAD', 'EUR']),
  /** What the annonce asks now, minor units; null without an annonce, a price, or in another currency. */
  askingAmount: Nullable(Type.Integer()),
  conditions: Nullable(Type.String()),
  expiresAt: Nullable(Type.String()),
  /** As it holds now: open past its expiry is EXPIRED. */
  state: Type.Enum([...offerStates]),
  stateReason: Nullable(Type.String()),
  decidedAt: Nullable(Type.String()),
  createdAt: Type.String(),
  version: Type.Integer(),
})
export type Offer = Static<typeof Offer>

export const OfferQuery = Type.Object({
  ...pageQuery,
  dossierId: Type.Optional(Id),
  annonceId: Type.Optional(Id),
  state: Type.Optional(Type.Enum([...offerStates])),
})
export type OfferQuery = Static<typeof OfferQuery>

const terms = {
  amount: Amount,
  currency: Currency,
  conditions: Type.Optional(Conditions),
  expiresAt: Type.Optional(Instant),
}

export const NewOffer = Type.Object(
  { dossierId: Id, annonceId: Type.Optional(Id), madeBy: Type.Enum([...sides]), ...terms },
  strict,
)
export type NewOffer = Static<typeof NewOffer>

export const CounterOffer = Type.Object({ version: Version, ...terms }, strict)
export type CounterOffer = Static<typeof CounterOffer>

export const OfferPatch = Type.Object(
  { version: Version, conditions: Type.Optional(Nullable(Conditions)), expiresAt: Type.Optional(Nullable(Instant)) },
  strict,
)
export type OfferPatch = Static<typeof OfferPatch>

export const Answer = Type.Object({ version: Version, reason: Type.Optional(Reason) }, strict)
export type Answer = Static<typeof Answer>
export const Retraction = Type.Object({ version: Version, reason: Reason }, strict)
