import { toLocale, translate } from '#locales'
import { contextsOfMembers, readPreferences } from '#modules/identity'
import { localDay } from '#platform/clock'
import { type RequestContext, runInOrg } from '#platform/context'
import type { JobHandler } from '#platform/jobs'
import { putOff } from '#platform/jobs'
import { certainlyNotSent } from './digest.rules.ts'
import { digestIsDue, nextDigest } from './hours.rules.ts'
import { lineOf } from './notifications.presenter.ts'
import { houseOf, type Listener, listenersOf } from './notifications.read-model.ts'
import { giveDayBack, markSent, takeDay } from './notifications.repository.ts'
import { DIGEST_JOB } from './notifications.service.ts'
import { readWaiting } from './notifications.views.ts'

/** Lines of a digest; what is beyond stands in the app. */
const MOST_LINES = 50

/**
 * Mails a member what they have not read, once per local day: the day is taken in a transaction of its own before the
 * mail leaves, so that neither a restart nor a repeated hour sends it twice. Given back only when the mail certainly did
 * not leave. Nothing unread: no mail, and the day stays free.
 */
export const digestJob: JobHandler = {
  kind: DIGEST_JOB,
  async run(ctx, _payload, { key: userId }) {
    const [listener] = await listenersOf(ctx, [userId])
    const reader = (await contextsOfMembers(ctx, [userId])).get(userId)
    if (!listener || !reader) return
    const now = ctx.clock.now()
    if (!digestIsDue(now, listener.digest, listener.timezone)) return wait(ctx, listener, now)
    const waiting = await readWaiting(reader, userId, 'mail', MOST_LINES + 1)
    if (waiting.length === 0) return
    const mail = await write(ctx, listener, waiting)
    const day = localDay(now, listener.timezone)
    const apart = <T>(work: (own: RequestContext) => Promise<T>) =>
      runInOrg(ctx.platform, { orgId: ctx.orgId, actor: ctx.actor, correlationId: ctx.correlationId }, work)
    if (!(await apart((own) => takeDay(own, userId, day, waiting.length)))) return wait(ctx, listener, now)
    try {
      await ctx.platform.mail(mail)
    } catch (error) {
      if (certainlyNotSent(error)) await apart((own) => giveDayBack(own, userId, day))
      throw error
    }
    markSent(
      ctx,
      waiting.slice(0, MOST_LINES).map((n) => n.id),
      'mail',
    )
    if (waiting.length > MOST_LINES) wait(ctx, listener, now)
  },
}

function wait(ctx: RequestContext, { userId, digest, timezone }: Listener, now: number): void {
  const at = nextDigest(now, digest, timezone)
  if (at !== null) putOff(ctx, DIGEST_JOB, { key: userId, dueAt: at })
}

async function write(
  ctx: RequestContext,
  listener: Listener,
  waiting: Awaited<ReturnType<typeof readWaiting>>,
): Promise<{ to: string; subject: string; text: string }> {
  const [house, chosen] = await Promise.all([houseOf(ctx), readPreferences(ctx.db, listener.userId)])
  const locale = toLocale(chosen?.locale ?? house.locale)
  const { publicUrl } = ctx.platform.config
  const lines = waiting.slice(0, MOST_LINES).map((n) => lineOf(locale, n))
  if (waiting.length > MOST_LINES) lines.push(translate(locale, 'notifications:mail.more'))
  const words = {
    organization: house.name,
    name: listener.name,
    lines: lines.join('\n'),
    link: `${publicUrl}/app/notifications?unread=true`,
    preferences: `${publicUrl}/app/settings/notifications`,
  }
  return {
    to: listener.email,
    subject: translate(locale, 'notifications:mail.subject', words),
    text: translate(locale, 'notifications:mail.text', words),
  }
}
