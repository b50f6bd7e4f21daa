import { announce, type RequestContext, userIdOf } from '#platform/context'
import { forbidden, invalidField, notFound, versionConflict } from '#platform/errors'
import { cancelJob, enqueue, putOff } from '#platform/jobs'
import { isZone, nextDigest, quietUntil } from './hours.rules.ts'
import type { Matrix } from './kinds.ts'
import { type Listener, listenersOf } from './notifications.read-model.ts'
import { markAllRead, markRead, type News, writeNews, writePreferences } from './notifications.repository.ts'
import type { Notification, NotificationQuery, Preferences, PreferencesChange, Unread } from './notifications.schema.ts'
import { readNotifications, readUnread } from './notifications.views.ts'

/** The daily mail to one member; the key is the member. */
export const DIGEST_JOB = 'notifications.digest'
/** What waits for the browsers of one member; the key is the member. */
export const PUSH_JOB = 'notifications.push'

/** The person whose own notifications these are; 403 for a key, which has none. */
export function personOf(ctx: RequestContext): string {
  const userId = userIdOf(ctx)
  if (!userId) throw forbidden('notifications')
  return userId
}

/** Tells open screens of the person, and of nobody else. */
function refresh(ctx: RequestContext, userId: string, kind: string): void {
  announce(ctx, { topic: 'notification', id: userId, userId, kind })
}

/**
 * Tells people something, each in the ways they chose, in the transaction that made it so. Never who did it, nobody
 * twice, and nobody who has left.
 */
export async function notify(
  ctx: RequestContext,
  recipients: readonly (string | null)[],
  news: Omit<News, 'detailId'> & { detailId?: string | null },
): Promise<void> {
  const actor = userIdOf(ctx)
  const others = [...new Set(recipients)].filter((id): id is string => id !== null && id !== actor)
  const told = (await listenersOf(ctx, others))
    .map((listener) => ({ listener, ...listener.channels[news.kind], userId: listener.userId }))
    .filter(({ inApp, email, push }) => inApp || email || push)
  if (told.length === 0) return
  writeNews(ctx, { ...news, detailId: news.detailId ?? null }, told)
  const now = ctx.clock.now()
  for (const { listener, userId, email, push } of told) {
    if (email) planDigest(ctx, listener, now)
    if (push) enqueue(ctx, PUSH_JOB, { key: userId, dueAt: quietUntil(now, listener.quiet, listener.timezone) ?? now })
    refresh(ctx, userId, news.kind)
  }
}

/** Has the next digest looked at, when the person wants one. */
export function planDigest(ctx: RequestContext, listener: Listener, after: number): void {
  const at = nextDigest(after, listener.digest, listener.timezone)
  if (at !== null) enqueue(ctx, DIGEST_JOB, { key: listener.userId, dueAt: at })
}

/** What the caller was told, newest first; what they may no longer see is left out. */
export function listNotifications(
  ctx: RequestContext,
  query: NotificationQuery,
): Promise<{ items: Notification[]; nextCursor: string | null }> {
  return readNotifications(ctx, personOf(ctx), query)
}

/** How many of the caller's notifications are unread. */
export function countUnread(ctx: RequestContext): Promise<Unread> {
  return readUnread(ctx, personOf(ctx))
}

/** Notes that the caller has read one of theirs. */
export async function readOne(ctx: RequestContext, id: string): Promise<void> {
  const userId = personOf(ctx)
  if (!(await markRead(ctx, userId, id))) throw notFound('notification')
  refresh(ctx, userId, 'read')
}

/** Notes that the caller has read all told up to an instant. */
export async function readAll(ctx: RequestContext, until: string): Promise<void> {
  const userId = personOf(ctx)
  markAllRead(ctx, userId, until)
  refresh(ctx, userId, 'read')
}

/** How the caller wants to be told. `pushKey` null: push is off in this installation. */
export async function myPreferences(ctx: RequestContext): Promise<Preferences> {
  const listener = (await listenersOf(ctx, [personOf(ctx)]))[0]
  if (!listener) throw notFound('member')
  const { channels, quiet, digest, timezone, version } = listener
  return {
    channels,
    quiet: quiet ? { ...quiet, days: [...quiet.days] } : null,
    digest,
    timezone,
    version,
    pushKey: ctx.platform.config.vapidPublicKey,
  }
}

/** Changes how the caller is told; what waits goes by the new hours. 409 with the current choice when it is stale. */
export async function changePreferences(ctx: RequestContext, change: PreferencesChange): Promise<Preferences> {
  const userId = personOf(ctx)
  if (!isZone(change.timezone)) throw invalidField('timezone', 'UNKNOWN')
  if (change.quiet && change.quiet.from === change.quiet.to) throw invalidField('quiet.to', 'SAME')
  const channels: Matrix = change.channels
  if (!(await writePreferences(ctx, userId, { ...change, channels }))) throw versionConflict(await myPreferences(ctx))
  const now = ctx.clock.now()
  const at = nextDigest(now, change.digest, change.timezone)
  if (at === null) cancelJob(ctx, DIGEST_JOB, userId)
  else putOff(ctx, DIGEST_JOB, { key: userId, dueAt: at })
  putOff(ctx, PUSH_JOB, { key: userId, dueAt: quietUntil(now, change.quiet, change.timezone) ?? now })
  return myPreferences(ctx)
}
