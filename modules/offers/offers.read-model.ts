import type { RequestContext } from '#platform/context'

/** Whether there is an annonce with this id. */
export async function annonceExists(ctx: RequestContext, id: string): Promise<boolean> {
  const row = await ctx.db.selectFrom('annonces').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}
