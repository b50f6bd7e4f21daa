import { type RawBuilder, sql } from 'kysely'
import type { RequestContext } from '#platform/context'

/** The hash of an annonce's cover photo, middle size. @param annonce alias of the annonces table */
export function coverHash(annonce: string): RawBuilder<string | null> {
  return sql`(select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = ${sql.ref(`${annonce}.id`)} and p.is_cover)`
}

/** A short-lived link to it. */
export function coverUrl(ctx: RequestContext, hash: string | null): string | null {
  return hash === null ? null : ctx.platform.files.signedUrl(ctx.orgId, hash, 'image/webp')
}
