import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { putOn } from './own-words.ts'
import { asLocale, type Locale, readPreference, writePreference } from './preferences.ts'

type Bundle = Record<string, Record<string, unknown>>

const bundles: Record<Locale, () => Promise<{ bundle: Bundle }>> = {
  fr: () => import('./locale-fr.ts'),
  ar: () => import('./locale-ar.ts'),
  en: () => import('./locale-en.ts'),
}

/** Each language is one chunk; only the one in use is fetched. */
async function load(locale: Locale): Promise<void> {
  const { bundle } = await bundles[locale]()
  for (const [path, content] of Object.entries(bundle)) {
    const namespace = path.split('/').at(-1)?.replace('.json', '') ?? path
    i18next.addResourceBundle(locale, namespace, content, true, true)
  }
  putOn()
}

export function currentLocale(): Locale {
  return asLocale(i18next.language)
}

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}

/** Loads the person's language and makes i18next ready; called once before the first render. */
export async function startI18n(): Promise<Locale> {
  const locale = asLocale(readPreference('atlas.locale'))
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    ns: ['common'],
    defaultNS: 'common',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await load(locale)
  applyToDocument(locale)
  return locale
}

function applyToDocument(locale: Locale): void {
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
}

/** Switches the language of the whole app and remembers it. */
export async function changeLocale(locale: Locale): Promise<void> {
  await load(locale)
  await i18next.changeLanguage(locale)
  writePreference('atlas.locale', locale)
  applyToDocument(locale)
}
