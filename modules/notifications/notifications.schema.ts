import { type Static, Type } from 'typebox'
import { pageQuery } from '#platform/http'
import { kinds } from './kinds.ts'

export const Id = Type.String({ format: 'uuid' })
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }

/** One thing a member is told, with what they may see of it now. */
export const Notification = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...kinds]),
  /** How many times it happened since it was last read. */
  count: Type.Integer(),
  at: Type.String(),
  readAt: Nullable(Type.String()),
  actor: Type.Object({ kind: Type.String(), id: Nullable(Type.String()), name: Nullable(Type.String()) }),
  subject: Type.Object({
    kind: Type.Enum(['DOSSIER', 'TASK', 'APPOINTMENT', 'CONVERSATION', 'MEMBER', 'ANNONCE']),
    id: Type.String(),
  }),
  /** The last note, offer or document it tells of. */
  detailId: Nullable(Type.String()),
  dossier: Nullable(Type.Object({ id: Type.String(), reference: Type.String() })),
  contact: Nullable(Type.String()),
  task: Nullable(Type.String()),
  appointment: Nullable(Type.Object({ type: Type.String(), startsAt: Type.String(), timezone: Type.String() })),
  annonce: Nullable(Type.Object({ id: Type.String(), reference: Type.String(), title: Type.String() })),
  /** The beginning of a note that mentions the member. */
  excerpt: Nullable(Type.String()),
})
export type Notification = Static<typeof Notification>

export const NotificationQuery = Type.Object({ ...pageQuery, unread: Type.Optional(Type.Boolean()) })
export type NotificationQuery = Static<typeof NotificationQuery>

/** `count` up to 99; `more` when there are others. */
export const Unread = Type.Object({ count: Type.Integer(), more: Type.Boolean() })
export type Unread = Static<typeof Unread>

/** Everything told up to an instant: what comes while the person reads stays unread. */
export const ReadAll = Type.Object({ until: Type.String({ format: 'date-time' }) }, strict)

const Choice = Type.Object({ inApp: Type.Boolean(), email: Type.Boolean(), push: Type.Boolean() }, strict)
const choices = Object.fromEntries(kinds.map((kind) => [kind, Choice])) as Record<(typeof kinds)[number], typeof Choice>
const Minutes = Type.Integer({ minimum: 0, maximum: 1439 })
const quiet = {
  from: Minutes,
  to: Minutes,
  days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7, uniqueItems: true }),
}
const digest = { mode: Type.Enum(['OFF', 'DAILY', 'WEEKDAYS']), hour: Type.Integer({ minimum: 0, maximum: 23 }) }

/** Minutes count from midnight of the zone; days are ISO weekdays on which quiet hours begin. */
export const Preferences = Type.Object({
  channels: Type.Object(choices),
  quiet: Nullable(Type.Object(quiet)),
  digest: Type.Object(digest),
  timezone: Type.String(),
  version: Type.Integer(),
  /** The public key with which a browser subscribes; null when push is off here. */
  pushKey: Nullable(Type.String()),
})
export type Preferences = Static<typeof Preferences>

export const PreferencesChange = Type.Object(
  {
    version: Type.Integer({ minimum: 0 }),
    channels: Type.Object(choices, strict),
    quiet: Nullable(Type.Object(quiet, strict)),
    digest: Type.Object(digest, strict),
    timezone: Type.String({ minLength: 1, maxLength: 60 }),
  },
  strict,
)
export type PreferencesChange = Static<typeof PreferencesChange>

export const NewDevice = Type.Object(
  {
    endpoint: Type.String({ minLength: 1, maxLength: 1000 }),
    keys: Type.Object(
      { p256dh: Type.String({ minLength: 1, maxLength: 200 }), auth: Type.String({ minLength: 1, maxLength: 100 }) },
      strict,
    ),
    device: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  },
  strict,
)
export type NewDevice = Static<typeof NewDevice>

export const Device = Type.Object({
  id: Type.String(),
  device: Type.String(),
  createdAt: Type.String(),
  lastSentAt: Nullable(Type.String()),
})
export type Device = Static<typeof Device>
export const Devices = Type.Object({ items: Type.Array(Device) })
