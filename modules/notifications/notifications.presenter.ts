import { type Locale, translate } from '#locales'
import type { Notification } from './notifications.schema.ts'

/** What happened, in a sentence of the reader's language. */
export function titleOf(locale: Locale, { kind, actor }: Notification): string {
  const named = actor.name ?? translate(locale, 'notifications:actor.someone')
  const someone = ['user', 'contact', 'api_key'].includes(actor.kind)
    ? named
    : translate(locale, `notifications:actor.${actor.kind === 'agent' ? 'agent' : 'system'}`)
  return translate(locale, `notifications:title.${kind}`, { actor: someone })
}

/** What it is about, on one line: task, appointment with its hour there, person, dossier, annonce. */
export function aboutOf(locale: Locale, { task, appointment, contact, dossier, annonce }: Notification): string {
  const meeting = appointment
    ? `${translate(locale, `codes:appointmentType.${appointment.type}`)}, ${hourOf(locale, appointment)}`
    : null
  return [task, meeting, contact, dossier?.reference, annonce?.reference, annonce?.title].filter(Boolean).join(' · ')
}

function hourOf(locale: Locale, { startsAt, timezone }: { startsAt: string; timezone: string }): string {
  const tag = { fr: 'fr-FR', ar: 'ar-MA', en: 'en-GB' }[locale]
  const shape = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: timezone } as const
  return new Intl.DateTimeFormat(tag, shape).format(new Date(startsAt))
}

/** A notification as one line of a mail. */
export function lineOf(locale: Locale, notification: Notification): string {
  const times = notification.count > 1 ? ` (×${notification.count})` : ''
  const about = aboutOf(locale, notification)
  return `• ${titleOf(locale, notification)}${times}${about ? `\n  ${about}` : ''}`
}
