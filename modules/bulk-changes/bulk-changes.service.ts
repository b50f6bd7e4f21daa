import { translate } from '#locales'
import { claimCodes, knownCodes } from '#modules/reference-data'
import { faultsOf } from '#modules/saved-views'
import { announce, type RequestContext, userIdOf } from '#platform/context'
import { csvLine, UTF8_MARK } from '#platform/csv'
import { AppError, constraintOf, forbidden, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { enqueue } from '#platform/jobs'
import { findBulk, finishBulk, type HeldBulk, insertBulk, setState, skipWaiting } from './bulk-changes.repository.ts'
import {
  type Asked,
  type BulkChange,
  type BulkList,
  type BulkPreview,
  type BulkRefusal,
  MOST_RECORDS,
  type NewBulkChange,
  type Selection,
} from './bulk-changes.schema.ts'
import { type ChosenRecord, targetOf } from './bulk-changes.targets.ts'
import { listBulks, listRefusals } from './bulk-changes.views.ts'
import { BULK_JOB, MAX_ATTEMPTS } from './bulk-changes.worker.ts'

/** How many records are chosen and where all of them can go. Nothing is written. */
export async function previewBulk(ctx: RequestContext, { list, selection }: Asked): Promise<BulkPreview> {
  const target = targetOf(list)
  authorise(ctx, target.reads)
  await refuseFaults(ctx, list, selection)
  const [chosen, ways] = await Promise.all([
    target.choose(ctx, selection, MOST_RECORDS + 1),
    target.ways(ctx, selection, MOST_RECORDS + 1),
  ])
  return { total: chosen.length, limit: MOST_RECORDS, ways }
}

/**
 * Begins a change: fixes which records it is about, at the versions they have, and leaves the work to a job.
 * 404 when none of them is there for the caller, 409 when one runs already or the number is another than expected,
 * 422 when there are too many.
 */
export async function startBulk(ctx: RequestContext, input: NewBulkChange): Promise<BulkChange> {
  const { list, selection, command } = input
  const target = targetOf(list)
  authorise(ctx, target.reads)
  const { permission } = target.work(command)
  authorise(ctx, permission)
  const userId = userIdOf(ctx)
  if (!userId) throw forbidden(permission)
  await refuseFaults(ctx, list, selection)
  await refuseCodes(ctx, command)
  const chosen = await target.choose(ctx, selection, MOST_RECORDS + 1)
  if (chosen.length === 0) throw notFound('record')
  if (chosen.length > MOST_RECORDS) throw new AppError(422, 'BULK_TOO_MANY', { params: { limit: MOST_RECORDS } })
  if (input.expected !== undefined && 'filter' in selection && input.expected !== chosen.length)
    throw new AppError(409, 'BULK_SET_CHANGED', { params: { total: chosen.length }, extra: { total: chosen.length } })
  const records = 'ids' in selection ? withUnseen(selection.ids, chosen) : chosen
  const id = await insertBulk(ctx, { userId, list, command: { ...command } }, records).catch(unlessRunning)
  return begin(ctx, id)
}

/** What was named and is not there for the caller keeps its place: its line will say so. */
function withUnseen(ids: readonly string[], chosen: readonly ChosenRecord[]) {
  const known = new Map(chosen.map((record) => [record.id, record]))
  return ids.map((id) => known.get(id) ?? { id, reference: null, version: 0, before: null })
}

/** Stops a change: what is done stays, what waits is left. */
export async function cancelBulk(ctx: RequestContext, id: string): Promise<BulkChange> {
  const bulk = await holdOwn(ctx, id)
  if (bulk.state !== 'RUNNING') throw new AppError(422, 'BULK_NOT_RUNNING')
  finishBulk(ctx, id, 'CANCELLED')
  skipWaiting(ctx, id)
  announce(ctx, { topic: 'bulk', id, kind: 'cancelled' })
  return shown(ctx, id)
}

/** Takes a finished change back, record by record, where nothing else has happened since. 422 when its time is over. */
export async function undoBulk(ctx: RequestContext, id: string): Promise<BulkChange> {
  const bulk = await holdOwn(ctx, id)
  const open = bulk.state === 'DONE' || bulk.state === 'CANCELLED'
  if (!open || bulk.undoUntil === null || Date.parse(bulk.undoUntil) <= ctx.clock.now())
    throw new AppError(422, 'BULK_UNDO_OVER')
  await setState(ctx, id, 'UNDOING').catch(unlessRunning)
  return begin(ctx, id)
}

/** The caller's own changes, the latest first. */
export async function myBulks(ctx: RequestContext): Promise<{ items: BulkChange[] }> {
  person(ctx)
  return { items: await listBulks(ctx) }
}

/** One of the caller's own changes. */
export async function readBulk(ctx: RequestContext, id: string): Promise<BulkChange> {
  person(ctx)
  return shown(ctx, id)
}

/** The refused records of one of the caller's own changes. */
export async function readRefusals(ctx: RequestContext, id: string, query: { limit?: number; cursor?: string }) {
  await readBulk(ctx, id)
  return listRefusals(ctx, id, query)
}

/** The same as a file: reference, what was refused and why. */
export async function exportRefusals(ctx: RequestContext, id: string): Promise<{ fileName: string; content: string }> {
  await readBulk(ctx, id)
  const { items } = await listRefusals(ctx, id, { limit: MOST_RECORDS })
  const head = ['reference', 'state', 'reason'].map((name) => translate(ctx.locale, `lists:bulk.csv.${name}`))
  const line = (row: BulkRefusal) => [
    row.reference ?? row.entityId,
    translate(ctx.locale, `lists:bulk.csv.${row.state}`),
    row.reason,
  ]
  const separator = ctx.locale === 'fr' ? ';' : ','
  const lines = [head, ...items.map(line)].map((cells) => csvLine(cells, separator))
  return { fileName: `refus-${id}.csv`, content: UTF8_MARK + lines.join('') }
}

async function begin(ctx: RequestContext, id: string): Promise<BulkChange> {
  enqueue(ctx, BULK_JOB, { key: id, maxAttempts: MAX_ATTEMPTS })
  announce(ctx, { topic: 'bulk', id, kind: 'started' })
  return shown(ctx, id)
}

/** Changes belong to the person who asked; a key has none. Its own permission is what each command asks for. */
function person(ctx: RequestContext): string {
  authorise(ctx, 'annonce.read')
  const id = userIdOf(ctx)
  if (!id) throw forbidden('annonce.read')
  return id
}

async function holdOwn(ctx: RequestContext, id: string): Promise<HeldBulk> {
  const userId = person(ctx)
  const bulk = await findBulk(ctx, id, true)
  if (bulk?.userId !== userId) throw notFound('bulk_change')
  authorise(ctx, targetOf(bulk.list).work(bulk.command).permission)
  return bulk
}

async function shown(ctx: RequestContext, id: string): Promise<BulkChange> {
  const [bulk] = await listBulks(ctx, id)
  if (!bulk) throw notFound('bulk_change')
  return bulk
}

/** A code that no record could take is refused before anything begins; each record is asked again. */
async function refuseCodes(ctx: RequestContext, command: NewBulkChange['command']): Promise<void> {
  if (command.kind === 'SOURCE') await claimCodes(ctx, 'SOURCE', [{ code: command.source, field: 'command.source' }])
  if (command.kind !== 'MOVE' || !('lossReason' in command || 'wonReason' in command)) return
  await Promise.all([
    claimCodes(ctx, 'LOSS_REASON', [{ code: command.lossReason, field: 'command.lossReason' }]),
    claimCodes(ctx, 'WON_REASON', [{ code: command.wonReason, field: 'command.wonReason' }]),
  ])
}

async function refuseFaults(ctx: RequestContext, list: BulkList, selection: Selection): Promise<void> {
  if ('ids' in selection) return
  const errors = faultsOf(list, { filter: selection.filter, sort: null }, await knownCodes(ctx))
  if (errors.length === 0) return
  throw new AppError(400, 'VALIDATION_FAILED', { errors: errors.map((e) => ({ ...e, field: `selection.${e.field}` })) })
}

function unlessRunning(error: unknown): never {
  if (constraintOf(error) === 'bulk_changes_one') throw new AppError(409, 'BULK_RUNNING')
  throw error
}
