import { ECDH } from 'node:crypto'
import { toLocale, translate } from '#locales'
import { contextsOfMembers, readPreferences } from '#modules/identity'
import type { RequestContext } from '#platform/context'
import { AppError, invalidField, notFound } from '#platform/errors'
import type { JobHandler } from '#platform/jobs'
import { putOff } from '#platform/jobs'
import { quietUntil } from './hours.rules.ts'
import { aboutOf, titleOf } from './notifications.presenter.ts'
import { houseOf, listenersOf } from './notifications.read-model.ts'
import { markSent } from './notifications.repository.ts'
import type { Device, NewDevice } from './notifications.schema.ts'
import { PUSH_JOB, personOf } from './notifications.service.ts'
import { readDevices, readWaiting } from './notifications.views.ts'
import { dropDevice, keepDevice, noteSent, openDevices } from './push.repository.ts'
import { arePushKeys, isPushEndpoint, verdictOf } from './push.rules.ts'
import { type PushPost, postPush, sealPush, type Vapid } from './push.sender.ts'

/** More than that is one message all the same. */
const MOST_WAITING = 100

/** The key pair of this installation, or null when push is off. */
function vapidOf(ctx: RequestContext): Vapid | null {
  const { vapidPublicKey, vapidPrivateKey, publicUrl } = ctx.platform.config
  if (!vapidPublicKey || !vapidPrivateKey) return null
  // Push services want to know whom to ask; an address of our own machine is none.
  const subject = publicUrl.startsWith('https://') ? publicUrl : 'mailto:atlas@example.com'
  return { publicKey: vapidPublicKey, privateKey: vapidPrivateKey, subject }
}

function onCurve(point: string): boolean {
  try {
    ECDH.convertKey(Buffer.from(point, 'base64url'), 'prime256v1')
    return true
  } catch {
    return false
  }
}

/** Has this browser told. 422 PUSH_OFF where push is not set up; 400 for an address or keys that cannot be a browser's. */
export async function addDevice(ctx: RequestContext, input: NewDevice): Promise<Device> {
  const userId = personOf(ctx)
  if (!vapidOf(ctx)) throw new AppError(422, 'PUSH_OFF')
  if (!isPushEndpoint(input.endpoint)) throw invalidField('endpoint', 'NOT_PUBLIC')
  if (!arePushKeys(input.keys) || !onCurve(input.keys.p256dh)) throw invalidField('keys', 'FORMAT')
  return keepDevice(ctx, userId, { endpoint: input.endpoint, ...input.keys }, input.device.trim())
}

/** The caller's browsers. */
export async function listDevices(ctx: RequestContext): Promise<{ items: Device[] }> {
  return { items: await readDevices(ctx, personOf(ctx)) }
}

/** No more push to one of the caller's browsers. */
export async function removeDevice(ctx: RequestContext, id: string): Promise<void> {
  if (!(await dropDevice(ctx, personOf(ctx), id))) throw notFound('device')
}

/**
 * Tells a member's browsers what waits, as one message: the one notification, or how many there are. In quiet hours it
 * waits for their end. A browser whose push service says it is gone is forgotten.
 */
export function pushJob(post: PushPost = postPush): JobHandler {
  return {
    kind: PUSH_JOB,
    async run(ctx, _payload, { key: userId }) {
      const vapid = vapidOf(ctx)
      const [listener] = await listenersOf(ctx, [userId])
      const reader = (await contextsOfMembers(ctx, [userId])).get(userId)
      if (!vapid || !listener || !reader) return
      const until = quietUntil(ctx.clock.now(), listener.quiet, listener.timezone)
      if (until !== null) return putOff(ctx, PUSH_JOB, { key: userId, dueAt: until })
      const [waiting, devices] = await Promise.all([
        readWaiting(reader, userId, 'push', MOST_WAITING),
        openDevices(ctx, userId),
      ])
      if (waiting.length === 0) return
      const text = devices.length > 0 ? await compose(ctx, userId, waiting) : ''
      const verdicts = await Promise.all(
        devices.map(async ({ id, subscription }) => {
          const status = await sealPush(subscription, text, vapid)
            .then(post)
            .catch((error: unknown) => {
              ctx.platform.log.warn({ err: error, device: id }, 'push')
              return 503
            })
          return { id, verdict: verdictOf(status) }
        }),
      )
      for (const { id, verdict } of verdicts) {
        if (verdict === 'TAKEN') noteSent(ctx, id)
        if (verdict === 'GONE') await dropDevice(ctx, userId, id)
      }
      const later = verdicts.some((v) => v.verdict === 'LATER') && verdicts.every((v) => v.verdict !== 'TAKEN')
      if (later) return putOff(ctx, PUSH_JOB, { key: userId, dueAt: ctx.clock.now() + RETRY_MS })
      markSent(
        ctx,
        waiting.map((n) => n.id),
        'push',
      )
    },
  }
}

/** When no browser could be told, they are tried again after this long. */
const RETRY_MS = 5 * 60_000

/** What a browser shows, as the service worker reads it. */
async function compose(
  ctx: RequestContext,
  userId: string,
  waiting: Awaited<ReturnType<typeof readWaiting>>,
): Promise<string> {
  const [house, chosen] = await Promise.all([houseOf(ctx), readPreferences(ctx.db, userId)])
  const locale = toLocale(chosen?.locale ?? house.locale)
  const only = waiting.length === 1 ? waiting[0] : undefined
  return JSON.stringify({
    title: only ? titleOf(locale, only) : house.name,
    body: only ? aboutOf(locale, only) : translate(locale, 'notifications:push.several', { count: waiting.length }),
    url: '/app/notifications?unread=true',
    // One message stands for what waits: a newer one takes its place.
    tag: `atlas-${ctx.orgId}`,
    lang: locale,
    dir: locale === 'ar' ? 'rtl' : 'ltr',
  })
}
