/** @typedef {'fr' | 'ar' | 'en'} Language */

/** @type {readonly { code: Language, name: string }[]} */
export const LANGUAGES = [
  { code: 'fr', name: 'Français' },
  { code: 'ar', name: 'العربية' },
  { code: 'en', name: 'English' },
]

/** Locales with Latin digits, as people in Morocco write them. */
const LOCALES = { fr: 'fr-FR', ar: 'ar-MA-u-nu-latn', en: 'en-GB' }

/** @type {{ language: Language, words: Record<string, string> }} */
const state = { language: 'fr', words: {} }

/** The stored choice, else the browser's language, else French. @returns {Language} */
export function preferredLanguage() {
  const wanted = [localStorage.getItem('language'), ...navigator.languages].map((tag) => (tag ?? '').slice(0, 2))
  return (
    LANGUAGES.find(({ code }) => code === wanted.find((tag) => LANGUAGES.some((known) => known.code === tag)))?.code ??
    'fr'
  )
}

/** Loads a language and turns the page to its direction. @param {Language} language */
export async function loadLanguage(language) {
  const response = await fetch(`/locales/${language}.json`)
  state.words = await response.json()
  state.language = language
  localStorage.setItem('language', language)
  document.documentElement.lang = language
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
  document.title = `Atlas — ${t('title')}`
}

export function language() {
  return state.language
}

/** @param {string} key @param {Record<string, string | number>} [values] */
export function t(key, values = {}) {
  return (state.words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
}

/** @param {number} at epoch milliseconds @param {Intl.DateTimeFormatOptions} options */
export function formatDate(at, options) {
  return new Intl.DateTimeFormat(LOCALES[state.language], options).format(at)
}

/** Hours and minutes left, as `23 h 12`. @param {number} ms */
export function formatLeft(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const unit = state.language === 'ar' ? ['س', 'د'] : ['h', 'min']
  return minutes >= 60
    ? `${Math.floor(minutes / 60)} ${unit[0]} ${String(minutes % 60).padStart(2, '0')}`
    : `${minutes} ${unit[1]}`
}

/** `33639981204` → `+33 6 39 98 12 04`, close enough for a screen. @param {string} digits */
export function formatPhone(digits) {
  const country = ['212', '33', '44', '1'].find((prefix) => digits.startsWith(prefix)) ?? digits.slice(0, 2)
  const rest = digits.slice(country.length)
  return `+${country} ${rest.slice(0, rest.length % 2)} ${(rest.slice(rest.length % 2).match(/../g) ?? []).join(' ')}`
}
