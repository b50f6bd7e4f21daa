import { presentSummary } from '#modules/annonces'
import type { RequestContext } from '#platform/context'
import { authorise, toPage } from '#platform/http'
import { maskedName, nextStep } from './owner-space.rules.ts'
import type { Owned, OwnedQuery } from './owner-space.schema.ts'
import { type OwnedRow, readOwned } from './owner-space.views.ts'

/** The caller's own properties, the newest first. Names are shortened here: none leaves the server. */
export async function listOwned(
  ctx: RequestContext,
  query: OwnedQuery,
): Promise<{ items: Owned[]; nextCursor: string | null }> {
  authorise(ctx, 'owner_space.read')
  const limit = query.limit ?? 20
  const page = toPage(await readOwned(ctx, limit + 1, query.cursor), limit, (row) => [row.id])
  return { items: page.items.map((row) => present(ctx, row)), nextCursor: page.nextCursor }
}

function present(ctx: RequestContext, row: OwnedRow): Owned {
  const {
    score,
    incomplete,
    today,
    branchId,
    publishedAt,
    mandate,
    prices,
    interested,
    planned,
    done,
    last,
    open,
    all,
    ...summary
  } = row
  return {
    annonce: { ...presentSummary(ctx, summary), quality: { score } },
    branchId,
    publishedAt,
    mandate,
    prices,
    interested,
    visits: {
      planned,
      done,
      last: last.map((visit) => ({ ...visit, who: visit.who === null ? null : maskedName(visit.who) })),
    },
    offers: { open, all },
    nextStep: nextStep(
      { status: summary.status, mandate, incomplete, openOffers: open, visitsPlanned: planned },
      today,
    ),
  }
}
