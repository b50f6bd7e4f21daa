import i18next from 'i18next'
import type { Definition, StateTone } from './api-workflows.ts'

const locales = ['fr', 'ar', 'en'] as const
const tones = new Map<string, StateTone>()
/** What the product itself said before an organisation's name was put in its place, by language and state. */
const replaced = new Map<string, string | undefined>()

/** The colour an organisation gave a state, if it did. */
export const ownTone = (state: string): StateTone | undefined => tones.get(state)

/**
 * Makes the organisation's own names and colours of states those of the whole app, as if they stood in the locales. The
 * names of an organisation seen before go. Where two workflows name the same code, the first keeps it.
 */
export function takeOwnStates(definitions: readonly Definition[]): void {
  for (const [key, text] of replaced) {
    const [locale = '', state = ''] = key.split(' ')
    i18next.addResource(locale, 'codes', `status.${state}`, text ?? state)
  }
  const known = replaced.size
  replaced.clear()
  tones.clear()
  for (const { names, tones: given } of definitions) {
    for (const [state, tone] of Object.entries(given ?? {})) if (!tones.has(state)) tones.set(state, tone)
    for (const [state, name] of Object.entries(names ?? {})) {
      for (const locale of locales) {
        const key = `${locale} ${state}`
        if (replaced.has(key)) continue
        const before: unknown = i18next.getResource(locale, 'codes', `status.${state}`)
        replaced.set(key, typeof before === 'string' && before ? before : undefined)
        i18next.addResource(locale, 'codes', `status.${state}`, name[locale])
      }
    }
  }
  // Screens that stand already read their names anew.
  if (known + replaced.size > 0) void i18next.changeLanguage(i18next.language)
}
