import { localDay } from '#platform/clock'
import { announce, type RequestContext } from '#platform/context'
import { notFound } from '#platform/errors'
import { qualityOf } from './annonces.quality.rules.ts'
import { factColumns, holdAnnonce, updateAnnonce } from './annonces.repository.ts'
import type { Mandate } from './annonces.schema.ts'
import { loadToChange, loadWritable } from './annonces.service.ts'
import { loadAnnonce, type StoredAnnonce } from './annonces.views.ts'

/** An annonce as the register of mandates enters it, held until the end of the transaction. */
export type AnnonceForMandate = {
  id: string
  reference: string
  branchId: string
  transaction: 'SALE' | 'RENT'
  propertyType: string
  /** Where the property lies: address, quarter, city, as far as known. */
  situation: string
  ownerContactId: string | null
  /** The local day of the branch. */
  today: string
}

/**
 * Holds an annonce that the caller may write: 404, 403 or 409 ANNONCE_ARCHIVED as changing it would.
 * @param reach ALSO_ARCHIVED: an archived one too
 */
export async function holdForMandate(
  ctx: RequestContext,
  id: string,
  reach: 'OPEN' | 'ALSO_ARCHIVED' = 'OPEN',
): Promise<AnnonceForMandate> {
  if (reach === 'OPEN') await loadToChange(ctx, id)
  else await loadWritable(ctx, id)
  await holdAnnonce(ctx, id)
  const a = await held(ctx, id)
  return {
    id,
    reference: a.reference,
    branchId: a.branchId,
    transaction: a.transaction,
    propertyType: a.propertyType,
    situation: [a.address, a.zone, a.city].filter(Boolean).join(', '),
    ownerContactId: a.ownerContactId,
    today: localDay(ctx.clock.now(), a.timezone),
  }
}

/** Writes the mandate as the register holds it onto its annonce, which is held. */
export async function keepMandate(ctx: RequestContext, id: string, mandate: Mandate | null): Promise<void> {
  const before = await held(ctx, id)
  const facts = { ...before, mandate }
  const { photos, country } = before
  const quality = qualityOf({
    facts,
    country,
    photos: photos.length,
    photosWithText: photos.filter((photo) => photo.alt).length,
  })
  await updateAnnonce(ctx, id, before.version, {
    ...factColumns(facts),
    quality_score: quality.score,
    quality_missing: quality.missing,
  })
  announce(ctx, { topic: 'annonce', id, kind: 'changed' })
}

async function held(ctx: RequestContext, id: string): Promise<StoredAnnonce> {
  const annonce = await loadAnnonce(ctx, id, null)
  if (!annonce) throw notFound('annonce')
  return annonce
}
