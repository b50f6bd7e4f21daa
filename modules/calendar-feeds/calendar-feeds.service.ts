import { toLocale, translate } from '#locales'
import { readOwnAgenda } from '#modules/appointments'
import { readPreferences } from '#modules/identity'
import { isoAt } from '#platform/clock'
import { type RequestContext, readContext, runOnPlatform, userIdOf } from '#platform/context'
import { randomToken, sha256 } from '#platform/crypto'
import { forbidden, notFound } from '#platform/errors'
import { authorise, type Http } from '#platform/http'
import { findFeed, readHouse } from './calendar-feeds.read-model.ts'
import { endFeed, noteReading, replaceFeed } from './calendar-feeds.repository.ts'
import { addressOf, eventOf, MOST_EVENTS, secretOf, spanOf } from './calendar-feeds.rules.ts'
import type { MyFeed, NewFeed } from './calendar-feeds.schema.ts'
import { readFeed } from './calendar-feeds.views.ts'
import { writeCalendar } from './icalendar.rules.ts'

/** Whether the caller has a feed, since when, and when it was last read. */
export async function myFeed(ctx: RequestContext): Promise<MyFeed> {
  return { feed: await readFeed(ctx, personOf(ctx)) }
}

/** A new address for the caller's agenda. It is in this answer and nowhere else; the one before stops working. */
export async function createFeed(ctx: RequestContext): Promise<NewFeed> {
  const userId = personOf(ctx)
  const secret = randomToken(32)
  const createdAt = await replaceFeed(ctx, userId, sha256(secret))
  return { address: addressOf(ctx.platform.config.publicUrl, secret), createdAt }
}

/** Ends the caller's feed. Nothing to end is no fault: what was asked for is already true. */
export async function revokeFeed(ctx: RequestContext): Promise<void> {
  endFeed(ctx, personOf(ctx))
}

/** Who left takes no agenda along, and does not find the old address alive when coming back. */
export function endFeedOfLeaver(ctx: RequestContext, payload: Record<string, unknown>): void {
  if (typeof payload.userId === 'string') endFeed(ctx, payload.userId)
}

/** 403 for anything but a person: a key has no agenda. */
function personOf(ctx: RequestContext): string {
  authorise(ctx, 'appointment.read')
  const userId = userIdOf(ctx)
  if (!userId) throw forbidden('appointment.read')
  return userId
}

/**
 * The agenda behind the last part of a feed's address, as iCalendar text, with the rights its owner has now. One and
 * the same 404 for an address that never was, is revoked, or whose owner may no longer read appointments.
 */
export async function calendarBehind(http: Http, file: string, correlationId: string): Promise<string> {
  const secret = secretOf(file)
  const feed = secret ? await findFeed(runOnPlatform(http.platform, 'system', correlationId), sha256(secret)) : null
  const grant = feed ? await http.authenticator.grant(ownerOf(feed.userId), feed.orgId) : null
  if (!feed || !grant?.permissions.reach('appointment.read')) throw notFound('calendar')
  const ctx = readContext(http.platform, { orgId: feed.orgId, ...grant, correlationId })
  const [calendar] = await Promise.all([writeAgenda(ctx, feed.userId), noteReading(ctx, feed.id)])
  return calendar
}

const ownerOf = (id: string) =>
  ({
    kind: 'user',
    id,
    name: null,
    email: null,
    boundOrgs: null,
    tokenRoles: null,
    scopes: null,
    byCookie: false,
  }) as const

async function writeAgenda(ctx: RequestContext, userId: string): Promise<string> {
  authorise(ctx, 'appointment.read')
  const span = spanOf(ctx.clock.now())
  const [house, chosen, appointments] = await Promise.all([
    readHouse(ctx),
    readPreferences(ctx.db, userId),
    readOwnAgenda(ctx, userId, {
      from: isoAt(span.from),
      to: isoAt(span.to),
      cancelledSince: isoAt(span.cancelledSince),
      limit: MOST_EVENTS,
    }),
  ])
  const locale = toLocale(chosen?.locale ?? house.locale)
  const { publicUrl } = ctx.platform.config
  return writeCalendar({
    name: translate(locale, 'feed:calendarName', { organization: house.name }),
    events: appointments.map((a) =>
      eventOf(
        a,
        { type: translate(locale, `codes:appointmentType.${a.type}`), dossier: translate(locale, 'feed:dossier') },
        publicUrl,
      ),
    ),
  })
}
