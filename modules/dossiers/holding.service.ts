import type { RequestContext } from '#platform/context'
import { forbidden, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { type LockedDossier, lockDossier } from './dossiers.repository.ts'
import { missingDossier } from './merged.read-model.ts'
import { readDossier } from './page.service.ts'

/**
 * Holds a dossier that the caller may change. 404 when it is not visible, 403 when it is visible but not theirs to
 * change, 409 VERSION_CONFLICT with the current state when `version` is given and stale.
 */
export async function holdForWriting(
  ctx: RequestContext,
  id: string,
  version?: number,
  permission = 'dossier.write',
): Promise<LockedDossier> {
  authorise(ctx, permission)
  const dossier = await lockDossier(ctx, id)
  if (!dossier) throw await missingDossier(ctx, id)
  if (permission === 'dossier.write' && !dossier.writable) throw forbidden(permission)
  if (version !== undefined && version !== dossier.version) throw versionConflict(await readDossier(ctx, id))
  return dossier
}
