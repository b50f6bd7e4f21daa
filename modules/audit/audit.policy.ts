import { type RawBuilder, sql } from 'kysely'
import { visibleDossiers } from '#modules/access'
import type { RequestContext } from '#platform/context'

/** Tables whose rows hang on a dossier and are audited row by row. */
const ofDossier = ['appointments', 'conversations', 'messages', 'tasks', 'dossier_interests', 'parties'] as const

/**
 * Entries of documents for managers, and of their files, are for who may see these documents: for everybody else they are
 * as absent as the documents are. Only rows that changed name a row: their ids are ids.
 */
function openEntries(ctx: RequestContext): RawBuilder<boolean> {
  if (ctx.permissions.reach('document.confidential')) return sql<boolean>`true`
  const hidden = sql`k.visibility = 'MANAGERS'`
  return sql<boolean>`not case
    when e.action not in ('INSERT', 'UPDATE', 'DELETE') then false
    when e.entity = 'documents' then exists (select 1 from app.documents k where k.id = e.entity_id::uuid and ${hidden})
    when e.entity = 'document_versions' then exists (select 1 from app.document_versions v join app.documents k on k.id = v.document_id
      where v.id = e.entity_id::uuid and ${hidden})
    else false end`
}

/** Entries of moderation: annonces that were stopped or freed, by whom and why. */
const moderation = sql<boolean>`(e.entity = 'annonces' and exists (select 1 from app.audit_values w
  where w.entry_id = e.id and (w.changes ? 'moderation_reason' or w.changes -> 'status' @> '["SUSPENDED"]')))`

/**
 * Which entries the caller may read, as a condition on `e` (app.audit_entries). With reach OWN (access.md): for a moderator
 * those of moderation; else those of dossiers the person may read, of the rows that hang on one today, and of parties taken
 * off one.
 */
export function visibleEntries(ctx: RequestContext): RawBuilder<boolean> {
  const reach = ctx.permissions.reach('audit.read')
  if (reach === 'ALL') return openEntries(ctx)
  if (!reach) return sql<boolean>`false`
  const hanging = ofDossier.map(
    (table) =>
      sql`union all select ${sql.lit(table)}, x.id::text from own join app.${sql.raw(table)} x on x.dossier_id = own.id`,
  )
  const ofOwn = sql<boolean>`(e.entity, e.entity_id) in (
    with own as materialized (select d.id from app.dossiers d where ${visibleDossiers(ctx)})
    select 'dossiers', own.id::text from own
    ${sql.join(hanging, sql` `)}
    union all
    select 'documents', k.id::text from own join app.documents k on k.dossier_id = own.id and k.visibility = 'TEAM'
    union all
    select 'parties', g.entity_id from app.audit_entries g join app.audit_values w on w.entry_id = g.id
     where g.entity = 'parties' and g.action = 'DELETE' and w.changes -> 'dossier_id' ->> 0 in (select own.id::text from own))`
  return ctx.roles.includes('MODERATOR') ? sql<boolean>`(${moderation} or ${ofOwn})` : ofOwn
}
