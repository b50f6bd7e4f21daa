import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { putOn } from './own-words.ts'
import { asLocale, type Locale, readPreference, writePreference } from './preferences.ts'

type Bundle = Record<string, Record<string, unknown>>

type Part = 'first' | 'pages'

/** Each language is two chunks: what a first visit shows, and the words of all other pages. */
const bundles: Record<Locale, Record<Part, () => Promise<{ bundle: Bundle }>>> = {
  fr: { first: () => import('./locale-fr.ts'), pages: () => import('./pages-fr.ts') },
  ar: { first: () => import('./locale-ar.ts'), pages: () => import('./pages-ar.ts') },
  en: { first: () => import('./locale-en.ts'), pages: () => import('./pages-en.ts') },
}

/** Where the app is entered without the words of other pages. */
const FIRST_PAGES = /^\/(?:today|sign-in|forgot-password|reset-password|accept-invitation|new-organization)?\/?$/

const loaded = new Map<string, Promise<void>>()

function load(locale: Locale, part: Part): Promise<void> {
  const key = `${locale} ${part}`
  const begun = loaded.get(key) ?? put(locale, part)
  loaded.set(key, begun)
  // A chunk that did not come is asked for again.
  begun.catch(() => loaded.delete(key))
  return begun
}

async function put(locale: Locale, part: Part): Promise<void> {
  const { bundle } = await bundles[locale][part]()
  for (const [path, content] of Object.entries(bundle)) {
    const namespace = path.split('/').at(-1)?.replace('.json', '') ?? path
    i18next.addResourceBundle(locale, namespace, content, true, true)
  }
  putOn()
}

/**
 * The words a page needs beyond those of a first visit; resolves at once when they are there.
 * @param pathname within the app, beginning with a slash
 */
export async function wordsFor(pathname: string): Promise<void> {
  if (!FIRST_PAGES.test(pathname)) await load(currentLocale(), 'pages')
}

/** Fetches the words of the other pages while the first one is being looked at. */
export function prepareWords(): void {
  // Whoever opens such a page asks again, and hears of a failure there.
  load(currentLocale(), 'pages').catch(() => undefined)
}

export function currentLocale(): Locale {
  return asLocale(i18next.language)
}

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}

/**
 * Loads the person's language and makes i18next ready; called once before the first render.
 * @param pathname of the page that opens, within the app
 */
export async function startI18n(pathname: string): Promise<Locale> {
  const locale = asLocale(readPreference('atlas.locale'))
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    ns: ['common'],
    defaultNS: 'common',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    // Something opened before the words of other pages are here is written anew when they come.
    react: { bindI18nStore: 'added' },
  })
  await Promise.all([load(locale, 'first'), wordsFor(pathname)])
  applyToDocument(locale)
  return locale
}

function applyToDocument(locale: Locale): void {
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
}

/** Switches the language of the whole app and remembers it. */
export async function changeLocale(locale: Locale): Promise<void> {
  await Promise.all([load(locale, 'first'), load(locale, 'pages')])
  await i18next.changeLanguage(locale)
  writePreference('atlas.locale', locale)
  applyToDocument(locale)
}
