import { contactCard, missingContact } from '#modules/contacts'
import { recordActivity } from '#modules/timeline'
import { activeWorkflow, workflowVersion } from '#modules/workflows'
import { dayAt } from '#platform/clock'
import { announce, publish, type RequestContext, userIdOf } from '#platform/context'
import { AppError, forbidden, invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { type Currency, formatMoney } from '#platform/money'
import { presentAnnonce, presentQuality } from './annonces.presenter.ts'
import { qualityOf } from './annonces.quality.rules.ts'
import { type BranchFacts, findBranch, ownContacts } from './annonces.read-model.ts'
import {
  factColumns,
  holdAnnonce,
  insertAnnonce,
  insertPrice,
  insertStatusHistory,
  nextReference,
  updateAnnonce,
} from './annonces.repository.ts'
import { contradictions, type Facts, mandateFault, missingFacts, missingMentions } from './annonces.rules.ts'
import type { Annonce, AnnoncePatch, NewAnnonce, PricePoint, QualityPreview } from './annonces.schema.ts'
import { listPrices, loadAnnonce, type StoredAnnonce } from './annonces.views.ts'

type Given = Omit<AnnoncePatch, 'version'>

/** States in which customers are told the facts, so that the facts may not fall away. */
const SHOWN = ['PUBLISHED', 'RESERVED']

/** What is known before anything was said. */
const nothingKnown = {
  description: '',
  price: null,
  rentPeriod: null,
  surface: null,
  landSurface: null,
  rooms: null,
  bedrooms: null,
  bathrooms: null,
  floor: null,
  floors: null,
  yearBuilt: null,
  furnished: null,
  features: [],
  zone: null,
  address: null,
  latitude: null,
  longitude: null,
  mandate: null,
  fees: null,
  energy: null,
  titleDeed: null,
}

/** The facts after the given fields took the place of what was known. Refuses a price in another currency than the branch's. */
function factsWith<T extends Facts>(known: T, given: Given): T {
  const { price, ownerContactId: _owner, addressPrecision: _precision, ...fields } = given
  if (price && price.currency !== known.currency) throw invalidField('price.currency', 'CURRENCY_MISMATCH')
  const changes = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return {
    ...known,
    ...changes,
    ...(fields.title === undefined ? {} : { title: fields.title.trim() }),
    ...(fields.city === undefined ? {} : { city: fields.city.trim() }),
    ...(price === undefined ? {} : { price: price?.amount ?? null }),
  }
}

function refuseContradictions(ctx: RequestContext, facts: Facts, timezone: string): void {
  const year = dayAt(ctx.clock.now(), timezone).year
  const errors = contradictions(facts, year)
  if (errors.length > 0) throw new AppError(400, 'VALIDATION_FAILED', { errors })
}

function refuseForeignMandate(known: Facts['mandate'], given: Given['mandate']): void {
  const fault = mandateFault(known, given)
  if (fault) throw new AppError(400, 'VALIDATION_FAILED', { errors: [fault] })
}

/** The quality columns for facts and photos. */
function qualityColumns(facts: Facts, country: string, photos: StoredAnnonce['photos']) {
  const quality = qualityOf({
    facts,
    country,
    photos: photos.length,
    photosWithText: photos.filter((photo) => photo.alt).length,
  })
  return { quality_score: quality.score, quality_missing: quality.missing }
}

/** Creates a draft. 400 on what cannot be true, 404 on a branch or an owner that is not of this organisation. */
export async function createAnnonce(ctx: RequestContext, input: NewAnnonce): Promise<Annonce> {
  refuseForeignMandate(null, input.mandate)
  const id = await createDraft(ctx, input)
  const made = await loadAnnonce(ctx, id, null)
  if (!made) throw notFound('annonce')
  return presentAnnonce(ctx, made)
}

/** The same, for callers that only need the id. A number of a mandate entered elsewhere before is kept as it is given. */
export async function createDraft(ctx: RequestContext, input: NewAnnonce): Promise<string> {
  const reach = authorise(ctx, 'annonce.write')
  const { branchId, title, transaction, propertyType, city, ...given } = input
  const branch = await branchFor(ctx, branchId)
  const ownerContactId = await ownerFor(ctx, reach, given.ownerContactId)
  const facts = factsWith(
    { ...nothingKnown, title: title.trim(), transaction, propertyType, city: city.trim(), currency: branch.currency },
    given,
  )
  refuseContradictions(ctx, facts, branch.timezone)
  const workflow = await activeWorkflow(ctx, 'ANNONCE')
  const year = dayAt(ctx.clock.now(), branch.timezone).year
  const status = workflow.definition.initial
  const id = await insertAnnonce(ctx, {
    ...factColumns(facts),
    ...qualityColumns(facts, branch.country, []),
    branch_id: branch.id,
    reference: await nextReference(ctx, year),
    status,
    workflow_version_id: workflow.id,
    price_currency: branch.currency,
    owner_contact_id: ownerContactId,
    ...(input.addressPrecision ? { address_precision: input.addressPrecision } : {}),
  })
  if (facts.price !== null) await insertPrice(ctx, id, facts.price, branch.currency)
  await insertStatusHistory(ctx, { annonceId: id, from: null, to: status, fields: {} })
  recordActivity(ctx, { type: 'SYSTEM', code: 'annonce.created', annonceId: id, params: { title: facts.title } })
  announce(ctx, { topic: 'annonce', id, kind: 'created' })
  return id
}

async function branchFor(ctx: RequestContext, id: string | undefined): Promise<BranchFacts> {
  const branch = await findBranch(ctx, id ?? ctx.branchIds[0])
  if (!branch) throw notFound('branch')
  return branch
}

/** Whose property it is. Who reaches only their own lists only their own: the contact with their e-mail address. */
async function ownerFor(
  ctx: RequestContext,
  reach: 'ALL' | 'OWN',
  wanted: string | null | undefined,
): Promise<string | null> {
  if (reach === 'ALL') {
    if (wanted && !(await contactCard(ctx, wanted))) throw await missingContact(ctx, wanted)
    return wanted ?? null
  }
  const userId = userIdOf(ctx)
  const own = userId ? await ownContacts(ctx, userId) : []
  if (wanted) {
    if (!own.includes(wanted)) throw notFound('contact')
    return wanted
  }
  const first = own[0]
  if (!first) throw forbidden('annonce.write')
  return first
}

/** One annonce with its photos and what may be done. */
export async function showAnnonce(ctx: RequestContext, id: string): Promise<Annonce> {
  authorise(ctx, 'annonce.read')
  const annonce = await loadAnnonce(ctx, id)
  if (!annonce) throw notFound('annonce')
  return presentAnnonce(ctx, annonce)
}

/** Loads what the caller may write, whatever its state: 404 when they may not read it, 403 when not write it. */
export async function loadWritable(ctx: RequestContext, id: string): Promise<StoredAnnonce> {
  authorise(ctx, 'annonce.write')
  const annonce = await loadAnnonce(ctx, id, ['annonce.read', 'annonce.write'])
  if (!annonce) throw notFound('annonce')
  if (!annonce.writable) throw forbidden('annonce.write')
  return annonce
}

/** Loads for a change: 404 when the caller may not even read it, 403 when the permission does not reach it. */
export async function loadToChange(ctx: RequestContext, id: string): Promise<StoredAnnonce> {
  const annonce = await loadWritable(ctx, id)
  const { definition } = await workflowVersion(ctx, annonce.workflowVersionId)
  if (definition.terminal.includes(annonce.status)) throw new AppError(409, 'ANNONCE_ARCHIVED')
  return annonce
}

/** The same, and nobody else changes it until the end of the transaction. */
export async function holdToChange(ctx: RequestContext, id: string): Promise<void> {
  await loadToChange(ctx, id)
  await holdAnnonce(ctx, id)
}

/**
 * Changes facts. 409 with the current annonce on a stale version; a new price goes to the history and the timeline;
 * 422 when a shown annonce would lose what made it publishable.
 */
export async function changeAnnonce(ctx: RequestContext, id: string, patch: AnnoncePatch): Promise<Annonce> {
  const before = await loadToChange(ctx, id)
  const { version, ...given } = patch
  if (before.version !== version) throw versionConflict(await presentAnnonce(ctx, before))
  refuseForeignMandate(before.mandate, given.mandate)
  const after = factsWith(before, given)
  refuseContradictions(ctx, after, before.timezone)
  refuseHoles(before, after)
  const owner =
    given.ownerContactId === undefined
      ? {}
      : { owner_contact_id: await ownerFor(ctx, authorise(ctx, 'annonce.write'), given.ownerContactId) }
  const done = await updateAnnonce(ctx, id, version, {
    ...factColumns(after),
    ...owner,
    ...(given.addressPrecision === undefined ? {} : { address_precision: given.addressPrecision }),
    ...qualityColumns(after, before.country, before.photos),
  })
  if (!done) throw versionConflict(await presentAnnonce(ctx, (await loadAnnonce(ctx, id, null)) ?? before))
  if (after.price !== before.price) await tellPrice(ctx, before, after.price)
  announce(ctx, { topic: 'annonce', id, kind: 'changed' })
  return presentAnnonce(ctx, (await loadAnnonce(ctx, id, null)) ?? before)
}

/** What customers are told may be corrected, not taken away. */
function refuseHoles(before: StoredAnnonce, after: StoredAnnonce): void {
  if (!SHOWN.includes(before.status)) return
  const held = new Set([...missingFacts(before), ...missingMentions(before, before.country)])
  const lost = [...missingFacts(after), ...missingMentions(after, after.country)].filter((name) => !held.has(name))
  if (lost.length === 0) return
  throw new AppError(422, 'PUBLISHED_FACTS_REQUIRED', { errors: lost.map((field) => ({ field, code: 'REQUIRED' })) })
}

async function tellPrice(ctx: RequestContext, annonce: StoredAnnonce, to: number | null): Promise<void> {
  const { id, price: from, currency } = annonce
  if (to !== null) await insertPrice(ctx, id, to, currency)
  recordActivity(ctx, {
    type: 'SYSTEM',
    code: 'annonce.price_changed',
    annonceId: id,
    params: { from: spoken(from, currency), to: spoken(to, currency), fromAmount: from, toAmount: to, currency },
  })
  await publish(ctx, { type: 'annonces.price_changed', payload: { annonceId: id, from, to, currency } })
}

/** A price as the timeline shows it: the same digits in each language. */
function spoken(amount: number | null, currency: Currency): string {
  return amount === null ? '–' : formatMoney({ amount, currency }, 'fr')
}

/**
 * What the quality would be with these fields, saved or not: what a form shows while somebody types. Changes nothing.
 * `id`: an annonce of the caller's whose other facts and photos count; without, a new one.
 */
export async function previewQuality(ctx: RequestContext, input: QualityPreview): Promise<Annonce['quality']> {
  authorise(ctx, 'annonce.write')
  const { id, branchId, ...given } = input
  const known = id === undefined ? null : await loadAnnonce(ctx, id)
  if (id !== undefined && !known) throw notFound('annonce')
  const branch = known ?? (await branchFor(ctx, branchId))
  const blank = { ...nothingKnown, title: '', city: '', transaction: 'SALE' as const, propertyType: 'APARTMENT' }
  const facts = factsWith<Facts>(known ?? { ...blank, currency: branch.currency }, given)
  const photos = known?.photos ?? []
  const { score, missing } = qualityOf({
    facts,
    country: branch.country,
    photos: photos.length,
    photosWithText: photos.filter((photo) => photo.alt).length,
  })
  return presentQuality(ctx, score, missing)
}

/** The price history, the latest first. */
export async function priceHistory(ctx: RequestContext, id: string): Promise<{ items: PricePoint[] }> {
  authorise(ctx, 'annonce.read')
  if (!(await loadAnnonce(ctx, id))) throw notFound('annonce')
  return { items: await listPrices(ctx, id) }
}
