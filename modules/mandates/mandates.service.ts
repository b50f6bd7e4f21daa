import { holdForMandate, keepMandate } from '#modules/annonces'
import { recordActivity } from '#modules/timeline'
import { announce, type RequestContext, userIdOf } from '#platform/context'
import { AppError, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { beginRegister, insertEntry, type NewEntry } from './mandates.repository.ts'
import { isOver, type Terms, termsFaults, termsUntil } from './mandates.rules.ts'
import type { Amendment, Entry, NewMandate, Register, Termination, Verified } from './mandates.schema.ts'
import { holderOf, lastEntryOf, listRegisters, memberName, readEntry, verifyRegister } from './mandates.views.ts'

/**
 * Enters a mandate: the register gives the next number of the annonce's branch, and the annonce bears it from then on.
 * 404, 403, 409 ANNONCE_ARCHIVED as changing the annonce; 400 on terms that cannot be; 409 MANDATE_RUNNING while another
 * mandate of the annonce is not over.
 */
export async function registerMandate(ctx: RequestContext, input: NewMandate): Promise<Entry> {
  authorise(ctx, 'mandate.write')
  const annonce = await holdForMandate(ctx, input.annonceId)
  const terms = { ...input, exclusiveUntil: input.exclusiveUntil ?? null }
  refuseFaults(terms, annonce.today)
  const [last, signedBy] = await Promise.all([lastEntryOf(ctx, annonce.id), signerOf(ctx, input.signedBy)])
  if (last && !isOver(last.state))
    throw new AppError(409, 'MANDATE_RUNNING', { params: { number: last.refersTo ?? last.number } })
  return enter(ctx, {
    ...terms,
    branchId: annonce.branchId,
    kind: 'MANDATE',
    refersTo: null,
    annonceId: annonce.id,
    mandantContactId: annonce.ownerContactId,
    mandantName: input.mandantName.trim(),
    mandantAddress: input.mandantAddress.trim(),
    propertyType: annonce.propertyType,
    propertySituation: annonce.situation,
    object: annonce.transaction,
    signedBy,
    remark: input.remark?.trim() ?? null,
  })
}

/**
 * Enters what changes a mandate that is not over: new terms agreed (AMENDMENT), or a mistake of writing put right
 * (CORRECTION). 409 MANDATE_MOVED_ON when another entry came first, MANDATE_OVER when it ended.
 */
export async function amendMandate(ctx: RequestContext, id: string, input: Amendment): Promise<Entry> {
  const { last, today } = await hold(ctx, id, input.after)
  const { after: _after, kind, exclusiveUntil, remark, signedBy, ...given } = input
  const type = given.type ?? last.type
  const until = exclusiveUntil === undefined ? last.exclusiveUntil : exclusiveUntil
  const terms = { ...last, ...given, exclusiveUntil: type === 'SIMPLE' && exclusiveUntil === undefined ? null : until }
  refuseFaults(terms, today)
  return enter(ctx, {
    ...follow(last, terms),
    kind,
    mandantName: terms.mandantName.trim(),
    mandantAddress: terms.mandantAddress.trim(),
    signedBy: await signerOf(ctx, signedBy),
    remark: remark.trim(),
  })
}

/**
 * Enters the end of a mandate before its time. `lastDay` is the last on which it holds, today or later unless the notice
 * was signed earlier. 400, and 409 as amending.
 */
export async function terminateMandate(ctx: RequestContext, id: string, input: Termination): Promise<Entry> {
  const { last, today } = await hold(ctx, id, input.after)
  if (input.signedOn > today) throw invalidField('signedOn', 'IN_FUTURE')
  if (input.lastDay < input.signedOn) throw invalidField('lastDay', 'BEFORE_SIGNATURE')
  if (input.lastDay > last.endsOn) throw invalidField('lastDay', 'AFTER_END')
  const until =
    last.exclusiveUntil !== null && last.exclusiveUntil > input.lastDay ? input.lastDay : last.exclusiveUntil
  return enter(ctx, {
    ...follow(last, { ...last, endsOn: input.lastDay, exclusiveUntil: until, signedOn: input.signedOn }),
    kind: 'TERMINATION',
    signedBy: await signerOf(ctx, input.signedBy),
    remark: input.remark.trim(),
  })
}

/** One entry; 404 when its annonce is not the caller's to read. */
export async function showEntry(ctx: RequestContext, id: string): Promise<Entry> {
  authorise(ctx, 'mandate.read')
  const entry = await readEntry(ctx, id)
  if (!entry) throw notFound('mandate')
  return entry
}

/** The registers of the organisation, one a branch. */
export async function showRegisters(ctx: RequestContext): Promise<{ items: Register[] }> {
  authorise(ctx, 'mandate.export')
  return { items: await listRegisters(ctx) }
}

/**
 * Says with which number a branch's register begins, for an agency that kept it on paper until now. 404 for a branch that
 * is not there; 409 REGISTER_BEGUN once it has an entry: its numbers have no gap from then on.
 */
export async function startRegister(ctx: RequestContext, branchId: string, firstNumber: number): Promise<Register> {
  authorise(ctx, 'settings.write')
  const done = await beginRegister(ctx, branchId, firstNumber)
  if (done === 'BEGUN') throw new AppError(409, 'REGISTER_BEGUN')
  const register = (await listRegisters(ctx)).find((one) => one.branchId === branchId)
  if (done === null || !register) throw notFound('branch')
  announce(ctx, { topic: 'annonce', id: branchId, kind: 'register' })
  return register
}

/** Whether a branch's register is whole: no number missing, no entry other than it was entered. */
export async function verifyMandates(ctx: RequestContext, branchId: string): Promise<Verified> {
  authorise(ctx, 'mandate.export')
  const [holder, verified] = await Promise.all([holderOf(ctx, branchId), verifyRegister(ctx, branchId)])
  if (!holder) throw notFound('branch')
  return verified
}

/** Holds the annonce of a mandate, then reads its last entry: who writes about one mandate comes one after the other. */
async function hold(ctx: RequestContext, id: string, after: number): Promise<{ last: Entry; today: string }> {
  authorise(ctx, 'mandate.write')
  const entry = await readEntry(ctx, id)
  if (!entry) throw notFound('mandate')
  // A listing may be archived before the notice of its mandate comes.
  const { today } = await holdForMandate(ctx, entry.annonce.id, 'ALSO_ARCHIVED')
  const last = await lastEntryOf(ctx, entry.annonce.id)
  if (!last || last.branchId !== entry.branchId || last.number !== after)
    throw new AppError(409, 'MANDATE_MOVED_ON', { extra: { current: last } })
  if (last.kind === 'TERMINATION' || isOver(last.state)) throw new AppError(409, 'MANDATE_OVER')
  return { last, today }
}

/** What the next entry of a mandate takes over from the last. */
function follow(last: Entry, terms: Entry): Omit<NewEntry, 'kind' | 'signedBy' | 'remark'> {
  const { type, startsOn, endsOn, exclusiveUntil, signedOn, mandantName, mandantAddress } = terms
  return {
    branchId: last.branchId,
    refersTo: last.refersTo ?? last.number,
    annonceId: last.annonce.id,
    mandantContactId: null,
    propertyType: last.propertyType,
    propertySituation: last.propertySituation,
    object: last.object,
    ...{ type, startsOn, endsOn, exclusiveUntil, signedOn, mandantName, mandantAddress },
  }
}

function refuseFaults(terms: Terms, today: string): void {
  const errors = termsFaults(terms, today)
  if (errors.length > 0) throw new AppError(400, 'VALIDATION_FAILED', { errors })
}

/** Who signed for the agency: as said, else the caller. */
async function signerOf(ctx: RequestContext, said: string | undefined): Promise<string> {
  if (said) return said.trim()
  const userId = userIdOf(ctx)
  const name = userId ? await memberName(ctx, userId) : null
  if (!name) throw invalidField('signedBy', 'REQUIRED')
  return name
}

async function enter(ctx: RequestContext, entry: NewEntry): Promise<Entry> {
  const { id, number } = await insertEntry(ctx, entry)
  const first = entry.refersTo ?? number
  const { type, startsOn, endsOn, exclusiveUntil } = entry
  const terms = entry.kind === 'TERMINATION' ? termsUntil({ startsOn, endsOn, exclusiveUntil }, endsOn) : entry
  await keepMandate(
    ctx,
    entry.annonceId,
    terms && {
      type,
      number: String(first),
      startsOn,
      endsOn: terms.endsOn,
      exclusiveUntil: terms.exclusiveUntil,
    },
  )
  recordActivity(ctx, {
    type: 'SYSTEM',
    code: `mandate.${entry.kind.toLowerCase()}`,
    annonceId: entry.annonceId,
    params: { number, first },
  })
  return showEntry(ctx, id)
}
