import { announce, type RequestContext } from '#platform/context'
import { AppError, notFound } from '#platform/errors'
import { enqueue } from '#platform/jobs'
import { mayMergeContacts } from './contact-merge.service.ts'
import {
  decide,
  type Known,
  readKnown,
  readNext,
  reopenPair,
  saveKeys,
  saveSuggestions,
  settlePair,
  takeTurn,
  whoMeets,
} from './duplicates.repository.ts'
import { keysOf, SUGGESTED_FROM, scorePair } from './duplicates.rules.ts'
import type { Suggestion, SuggestionQuery } from './duplicates.schema.ts'
import { listSuggestions, readSuggestion } from './duplicates.views.ts'

export const LOOK_JOB = 'duplicates.look'
export const SCAN_JOB = 'duplicates.scan'
/** Contacts of one piece of the walk over an organisation. */
const PIECE = 100

/** Suggested pairs, the likeliest first. */
export function suggestions(
  ctx: RequestContext,
  query: SuggestionQuery,
): Promise<{ items: Suggestion[]; nextCursor: string | null }> {
  mayMergeContacts(ctx)
  return listSuggestions(ctx, query)
}

/** These two are two people: remembered, and never suggested again. 409 when somebody decided already. */
export function dismissSuggestion(ctx: RequestContext, id: string): Promise<Suggestion> {
  return decided(ctx, id, 'OPEN', 'NOT_DUPLICATE')
}

/** Takes "not a duplicate" back. */
export function restoreSuggestion(ctx: RequestContext, id: string): Promise<Suggestion> {
  return decided(ctx, id, 'NOT_DUPLICATE', 'OPEN')
}

async function decided(
  ctx: RequestContext,
  id: string,
  from: 'OPEN' | 'NOT_DUPLICATE',
  to: 'OPEN' | 'NOT_DUPLICATE',
): Promise<Suggestion> {
  mayMergeContacts(ctx)
  const done = await decide(ctx, id, from, to)
  const suggestion = await readSuggestion(ctx, id)
  if (!suggestion) throw notFound('suggestion')
  if (!done) throw new AppError(409, 'SUGGESTION_DECIDED', { extra: { current: suggestion } })
  announce(ctx, { topic: 'contact', id: suggestion.left.id, kind: 'duplicates' })
  return suggestion
}

/** Asks for a walk over all contacts of the organisation; one at a time. */
export function requestScan(ctx: RequestContext): { queued: true } {
  mayMergeContacts(ctx)
  enqueue(ctx, SCAN_JOB, { key: 'all', payload: {} })
  return { queued: true }
}

/** A contact changed: who it might be is looked for soon. */
export function lookSoon(ctx: RequestContext, contactId: string): void {
  enqueue(ctx, LOOK_JOB, { key: contactId, payload: { contactId } })
}

/** Looks for doubles of one contact. */
export async function look(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  await takeTurn(ctx)
  const known = await readKnown(ctx, String(payload.contactId))
  if (known && (await compare(ctx, known)) > 0) announce(ctx, { topic: 'contact', id: known.id, kind: 'duplicates' })
}

/**
 * One piece of the walk; asks for the next. Whoever comes later meets whoever came before: each pair is compared once its
 * second half has its keys.
 */
export async function scan(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  await takeTurn(ctx)
  const piece = await readNext(ctx, typeof payload.after === 'string' ? payload.after : null, PIECE)
  for (const known of piece) await compare(ctx, known)
  const last = piece.at(-1)
  if (last && piece.length === PIECE) enqueue(ctx, SCAN_JOB, { key: 'all', payload: { after: last.id } })
  else announce(ctx, { topic: 'contact', id: ctx.orgId, kind: 'duplicates' })
}

/** Keys, meetings, scores. Returns how many pairs are new. */
async function compare(ctx: RequestContext, known: Known): Promise<number> {
  saveKeys(ctx, known.id, keysOf(known))
  const found = (await whoMeets(ctx, known.id))
    .map((other) => ({ otherId: other.id, ...scorePair(known, other) }))
    .filter(({ score }) => score >= SUGGESTED_FROM)
  return saveSuggestions(ctx, known.id, found)
}

/** After a merge the pair is settled; the survivor has new numbers and names to be found by. */
export async function afterMerge(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const [survivorId, loserId] = [String(payload.survivorId), String(payload.loserId)]
  await settlePair(ctx, survivorId, loserId)
  lookSoon(ctx, survivorId)
}

/** After a merge was taken back both stand alone again, and the pair is a question again. */
export async function afterUndo(ctx: RequestContext, payload: Record<string, unknown>): Promise<void> {
  const [survivorId, loserId] = [String(payload.survivorId), String(payload.loserId)]
  await reopenPair(ctx, survivorId, loserId)
  lookSoon(ctx, survivorId)
  lookSoon(ctx, loserId)
}
