import type { Locale } from '#locales'

/** What is known about whom a template goes to; null where nothing is. */
export type TemplateFacts = {
  contact: { firstName: string | null; displayName: string }
  agency: string
  agent: string | null
  /** The next appointment of the dossier; `startsAt` in epoch milliseconds, `type` its code. */
  appointment: { type: string; startsAt: number; timezone: string; place: string | null } | null
  /** The dossier that is spoken of. */
  dossier: { reference: string } | null
  /** The annonce that appointment is about, else the one the dossier is about. */
  annonce: { title: string; reference: string; city: string; price: { amount: number; currency: string } | null } | null
}

const tags: Record<Locale, string> = { fr: 'fr-FR', ar: 'ar-MA', en: 'en-GB' }

/** Day and hour as a message says them: "jeudi 12 mars à 10:30". `at` in epoch milliseconds. */
export function whenText(locale: Locale, at: number, zone: string): string {
  const day = new Intl.DateTimeFormat(tags[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  }).format(at)
  const time = timeText(locale, at, zone)
  return { fr: `${day} à ${time}`, ar: `${day} على الساعة ${time}`, en: `${day} at ${time}` }[locale]
}

function timeText(locale: Locale, at: number, zone: string): string {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const
  return new Intl.DateTimeFormat(tags[locale], clock).format(at)
}

function dateText(locale: Locale, at: number, zone: string): string {
  return new Intl.DateTimeFormat(tags[locale], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  }).format(at)
}

/** Minor units as people write a price: without cents where there are none. */
function priceText(locale: Locale, { amount, currency }: { amount: number; currency: string }): string {
  return new Intl.NumberFormat(tags[locale], {
    style: 'currency',
    currency,
    minimumFractionDigits: amount % 100 === 0 ? 0 : 2,
  }).format(amount / 100)
}

type Answer = (facts: TemplateFacts, locale: Locale, typeName: (code: string) => string) => string | null

const ofAppointment =
  (say: (locale: Locale, at: number, zone: string) => string): Answer =>
  ({ appointment: a }, locale) =>
    a && say(locale, a.startsAt, a.timezone)

/** What a variable can be filled from. A Map: names come from outside. */
const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['name', ({ contact }) => contact.firstName ?? contact.displayName],
  ['full_name', ({ contact }) => contact.displayName],
  ['agency', ({ agency }) => agency],
  ['agent', ({ agent }) => agent],
  ['what', ({ appointment }, _locale, typeName) => appointment && typeName(appointment.type)],
  ['when', ofAppointment(whenText)],
  ['date', ofAppointment(dateText)],
  ['time', ofAppointment(timeText)],
  ['place', ({ appointment }) => appointment?.place ?? null],
  ['dossier', ({ dossier }) => dossier?.reference ?? null],
  ['title', ({ annonce }) => annonce?.title ?? null],
  ['reference', ({ annonce }) => annonce?.reference ?? null],
  ['city', ({ annonce }) => annonce?.city ?? null],
  ['price', ({ annonce }, locale) => (annonce?.price ? priceText(locale, annonce.price) : null)],
])

/** What a variable can be filled from, in the order people choose among them. */
export const templateSources = [...answers.keys()]

export const isSource = (name: string): boolean => answers.has(name)

/**
 * What a variable of a template is filled with when nothing else is typed, by its source; null when there is none or
 * nothing is known. One line without tabs or runs of spaces, as the provider wants it.
 */
export function prefilled(
  source: string | null,
  facts: TemplateFacts,
  locale: Locale,
  typeName: (code: string) => string,
): string | null {
  const value = source === null ? null : answers.get(source)?.(facts, locale, typeName)
  const line = value?.replace(/\s+/g, ' ').trim().slice(0, 200)
  return line || null
}

/** Templates in the order of these languages, others after them; by name within one. */
export function byLanguage<T extends { name: string; language: string }>(
  templates: readonly T[],
  languages: readonly string[],
): T[] {
  const rank = ({ language }: T) => {
    const at = languages.indexOf(language.slice(0, 2))
    return at === -1 ? languages.length : at
  }
  return [...templates].sort(
    (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en') || a.language.localeCompare(b.language, 'en'),
  )
}
