import { knownCodes } from '#modules/reference-data'
import { isoNow } from '#platform/clock'
import { type RequestContext, userIdOf } from '#platform/context'
import { AppError, constraintOf, forbidden, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import {
  countOwn,
  type HeldView,
  insertView,
  lockView,
  savePreferences,
  updateView,
  type ViewFields,
} from './saved-views.repository.ts'
import { type Definition, faultsOf, type ListName, permissionOfList } from './saved-views.rules.ts'
import type {
  ListPreferences,
  ListViews,
  NewSavedView,
  PreferencesPatch,
  SavedView,
  SavedViewPatch,
} from './saved-views.schema.ts'
import { listViews, readListPreferences, readView } from './saved-views.views.ts'

/** Views of one list that a person may keep. */
export const MOST_VIEWS = 50

/** The views and preferences of a list, for whoever may read the list. */
export async function openList(ctx: RequestContext, list: ListName): Promise<ListViews> {
  authorise(ctx, 'view.read')
  authorise(ctx, permissionOfList(list))
  const [items, preferences] = await Promise.all([listViews(ctx, list), readListPreferences(ctx, list)])
  return { items, preferences }
}

/** Saves a filter under a name. 400 what the list would not take, 409 a name the person has already, 422 too many. */
export async function createView(ctx: RequestContext, input: NewSavedView): Promise<SavedView> {
  const ownerId = writer(ctx)
  authorise(ctx, permissionOfList(input.list))
  const definition = { filter: input.filter, sort: input.sort ?? null }
  await refuseFaults(ctx, input.list, definition)
  if ((await countOwn(ctx, ownerId, input.list)) >= MOST_VIEWS)
    throw new AppError(422, 'SAVED_VIEWS_FULL', { params: { limit: MOST_VIEWS } })
  const fields = { ...definition, columns: input.columns ?? [], shared: input.shared ?? false, name: input.name.trim() }
  const id = await unlessTaken(insertView(ctx, { ...fields, list: input.list, owner_id: ownerId }))
  return shown(ctx, id)
}

/** Changes a view: the owner any, a manager the shared ones. 404 not visible, 403 not theirs, 409 stale with the current. */
export async function changeView(ctx: RequestContext, id: string, patch: SavedViewPatch): Promise<SavedView> {
  const view = await holdForWriting(ctx, id, patch.version)
  const { version: _version, name, ...rest } = patch
  const change: Partial<ViewFields> = { ...rest, ...(name === undefined ? {} : { name: name.trim() }) }
  const redefined = patch.filter !== undefined || patch.sort !== undefined
  if (redefined)
    await refuseFaults(ctx, view.list, { filter: change.filter ?? view.filter, sort: sortAfter(view, patch) })
  // Taking a view of another back for oneself would hide it from its owner's team.
  if (patch.shared === false && view.ownerId !== userIdOf(ctx)) throw forbidden('view.write')
  if (Object.keys(change).length > 0) await unlessTaken(updateView(ctx, id, change))
  return shown(ctx, id)
}

/** Takes a view away; it can be restored. */
export async function deleteView(ctx: RequestContext, id: string, version: number): Promise<void> {
  await holdForWriting(ctx, id, version)
  await updateView(ctx, id, { deleted_at: isoNow(ctx.clock) })
}

/** Brings a deleted view back. 409 when its name was given to another one meanwhile. */
export async function restoreView(ctx: RequestContext, id: string): Promise<SavedView> {
  const view = await holdForWriting(ctx, id, undefined, true)
  if (view.deletedAt !== null) await unlessTaken(updateView(ctx, id, { deleted_at: null }))
  return shown(ctx, id)
}

/** Keeps the person's columns and default view of a list. */
export async function changePreferences(
  ctx: RequestContext,
  list: ListName,
  patch: PreferencesPatch,
): Promise<ListPreferences> {
  authorise(ctx, 'view.read')
  authorise(ctx, permissionOfList(list))
  const userId = person(ctx, 'view.read')
  if (patch.defaultViewId) {
    const view = await readView(ctx, patch.defaultViewId)
    if (view?.list !== list) throw invalidField('defaultViewId', 'UNKNOWN')
  }
  savePreferences(ctx, { userId, list }, patch)
  return readListPreferences(ctx, list)
}

function writer(ctx: RequestContext): string {
  authorise(ctx, 'view.write')
  return person(ctx, 'view.write')
}

/** Views belong to people; a key has none. */
function person(ctx: RequestContext, permission: string): string {
  const id = userIdOf(ctx)
  if (!id) throw forbidden(permission)
  return id
}

async function holdForWriting(ctx: RequestContext, id: string, version?: number, deleted = false): Promise<HeldView> {
  const userId = writer(ctx)
  const view = await lockView(ctx, id)
  const seen = view && (view.ownerId === userId || view.shared) && (deleted || view.deletedAt === null)
  if (!view || !seen) throw notFound('saved_view')
  authorise(ctx, permissionOfList(view.list))
  if (view.ownerId !== userId && authorise(ctx, 'view.write') !== 'ALL') throw forbidden('view.write')
  if (version !== undefined && version !== view.version) throw versionConflict(await readView(ctx, id))
  return view
}

const sortAfter = (view: HeldView, patch: SavedViewPatch): Definition['sort'] =>
  patch.sort === undefined ? view.sort : patch.sort

async function refuseFaults(ctx: RequestContext, list: ListName, definition: Definition): Promise<void> {
  const errors = faultsOf(list, definition, await knownCodes(ctx))
  if (errors.length > 0) throw new AppError(400, 'VALIDATION_FAILED', { errors })
}

async function unlessTaken<T>(writing: Promise<T>): Promise<T> {
  return writing.catch((error: unknown) => {
    if (constraintOf(error) !== 'saved_views_name') throw error
    throw new AppError(409, 'SAVED_VIEW_NAME_TAKEN', { errors: [{ field: 'name', code: 'TAKEN' }] })
  })
}

async function shown(ctx: RequestContext, id: string): Promise<SavedView> {
  const view = await readView(ctx, id)
  if (!view) throw notFound('saved_view')
  return view
}
