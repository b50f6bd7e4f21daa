import { translate } from '#locales'
import {
  type Transition,
  transitionsFrom,
  type WayOut,
  type Workflow,
  type WorkflowCaller,
  workflowVersion,
} from '#modules/workflows'
import { localDay } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { type GuardAnswer, type GuardInput, judgeGuard, withPlatformGuard } from './annonces.guards.rules.ts'
import { permissionToMove } from './annonces.policy.ts'
import { findDuplicates } from './annonces.read-model.ts'
import type { Annonce, Photo } from './annonces.schema.ts'
import { photoUrl, type StoredAnnonce } from './annonces.views.ts'
import type { PhotoRow } from './photos.repository.ts'

const DUPLICATE_GUARD = 'duplicate_clear_or_overridden'

/** Where the annonce stands and may go, with what the guards look at. */
export type Standing = { workflow: Workflow; ways: WayOut[]; guardInput: GuardInput }

/** Who moves, as the workflow engine asks it: people and keys by their roles, everything else as the system. */
export function workflowCaller(ctx: RequestContext): WorkflowCaller {
  return { roles: ctx.roles, system: ctx.actor.kind !== 'user' && ctx.actor.kind !== 'api_key' }
}

/** Reads the annonce's own workflow version and, where a way out asks for it, its duplicates. */
export async function standingOf(ctx: RequestContext, annonce: StoredAnnonce): Promise<Standing> {
  const stored = await workflowVersion(ctx, annonce.workflowVersionId)
  const workflow = { ...stored, definition: withPlatformGuard(stored.definition) }
  const ways = transitionsFrom(workflow.definition, { status: annonce.status, heldFrom: null }, workflowCaller(ctx))
  const asksForDuplicates = ways.some((way) => way.guards.includes(DUPLICATE_GUARD))
  return {
    workflow,
    ways,
    guardInput: {
      facts: annonce,
      country: annonce.country,
      today: localDay(ctx.clock.now(), annonce.timezone),
      photos: annonce.photos.length,
      duplicates: asksForDuplicates ? await findDuplicates(ctx, annonce) : [],
      duplicateOverridden: false,
      platformBlocked: annonce.platformBlock !== null,
    },
  }
}

/** The ways out as screens draw them: what each asks for, which conditions hold and why not. */
export function presentWays(ctx: RequestContext, annonce: StoredAnnonce, standing: Standing): Transition[] {
  return standing.ways.map((way) => ({
    to: way.to,
    requires: way.requires,
    guards: way.guards.map((code) => {
      const answer = judgeGuard(code, standing.guardInput)
      return { code, ok: answer.ok, reason: reasonOf(ctx, answer) }
    }),
    roles: way.roles,
    command: way.command,
    allowed: way.allowed && reaches(annonce, permissionToMove(annonce.status, way.to)),
  }))
}

/** Whether the caller's permission reaches this row, as the database answered. */
export function reaches(annonce: StoredAnnonce, permission: ReturnType<typeof permissionToMove>): boolean {
  if (permission === 'annonce.suspend') return annonce.suspendable
  return permission === 'annonce.publish' ? annonce.publishable : annonce.writable
}

/** Why a guard does not hold, in the reader's language; null when it holds. */
export function reasonOf(ctx: RequestContext, answer: GuardAnswer): string | null {
  if (answer.ok) return null
  const between = ctx.locale === 'ar' ? '، ' : ', '
  const missing = (answer.missing ?? []).map((name) => translate(ctx.locale, `annonces:facts.${name}`)).join(between)
  return translate(ctx.locale, `annonces:guards.${answer.why}`, { ...answer.params, missing })
}

export function presentPhoto(ctx: RequestContext, { files, perceptualHash: _hash, ...photo }: PhotoRow): Photo {
  return {
    ...photo,
    crop: files.whole ? { ...files.whole.crop } : null,
    wholeUrl: photoUrl(ctx, (files.whole?.files ?? files).large.hash),
    urls: {
      thumb: photoUrl(ctx, files.thumb.hash),
      card: photoUrl(ctx, files.card.hash),
      large: photoUrl(ctx, files.large.hash),
    },
  }
}

/** A score and what would raise it, in the reader's language. */
export function presentQuality(ctx: RequestContext, score: number, missing: readonly string[]): Annonce['quality'] {
  return { score, missing: missing.map((code) => ({ code, label: translate(ctx.locale, `annonces:quality.${code}`) })) }
}

/** The annonce as its page reads it. */
export async function presentAnnonce(ctx: RequestContext, annonce: StoredAnnonce): Promise<Annonce> {
  const standing = await standingOf(ctx, annonce)
  const cover = annonce.photos.find((photo) => photo.isCover)
  const {
    workflowVersionId: _version,
    country: _country,
    timezone: _timezone,
    readable: _readable,
    writable,
    publishable: _publishable,
    suspendable: _suspendable,
    qualityScore,
    qualityMissing,
    price,
    currency,
    ...rest
  } = annonce
  return {
    ...rest,
    features: [...rest.features],
    propertyType: rest.propertyType as Annonce['propertyType'],
    price: price === null ? null : { amount: price, currency },
    coverUrl: cover ? photoUrl(ctx, cover.files.card.hash) : null,
    photos: annonce.photos.map((photo) => presentPhoto(ctx, photo)),
    quality: presentQuality(ctx, qualityScore, qualityMissing),
    actions: {
      allowed: presentWays(ctx, annonce, standing),
      canEdit: writable && !standing.workflow.definition.terminal.includes(annonce.status),
    },
  }
}
