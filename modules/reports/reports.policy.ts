import { type RawBuilder, sql } from 'kysely'
import { contactsOf } from '#modules/annonces'
import { type RequestContext, userIdOf } from '#platform/context'

/** Columns that say whose a row is. */
type Columns = { agent: RawBuilder<unknown>; annonce: RawBuilder<unknown> }

/**
 * Which rows count for the caller (access.md, report.read): all of the organisation; with reach OWN an agent's own
 * dossiers and visits, an owner's own annonces.
 */
export function countedRows(ctx: RequestContext, columns: Columns): RawBuilder<boolean> {
  const reach = ctx.permissions.reach('report.read')
  if (reach === 'ALL') return sql<boolean>`true`
  const userId = userIdOf(ctx)
  if (!reach || !userId) return sql<boolean>`false`
  const own = [
    ...(ctx.roles.includes('AGENT') ? [sql<boolean>`${columns.agent} = ${userId}::uuid`] : []),
    ...(ctx.roles.includes('OWNER')
      ? [
          sql<boolean>`${columns.annonce} in (select n.id from app.annonces n where n.owner_contact_id in (${contactsOf(userId)}))`,
        ]
      : []),
  ]
  return own.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(own, sql` or `)})`
}
