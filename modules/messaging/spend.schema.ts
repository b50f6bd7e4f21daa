import { type Static, Type } from 'typebox'
import { costCategories } from '#modules/identity'

const Nullable = <T extends ReturnType<typeof Type.Integer> | ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()])

export const SpendQuery = Type.Object({
  /** A month (UTC); the present one when absent. */
  month: Type.Optional(Type.String({ pattern: '^20\\d{2}-(0[1-9]|1[0-2])$' })),
})

const SpendLine = Type.Object({
  category: Type.Enum([...costCategories, 'OTHER']),
  /** Messages the provider charges for and the tariff names a price for; charged without a price named; not charged. */
  billed: Type.Integer(),
  unpriced: Type.Integer(),
  free: Type.Integer(),
  /** Minor units of the tariff's currency, rounded up. */
  amount: Type.Integer(),
})

export const Spend = Type.Object({
  month: Type.String(),
  /** Null while no tariff is set. */
  currency: Nullable(Type.String()),
  /** Minor units; null: no limit. */
  monthlyCap: Nullable(Type.Integer()),
  total: Type.Integer(),
  /** Messages sent today (UTC) and how many the organisation allows itself. */
  quota: Type.Union([Type.Object({ used: Type.Integer(), limit: Type.Integer() }), Type.Null()]),
  /** People written to first in 24 hours, over all numbers. */
  reached: Type.Integer(),
  channels: Type.Array(
    Type.Object({
      id: Type.String(),
      displayName: Type.String(),
      displayPhone: Type.String(),
      /** How many people may be written to first in 24 hours; null: no limit, or the provider has not said. */
      recipientsPerDay: Nullable(Type.Integer()),
      amount: Type.Integer(),
      lines: Type.Array(SpendLine),
    }),
  ),
})
export type Spend = Static<typeof Spend>
