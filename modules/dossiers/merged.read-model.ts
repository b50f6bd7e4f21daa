import { sql } from 'kysely'
import { visibleDossiers } from '#modules/access'
import type { RequestContext } from '#platform/context'
import { AppError, notFound } from '#platform/errors'

type MergedDossier = {
  reference: string
  mergedInto: { id: string; reference: string }
  mergeId: string | null
  mergedAt: string | null
  undoUntil: string | null
}

/** Why a dossier is not there: 410 DOSSIER_MERGED with the one it went into, when the caller may see that one; else 404. */
export async function missingDossier(ctx: RequestContext, id: string): Promise<AppError> {
  const rows = await sql<MergedDossier>`
    select l.reference, jsonb_build_object('id', d.id, 'reference', d.reference) as "mergedInto", g.id as "mergeId",
           g.merged_at as "mergedAt", g.undo_until as "undoUntil"
      from app.dossiers l join app.dossiers d on d.id = l.merged_into
      left join app.merges g on g.loser_dossier_id = l.id and g.kind = 'DOSSIER' and g.undone_at is null
     where l.id = ${id} and ${visibleDossiers(ctx)}`.execute(ctx.db)
  const merged = rows.rows[0]
  return merged
    ? new AppError(410, 'DOSSIER_MERGED', {
        params: { reference: merged.reference, into: merged.mergedInto.reference },
        extra: { ...merged },
      })
    : notFound('dossier')
}
