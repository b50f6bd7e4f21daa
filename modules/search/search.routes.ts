import { type Http, tenantRoute } from '#platform/http'
import { SearchQuery, SearchResult } from './search.schema.ts'
import { search } from './search.service.ts'

export function searchRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/search',
    summary:
      'Everything the caller may see that carries these words: dossiers, contacts, conversations, annonces, documents, tasks',
    tag: 'search',
    permission: null,
    schema: { query: SearchQuery, response: { 200: SearchResult } },
    act: (ctx, { query }) => search(ctx, query),
  })
}
