import { type Static, type TSchema, Type } from 'typebox'
import { AnnonceSummary, Mandate } from '#modules/annonces'
import { pageQuery } from '#platform/http'
import { nextSteps } from './owner-space.rules.ts'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const OwnedQuery = Type.Object({ ...pageQuery })
export type OwnedQuery = Static<typeof OwnedQuery>

/** One property of the caller with what happens around it. Who visits and who offers is never named, only shortened. */
export const Owned = Type.Object({
  annonce: AnnonceSummary,
  branchId: Type.String(),
  publishedAt: Nullable(Type.String()),
  mandate: Nullable(Mandate),
  prices: Type.Array(Type.Object({ amount: Type.Integer(), at: Type.String() })),
  interested: Type.Integer(),
  visits: Type.Object({
    planned: Type.Integer(),
    done: Type.Integer(),
    /** The last ten, the latest first. */
    last: Type.Array(
      Type.Object({
        startsAt: Type.String(),
        timezone: Type.String(),
        state: Type.String(),
        who: Nullable(Type.String()),
      }),
    ),
  }),
  offers: Type.Object({ open: Type.Integer(), all: Type.Integer() }),
  nextStep: Type.Enum([...nextSteps]),
})
export type Owned = Static<typeof Owned>
