import type { AppointmentType } from './api-appointments.ts'
import type { Act, Id, Page, Paged, Read } from './api-types.ts'

export const notificationKinds = [
  'MENTIONED',
  'TASK_ASSIGNED',
  'TASK_REMINDER',
  'TASK_DUE',
  'DOSSIER_ASSIGNED',
  'DOSSIERS_HANDED_OVER',
  'FIRST_RESPONSE_LATE',
  'CONVERSATION_WAITING',
  'CONVERSATION_AWAKE',
  'OFFER_RECEIVED',
  'OFFER_ACCEPTED',
  'DOCUMENT_RECEIVED',
  'APPOINTMENT_BOOKED',
  'APPOINTMENT_MOVED',
  'APPOINTMENT_CANCELLED',
  'ANNONCE_BLOCKED',
  'ANNONCE_FREED',
  'APPOINTMENT_JOINED',
  'APPOINTMENT_LEFT',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

export interface Notification {
  id: string
  kind: NotificationKind
  /** How many times it happened since it was last read. */
  count: number
  at: string
  readAt: string | null
  actor: { kind: string; id: string | null; name: string | null }
  subject: { kind: 'DOSSIER' | 'TASK' | 'APPOINTMENT' | 'CONVERSATION' | 'MEMBER' | 'ANNONCE'; id: string }
  detailId: string | null
  dossier: { id: string; reference: string } | null
  contact: string | null
  task: string | null
  appointment: { type: AppointmentType; startsAt: string; timezone: string } | null
  annonce: { id: string; reference: string; title: string } | null
  excerpt: string | null
}

export const notificationWays = ['inApp', 'email', 'push'] as const
export type NotificationWay = (typeof notificationWays)[number]

/** Minutes after midnight; days are ISO weekdays on which the hours begin. */
export interface QuietHours {
  from: number
  to: number
  days: number[]
}

export const digestModes = ['WEEKDAYS', 'DAILY', 'OFF'] as const

interface Choices {
  channels: Record<NotificationKind, Record<NotificationWay, boolean>>
  quiet: QuietHours | null
  digest: { mode: (typeof digestModes)[number]; hour: number }
  timezone: string
  version: number
}

export interface NotificationPreferences extends Choices {
  /** With which a browser subscribes to push; null when push is off in this installation. */
  pushKey: string | null
}

export interface PushDevice {
  id: string
  device: string
  createdAt: string
  lastSentAt: string | null
}

export interface NotificationPaths {
  '/api/v1/notifications': { get: Read<Page<Notification>, Paged & { unread?: boolean }> }
  '/api/v1/notifications/unread': { get: Read<{ count: number; more: boolean }> }
  '/api/v1/notifications/read': { post: Act<null, { until: string }> }
  '/api/v1/notifications/{id}/read': { post: Act<null, never, Id> }
  '/api/v1/notification-preferences': { get: Read<NotificationPreferences>; put: Act<NotificationPreferences, Choices> }
  '/api/v1/push-devices': {
    get: Read<{ items: PushDevice[] }>
    post: Act<PushDevice, { endpoint: string; keys: { p256dh: string; auth: string }; device: string }>
  }
  '/api/v1/push-devices/{id}': { delete: Act<null, never, Id> }
}
