import { readdirSync, readFileSync } from 'node:fs'

/** The three languages of the product; French is the first and the fallback. */
export type Locale = 'fr' | 'ar' | 'en'
export const locales: readonly Locale[] = ['fr', 'ar', 'en']

type Tree = { [key: string]: string | Tree }
export type Params = Readonly<Record<string, string | number>>

function readLocale(locale: Locale): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const folder = new URL(`./${locale}/`, import.meta.url)
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.json')) continue
    const tree = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Tree
    flatten(tree, `${file.slice(0, -5)}:`, texts)
  }
  return texts
}

function flatten(tree: Tree, prefix: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + key, value)
    else flatten(value, `${prefix}${key}.`, into)
  }
}

const texts: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  fr: readLocale('fr'),
  ar: readLocale('ar'),
  en: readLocale('en'),
}

const plurals: Readonly<Record<Locale, Intl.PluralRules>> = {
  fr: new Intl.PluralRules('fr'),
  ar: new Intl.PluralRules('ar'),
  en: new Intl.PluralRules('en'),
}

function find(locale: Locale, key: string, params: Params | undefined): string | undefined {
  const known = texts[locale]
  const count = params?.count
  if (typeof count === 'number') {
    const plural = known.get(`${key}_${plurals[locale].select(count)}`) ?? known.get(`${key}_other`)
    if (plural !== undefined) return plural
  }
  return known.get(key)
}

/** Picks one of ours from a tag such as `fr-FR` or from an Accept-Language header; French when nothing fits. */
export function toLocale(tag: string | null | undefined): Locale {
  for (const wanted of (tag ?? '').split(',')) {
    const language = wanted.trim().slice(0, 2).toLowerCase()
    const found = locales.find((l) => l === language)
    if (found) return found
  }
  return 'fr'
}

/**
 * The text of `namespace:path.to.key` in a language, with `{{param}}` filled in and `count` choosing the plural form,
 * exactly as i18next does in the browser. Falls back to French, then to the key itself, so that a missing text is seen.
 */
export function translate(locale: Locale, key: string, params?: Params): string {
  const text = find(locale, key, params) ?? find('fr', key, params) ?? key
  return params ? text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => String(params[name] ?? whole)) : text
}

/** Whether the exact key stands in the language: for callers that have a better fallback than the key. */
export function hasText(locale: Locale, key: string): boolean {
  return texts[locale].has(key)
}

/** The language a person is written to in: their own, Arabic for Darija, else the house's. */
export function localeOfPerson(locale: string | null, houseLocale: string): Locale {
  return toLocale(locale === 'darija' ? 'ar' : (locale ?? houseLocale))
}
