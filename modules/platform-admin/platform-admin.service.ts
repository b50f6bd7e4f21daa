import { readFileSync } from 'node:fs'
import { blockedByPlatform, freedByPlatform } from '#modules/annonces'
import { platformStanding } from '#modules/identity'
import { isoNow } from '#platform/clock'
import { type Platform, type RequestContext, runInOrg, runOnPlatform } from '#platform/context'
import type { Tx } from '#platform/db'
import { AppError, notFound } from '#platform/errors'
import type { Principal } from '#platform/http'
import { deleteBlock, insertBlock, type PlatformAction, recordUse } from './platform-admin.repository.ts'
import { healthOf } from './platform-admin.rules.ts'
import type {
  AnnonceQuestion,
  BlocksQuery,
  OfAnnonce,
  OrganizationsQuery,
  PlatformAnnonce,
  PlatformHealth,
  PlatformOrganization,
} from './platform-admin.schema.ts'
import { readAnnonce, readBlocks, readGauges, readOrganizations, readVersions } from './platform-admin.views.ts'

type Page<T> = { items: T[]; nextCursor: string | null }

/** A platform administrator at work: outside every organisation. */
export type PlatformCall = { platform: Platform; userId: string; correlationId: string }

const actorOf = ({ userId }: PlatformCall) => `user:${userId}`
const dbOf = (call: PlatformCall): Tx => runOnPlatform(call.platform, actorOf(call), call.correlationId)

/**
 * Lets in platform administrators who signed in here, and nobody else: no key, no token of another issuer.
 * 403 PLATFORM_FORBIDDEN; 403 SECOND_FACTOR_REQUIRED while theirs is not set up.
 */
export async function admitPlatformAdmin(platform: Platform, person: Principal, correlationId: string): Promise<void> {
  const session = person.kind === 'user' && person.byCookie
  const standing = session ? await platformStanding(runOnPlatform(platform, 'system', correlationId), person.id) : null
  if (!standing) throw new AppError(403, 'PLATFORM_FORBIDDEN')
  if (!standing.secondFactor) throw new AppError(403, 'SECOND_FACTOR_REQUIRED')
}

/** Keeps the use before its answer leaves: what is not recorded is not shown. */
function record(
  call: PlatformCall,
  action: PlatformAction,
  of: { orgId?: string; subjectId?: string; entries?: number },
) {
  const { entries, ...subject } = of
  const details = entries === undefined ? {} : { entries }
  return recordUse(dbOf(call), { actor: actorOf(call), action, ...subject, details })
}

/** Organisations with their counters, the newest first; `q` finds part of a name or slug, or an id. */
export async function listOrganizations(
  call: PlatformCall,
  query: OrganizationsQuery,
): Promise<Page<PlatformOrganization>> {
  const page = await readOrganizations(dbOf(call), call.userId, query)
  await record(call, 'LIST_ORGANIZATIONS', { entries: page.items.length })
  return page
}

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

/** How the platform does: queues, what could not be sent, numbers, versions. */
export async function showHealth(call: PlatformCall): Promise<PlatformHealth> {
  const db = dbOf(call)
  const [{ depths, gauges }, versions] = await Promise.all([
    readGauges(db),
    readVersions(db),
    record(call, 'READ_HEALTH', {}),
  ])
  return {
    ...healthOf(depths, gauges),
    versions: { atlas: manifest.version, node: process.versions.node, ...versions },
    at: isoNow(call.platform.clock),
  }
}

/** One published or suspended annonce of one organisation by reference or id; 404 when there is none. */
export async function findAnnonce(call: PlatformCall, question: AnnonceQuestion): Promise<PlatformAnnonce> {
  const found = await readAnnonce(dbOf(call), call.userId, question)
  await record(call, 'FIND_ANNONCE', { orgId: question.organizationId, ...(found ? { subjectId: found.id } : {}) })
  if (!found) throw notFound('annonce')
  return found
}

/** Blocks in force, the latest first. */
export async function listBlocks(call: PlatformCall, query: BlocksQuery): Promise<Page<PlatformAnnonce>> {
  const page = await readBlocks(dbOf(call), call.userId, query)
  await record(call, 'LIST_BLOCKS', { entries: page.items.length })
  return page
}

/**
 * Blocks an annonce: it leaves the public, its organisation is told why and cannot publish it. One transaction inside the
 * organisation, in the name of the system: who it was stands in the platform's own audit, under the same correlation id.
 * 404 when it is neither published nor suspended; 409 ALREADY_BLOCKED.
 */
export async function blockAnnonce(call: PlatformCall, of: OfAnnonce, given: string): Promise<PlatformAnnonce> {
  const reason = given.trim()
  await inside(call, of, async (ctx) => {
    const outcome = await insertBlock(ctx, call.userId, of.id, reason)
    if (outcome === 'NOT_FOUND') throw notFound('annonce')
    if (outcome === 'ALREADY') throw new AppError(409, 'ALREADY_BLOCKED')
    await keep(ctx, call, 'BLOCK', of, reason)
    await blockedByPlatform(ctx, of.id, reason)
  })
  return shown(call, of)
}

/** Lifts a block: what it took from the public waits, paused, for its organisation to publish it. 404 when it is not blocked. */
export async function liftBlock(call: PlatformCall, of: OfAnnonce, given: string): Promise<void> {
  const reason = given.trim()
  await inside(call, of, async (ctx) => {
    const heldFrom = await deleteBlock(ctx, call.userId, of.id)
    if (heldFrom === null) throw notFound('block')
    await keep(ctx, call, 'UNBLOCK', of, reason)
    await freedByPlatform(ctx, of.id, { reason, heldFrom })
  })
}

function inside(call: PlatformCall, { orgId }: OfAnnonce, work: (ctx: RequestContext) => Promise<void>): Promise<void> {
  const { platform, correlationId } = call
  return runInOrg(platform, { orgId, actor: { kind: 'system', id: null }, correlationId }, work)
}

function keep(
  ctx: RequestContext,
  call: PlatformCall,
  action: PlatformAction,
  { orgId, id }: OfAnnonce,
  reason: string,
) {
  return recordUse(ctx.db, { actor: actorOf(call), action, orgId, subjectId: id, details: { reason } })
}

async function shown(call: PlatformCall, { orgId, id }: OfAnnonce): Promise<PlatformAnnonce> {
  const annonce = await readAnnonce(dbOf(call), call.userId, { organizationId: orgId, which: id })
  if (!annonce) throw notFound('annonce')
  return annonce
}
