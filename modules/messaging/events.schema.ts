import { type Static, type TSchema, Type } from 'typebox'
import { pageQuery } from '#platform/http'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const state = Type.Enum(['PENDING', 'DONE', 'QUARANTINED'])

/** What a provider told us, as it is kept: its contents stand in the event itself. */
export const ProviderEvent = Type.Object({
  id: Type.String(),
  receivedAt: Type.String(),
  processedAt: Nullable(Type.String()),
  account: Type.Object({ id: Type.String(), displayName: Type.String(), kind: Type.String() }),
  kind: Type.Enum(['MESSAGE', 'STATUS', 'ECHO', 'OTHER']),
  /** The provider's own word: "text", "delivered", "account_update"; null when it gave none or it was erased. */
  type: Nullable(Type.String()),
  state,
  attempts: Type.Integer(),
  /** Why it was set aside, in the words of the program. */
  reason: Nullable(Type.String()),
  /** Its contents were taken out, on request of the person or by age. */
  erased: Type.Boolean(),
})
export type ProviderEvent = Static<typeof ProviderEvent>

export const ProviderEventDetail = Type.Object({ ...ProviderEvent.properties, payload: Type.Unknown() })
export type ProviderEventDetail = Static<typeof ProviderEventDetail>

export const ProviderEventQuery = Type.Object({
  ...pageQuery,
  state: Type.Optional(Type.Enum(['QUARANTINED'])),
})
export type ProviderEventQuery = Static<typeof ProviderEventQuery>
