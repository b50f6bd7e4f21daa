/** What a member can be told of. The texts stand in locales notifications:title.<kind>. */
export const kinds = [
  'DOSSIER_ASSIGNED',
  'DOSSIERS_HANDED_OVER',
  'MENTIONED',
  'TASK_ASSIGNED',
  'TASK_REMINDER',
  'TASK_DUE',
  'FIRST_RESPONSE_LATE',
  'APPOINTMENT_BOOKED',
  'APPOINTMENT_MOVED',
  'APPOINTMENT_CANCELLED',
  'APPOINTMENT_JOINED',
  'APPOINTMENT_LEFT',
  'OFFER_RECEIVED',
  'OFFER_ACCEPTED',
  'DOCUMENT_RECEIVED',
  'CONVERSATION_WAITING',
  'CONVERSATION_AWAKE',
  'ANNONCE_BLOCKED',
  'ANNONCE_FREED',
] as const
export type Kind = (typeof kinds)[number]

export const channels = ['inApp', 'email', 'push'] as const
export type Channel = (typeof channels)[number]
export type ChannelChoice = Record<Channel, boolean>
export type Matrix = Record<Kind, ChannelChoice>

/** What a notification is about. */
export type Subject = { kind: 'DOSSIER' | 'TASK' | 'APPOINTMENT' | 'CONVERSATION' | 'MEMBER' | 'ANNONCE'; id: string }

/** Told on a locked screen unless chosen otherwise: somebody waits, or the day changes. */
const urgent: ReadonlySet<Kind> = new Set([
  'MENTIONED',
  'TASK_REMINDER',
  'TASK_DUE',
  'FIRST_RESPONSE_LATE',
  'APPOINTMENT_BOOKED',
  'APPOINTMENT_MOVED',
  'APPOINTMENT_CANCELLED',
  'APPOINTMENT_JOINED',
  'APPOINTMENT_LEFT',
  'OFFER_RECEIVED',
  'OFFER_ACCEPTED',
  'CONVERSATION_WAITING',
  'CONVERSATION_AWAKE',
  'ANNONCE_BLOCKED',
])

/** The choice for every kind: what a person stored, completed with the defaults. */
export function completeMatrix(stored: unknown): Matrix {
  const chosen = typeof stored === 'object' && stored !== null ? (stored as Partial<Record<string, unknown>>) : {}
  return Object.fromEntries(
    kinds.map((kind) => {
      const own = chosen[kind]
      const base: ChannelChoice = { inApp: true, email: true, push: urgent.has(kind) }
      return [kind, typeof own === 'object' && own !== null ? { ...base, ...own } : base]
    }),
  ) as Matrix
}
