import {
  IconAlarm,
  IconAlarmSnooze,
  IconAt,
  IconBan,
  IconCalendarMinus,
  IconCalendarOff,
  IconCalendarPlus,
  IconCalendarTime,
  IconChecklist,
  IconCircleCheck,
  IconFileText,
  IconFolderPlus,
  IconFolders,
  IconMessageCircle,
  IconRosetteDiscountCheck,
  IconTag,
  IconUrgent,
} from '@tabler/icons-react'
import i18next from 'i18next'
import type { Notification, NotificationKind } from '@/lib/api-notifications.ts'
import { formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import type { Icon } from '@/ui/status-tone.ts'

export const kindIcons: Record<NotificationKind, Icon> = {
  DOSSIER_ASSIGNED: IconFolderPlus,
  DOSSIERS_HANDED_OVER: IconFolders,
  MENTIONED: IconAt,
  TASK_ASSIGNED: IconChecklist,
  TASK_REMINDER: IconAlarm,
  TASK_DUE: IconAlarm,
  FIRST_RESPONSE_LATE: IconUrgent,
  APPOINTMENT_BOOKED: IconCalendarPlus,
  APPOINTMENT_MOVED: IconCalendarTime,
  APPOINTMENT_CANCELLED: IconCalendarOff,
  APPOINTMENT_JOINED: IconCalendarPlus,
  APPOINTMENT_LEFT: IconCalendarMinus,
  OFFER_RECEIVED: IconTag,
  OFFER_ACCEPTED: IconRosetteDiscountCheck,
  DOCUMENT_RECEIVED: IconFileText,
  CONVERSATION_WAITING: IconMessageCircle,
  CONVERSATION_AWAKE: IconAlarmSnooze,
  ANNONCE_BLOCKED: IconBan,
  ANNONCE_FREED: IconCircleCheck,
}

const tones: Partial<Record<NotificationKind, 'late' | 'good'>> = {
  TASK_DUE: 'late',
  FIRST_RESPONSE_LATE: 'late',
  APPOINTMENT_CANCELLED: 'late',
  OFFER_ACCEPTED: 'good',
  ANNONCE_BLOCKED: 'late',
  ANNONCE_FREED: 'good',
}

/** Late things in terracotta, good news in mint; the rest in no tone. */
export const toneOf = (kind: NotificationKind): 'late' | 'good' | undefined => tones[kind]

/** What happened, in a sentence. */
export function notificationTitle({ kind, actor }: Notification): string {
  const named = actor.name ?? i18next.t('notifications:actor.someone')
  const someone =
    actor.kind === 'user' || actor.kind === 'contact' || actor.kind === 'api_key'
      ? named
      : i18next.t(`notifications:actor.${actor.kind === 'agent' ? 'agent' : 'system'}`)
  return i18next.t(`notifications:title.${kind}`, { actor: someone })
}

/** What it is about: the task, the appointment with its hour, the person, the dossier, the annonce; parts are told apart by dots. */
export function notificationAbout({ task, appointment, contact, dossier, annonce }: Notification): string[] {
  const meeting = appointment
    ? `${label('appointmentType', appointment.type)}, ${formatInstant(appointment.startsAt, appointment.timezone, currentLocale(), 'dateTime')}`
    : null
  return [task, meeting, contact, dossier?.reference, annonce?.reference, annonce?.title].filter(
    (part): part is string => Boolean(part),
  )
}

/** Where a notification leads. */
export function notificationTarget(n: Notification) {
  const { subject, dossier, appointment } = n
  if (subject.kind === 'ANNONCE') return { to: '/annonces/$annonceId' as const, params: { annonceId: subject.id } }
  if (subject.kind === 'CONVERSATION')
    return { to: '/inbox/$conversationId' as const, params: { conversationId: subject.id } }
  if (subject.kind === 'APPOINTMENT' && appointment)
    return { to: '/calendar' as const, search: { date: appointment.startsAt.slice(0, 10) } }
  if (dossier)
    return {
      to: '/dossiers/$dossierId' as const,
      params: { dossierId: dossier.id },
      search: n.kind === 'MENTIONED' && n.detailId ? { note: n.detailId } : {},
    }
  return subject.kind === 'TASK' ? { to: '/today' as const } : { to: '/dossiers' as const }
}
