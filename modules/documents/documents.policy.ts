import { type RawBuilder, sql } from 'kysely'
import { visibleContacts, visibleDossiers, writableDossiers } from '#modules/access'
import { reachableAnnonces } from '#modules/annonces'
import type { RequestContext } from '#platform/context'

/** Which documents (alias k) the caller may see by whom they are for; whether the subject is visible is asked apart. */
export function openDocuments(ctx: RequestContext): RawBuilder<boolean> {
  return ctx.permissions.reach('document.confidential') ? sql<boolean>`true` : sql<boolean>`k.visibility = 'TEAM'`
}

/** Whether the caller sees, or may change, what a document (alias k) is about: the rights follow the subject. */
export function documentSubject(ctx: RequestContext, access: 'read' | 'write'): RawBuilder<boolean> {
  const dossiers = access === 'read' ? visibleDossiers(ctx) : writableDossiers(ctx)
  return sql<boolean>`case
    when k.dossier_id is not null then exists (select 1 from app.dossiers d where d.id = k.dossier_id and ${dossiers})
    when k.annonce_id is not null
      then exists (select 1 from app.annonces a where a.id = k.annonce_id and ${reachableAnnonces(ctx, `annonce.${access}`)})
    else ${visibleContacts(ctx, `contact.${access}`, 'k.contact_id')} end`
}
