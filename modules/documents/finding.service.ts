import { nameOf, namesOf } from '#modules/reference-data'
import type { RequestContext } from '#platform/context'
import { authorise } from '#platform/http'
import { type FoundDocument, findVisible } from './finding.views.ts'

/**
 * The newest documents the caller may see that carry these words: in their title, in the name of their kind in any
 * language, or in whom or what they belong to. `kind` is that name in the caller's language.
 * @param limit how many at most; `more` tells that there are others
 */
export async function findDocuments(
  ctx: RequestContext,
  { q, limit }: { q: string; limit: number },
): Promise<{ items: (FoundDocument & { kind: string })[]; more: boolean }> {
  authorise(ctx, 'document.read')
  const names = await namesOf(ctx, 'DOCUMENT_TYPE')
  const found = await findVisible(ctx, { q, limit: limit + 1, names })
  const items = await Promise.all(
    found
      .slice(0, limit)
      .map(async (row) => ({ ...row, kind: await nameOf(ctx, 'DOCUMENT_TYPE', row.type, ctx.locale) })),
  )
  return { items, more: found.length > limit }
}
