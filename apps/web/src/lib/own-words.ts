import i18next from 'i18next'
import type { Locale } from './preferences.ts'

const locales: readonly Locale[] = ['fr', 'ar', 'en']
/** Words for one code, by language; where a language is absent, the product's own stay. */
export type OwnWords = Partial<Record<Locale, string>>

/** What the organisation says in place of the product, by who brought it and by key below `codes:`. */
const worn = new Map<string, ReadonlyMap<string, OwnWords>>()
/** What the product itself said before, by language and key. */
const replaced = new Map<string, string | undefined>()

/**
 * Makes the organisation's own words for codes those of the whole app, as if they stood in the locales. What the same
 * bringer had put there before (another organisation's, or older ones) goes.
 */
export function takeOwnWords(bringer: string, words: ReadonlyMap<string, OwnWords>): void {
  const known = replaced.size
  for (const [place, text] of replaced) {
    const [locale = '', key = ''] = place.split(' ')
    i18next.addResource(locale, 'codes', key, text ?? key.slice(key.indexOf('.') + 1))
  }
  replaced.clear()
  worn.set(bringer, words)
  putOn()
  // Screens that stand already read their names anew.
  if (known + replaced.size > 0) void i18next.changeLanguage(i18next.language)
}

/** Puts the words back where a language that was loaded just now wrote the product's over them. */
export function putOn(): void {
  for (const words of worn.values())
    for (const [key, texts] of words)
      for (const locale of locales) {
        const text = texts[locale]
        const before: unknown = i18next.getResource(locale, 'codes', key)
        if (text === undefined || before === text) continue
        replaced.set(`${locale} ${key}`, typeof before === 'string' && before ? before : undefined)
        i18next.addResource(locale, 'codes', key, text)
      }
}
