import { type Http, pageOf, tenantRoute } from '#platform/http'
import { Owned, OwnedQuery } from './owner-space.schema.ts'
import { listOwned } from './owner-space.service.ts'

export function ownerSpaceRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/owner-space/annonces',
    summary: 'The properties of the caller, the newest first, with visits and offers whose people are not named',
    tag: 'owner-space',
    permission: 'owner_space.read',
    schema: { query: OwnedQuery, response: { 200: pageOf(Owned) } },
    act: (ctx, { query }) => listOwned(ctx, query),
  })
}
