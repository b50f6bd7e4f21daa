import { type RawBuilder, sql } from 'kysely'
import { type RequestContext, userIdOf } from '#platform/context'

/** The columns of a dossier that decide who sees it. */
type DossierAlias = 'd' | 'dossiers'

/**
 * Which dossiers the caller may read, as a condition on the aliased dossiers table: all of the organisation; or, with
 * reach OWN, those assigned to the person and the unassigned queue of the person's branches (access.md). One that was
 * merged into another is shown nowhere.
 */
export function visibleDossiers(ctx: RequestContext, alias: DossierAlias = 'd'): RawBuilder<boolean> {
  const reach = ctx.permissions.reach('dossier.read')
  const d = sql.ref(alias)
  if (reach === 'ALL') return sql<boolean>`${d}.merged_into is null`
  const userId = userIdOf(ctx)
  if (!reach || !userId) return sql<boolean>`false`
  return sql<boolean>`(${d}.merged_into is null and (${d}.assignee_id = ${userId}::uuid
    or (${d}.assignee_id is null and ${d}.branch_id = any (${[...ctx.branchIds]}::uuid[]))))`
}

/** Which dossiers the caller may change: with reach OWN only those assigned to the person. */
export function writableDossiers(
  ctx: RequestContext,
  permission = 'dossier.write',
  alias: DossierAlias = 'd',
): RawBuilder<boolean> {
  const reach = ctx.permissions.reach(permission)
  const d = sql.ref(alias)
  if (reach === 'ALL') return sql<boolean>`${d}.merged_into is null`
  const userId = userIdOf(ctx)
  if (!reach || !userId) return sql<boolean>`false`
  return sql<boolean>`(${d}.merged_into is null and ${d}.assignee_id = ${userId}::uuid)`
}

/** Which contacts the caller may read or change: with reach OWN those of dossiers the person may read or change. */
export function visibleContacts(
  ctx: RequestContext,
  permission: 'contact.read' | 'contact.write' | 'consent.read' | 'consent.write',
  column = 'c.id',
): RawBuilder<boolean> {
  const reach = ctx.permissions.reach(permission)
  if (reach === 'ALL') return sql<boolean>`true`
  if (!reach) return sql<boolean>`false`
  const dossiers = permission.endsWith('.write') ? writableDossiers(ctx) : visibleDossiers(ctx)
  return sql<boolean>`(exists (select 1 from app.dossiers d where d.contact_id = ${sql.ref(column)} and ${dossiers})
    or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = ${sql.ref(column)} and ${dossiers}))`
}

/**
 * The last arguments of a search function (app.search_…): for somebody who sees only their own dossiers, whose these are.
 * A search looks at a bounded number of matches; told this, it looks among those of the person when there are more.
 */
export function searchScope(ctx: RequestContext): RawBuilder<unknown> {
  const userId = userIdOf(ctx)
  if (!userId || ctx.permissions.reach('dossier.read') === 'ALL') return sql``
  return sql`, p_own => ${userId}::uuid, p_branches => ${[...ctx.branchIds]}::uuid[]`
}

/** The pattern of a word written right, as columns of searches compare it. */
export const wordPart = (word: string): RawBuilder<string> =>
  sql<string>`(select '%' || app.search_fold(${word}::text) || '%')`

/**
 * Whether a person's name, number or address has the word: what the search functions find for a word written right,
 * asked row by row. As `exists` the database would first gather everybody of that name.
 */
export function aboutPerson(contactId: RawBuilder<unknown>, word: string): RawBuilder<boolean> {
  const part = wordPart(word)
  return sql<boolean>`((select c.search_text from app.contacts c where c.id = ${contactId}) like ${part}
    or (select string_agg(i.value, ' ') from app.channel_identities i where i.contact_id = ${contactId}) like ${part})`
}
