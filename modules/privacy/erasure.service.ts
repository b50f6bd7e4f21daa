import { toLocale, translate } from '#locales'
import { missingContact } from '#modules/contacts'
import { announce, publish, type RequestContext } from '#platform/context'
import { AppError, invalidField, notFound } from '#platform/errors'
import { authorise } from '#platform/http'
import { forgetFiles } from './files.service.ts'
import { closeRequestsOf, eraseContact } from './privacy.repository.ts'
import { type Obstacle, obstaclesOf } from './privacy.rules.ts'
import type { Erase, Erased, ErasurePlan } from './privacy.schema.ts'
import { readHouse, readRequest, readRules, readStanding, subjectOf } from './privacy.views.ts'

/** What erasing a person would take, and what stands in its way. Changes nothing. */
export async function erasurePlan(ctx: RequestContext, contactId: string): Promise<ErasurePlan> {
  authorise(ctx, 'contact.erase')
  const { displayName } = await subject(ctx, contactId)
  const { counts, obstacles } = await look(ctx, contactId)
  return { displayName, counts, obstacles }
}

/**
 * Makes a person unrecognisable, for good: there is no way back. 422 ERASURE_BLOCKED with what stands in the way; 400
 * where the name was not typed as it stands; 409 CONTACT_ERASED when somebody was quicker.
 */
export async function erase(ctx: RequestContext, contactId: string, input: Erase): Promise<Erased> {
  authorise(ctx, 'contact.erase')
  const { displayName } = await subject(ctx, contactId)
  if (input.displayName.trim() !== displayName.trim()) throw invalidField('displayName', 'MISMATCH')
  if (input.requestId !== undefined) {
    const asked = await readRequest(ctx, input.requestId)
    if (asked?.contact.id !== contactId || asked.kind !== 'ERASURE') throw notFound('data_request')
  }
  const done = await eraseUnhindered(ctx, contactId)
  if ('obstacles' in done) throw new AppError(422, 'ERASURE_BLOCKED', { extra: { obstacles: done.obstacles } })
  return done
}

/** Erases unless something stands in the way, which it answers. For use cases and jobs that have judged who may. */
export async function eraseUnhindered(
  ctx: RequestContext,
  contactId: string,
): Promise<Erased | { obstacles: Obstacle[] }> {
  const { obstacles } = await look(ctx, contactId)
  if (obstacles.length > 0) return { obstacles }
  const done = await eraseContact(
    ctx,
    contactId,
    translate(toLocale((await readHouse(ctx)).locale), 'privacy:erasedName'),
  )
  if (!done) throw new AppError(409, 'CONTACT_ERASED')
  closeRequestsOf(ctx, contactId)
  forgetFiles(ctx, done.files)
  await publish(ctx, { type: 'contacts.erased', payload: { contactId } })
  announce(ctx, { topic: 'contact', id: contactId, kind: 'erased' })
  return { rows: done.rows, files: done.files.length }
}

async function subject(ctx: RequestContext, contactId: string): Promise<{ displayName: string }> {
  const found = await subjectOf(ctx, contactId)
  if (!found) throw await missingContact(ctx, contactId)
  if (found.erased) throw new AppError(409, 'CONTACT_ERASED')
  return found
}

async function look(ctx: RequestContext, contactId: string): Promise<Pick<ErasurePlan, 'counts' | 'obstacles'>> {
  const [{ counts, ...standing }, { rules }] = await Promise.all([readStanding(ctx, contactId), readRules(ctx)])
  return { counts, obstacles: obstaclesOf(standing, rules.legalHoldYears, ctx.clock.now()) }
}
