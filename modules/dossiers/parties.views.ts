import { sql } from 'kysely'
import { visibleContacts } from '#modules/access'
import { reachableAnnonces } from '#modules/annonces'
import type { RequestContext } from '#platform/context'
import type { Party } from './dossier-page.schema.ts'
import { partyJson } from './dossier-page.views.ts'
import type { PartySubject } from './parties.repository.ts'

/** One party of a dossier or an annonce, or null. */
export async function readParty(ctx: RequestContext, subject: PartySubject, partyId: string): Promise<Party | null> {
  const of =
    'dossierId' in subject ? sql`p.dossier_id = ${subject.dossierId}` : sql`p.annonce_id = ${subject.annonceId}`
  const rows = await sql<{ party: Party }>`
    select ${partyJson} as party from app.parties p join app.contacts x on x.id = p.contact_id
     where p.id = ${partyId} and ${of}`.execute(ctx.db)
  return rows.rows[0]?.party ?? null
}

/** The parties of a dossier that the caller has been let see, the primary one first. */
export async function listDossierParties(ctx: RequestContext, dossierId: string): Promise<Party[]> {
  const rows = await sql<{ party: Party }>`
    select ${partyJson} as party from app.parties p join app.contacts x on x.id = p.contact_id
     where p.dossier_id = ${dossierId} order by p.is_primary desc, p.position, p.id`.execute(ctx.db)
  return rows.rows.map(({ party }) => party)
}

/** The parties of an annonce whose contacts the caller may read, the primary one first; null when the annonce is not theirs to see. */
export async function listAnnonceParties(ctx: RequestContext, annonceId: string): Promise<Party[] | null> {
  const rows = await sql<{ parties: Party[] }>`
    select coalesce((select jsonb_agg(${partyJson} order by p.is_primary desc, p.position, p.id)
             from app.parties p join app.contacts x on x.id = p.contact_id
            where p.annonce_id = a.id and ${visibleContacts(ctx, 'contact.read', 'x.id')}), '[]') as parties
      from app.annonces a where a.id = ${annonceId} and ${reachableAnnonces(ctx, 'annonce.read')}`.execute(ctx.db)
  return rows.rows[0]?.parties ?? null
}
