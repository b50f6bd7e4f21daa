/** Small personal settings kept in the browser; a forbidden storage simply forgets. */
export type Locale = 'fr' | 'ar' | 'en'
export const locales: readonly Locale[] = ['fr', 'ar', 'en']

export type Preference =
  | 'atlas.locale'
  | 'atlas.scheme'
  | 'atlas.org'
  | 'atlas.rail'
  | 'atlas.inbox.panel'
  | 'atlas.dossiers.view'
  | 'atlas.dossiers.caseType'
  | 'atlas.annonces.view'
  | 'atlas.calendar.view'

/** @returns the stored value, or null when absent or when storage is forbidden */
export function readPreference(key: Preference): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function writePreference(key: Preference, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Private mode without storage: the choice lasts as long as the page.
  }
}

/** @returns the locale if it is one of ours, else French, the product's first language */
export function asLocale(value: string | null | undefined): Locale {
  return locales.find((l) => l === value) ?? 'fr'
}
