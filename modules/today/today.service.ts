import { type RequestContext, userIdOf } from '#platform/context'
import { forbidden } from '#platform/errors'
import { authorise } from '#platform/http'
import type { Team, Today } from './today.schema.ts'
import { readTeam, readToday } from './today.views.ts'

/** What needs the caller now. 403 for anything but a person: a key has no day. */
export async function today(ctx: RequestContext): Promise<Today> {
  authorise(ctx, 'dossier.write')
  const userId = userIdOf(ctx)
  if (!userId) throw forbidden('dossier.write')
  return readToday(ctx, userId)
}

/** The board of who leads: for those who may give dossiers to others. */
export async function team(ctx: RequestContext): Promise<Team> {
  authorise(ctx, 'dossier.assign')
  return readTeam(ctx)
}
