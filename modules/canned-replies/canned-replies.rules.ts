import type { Locale } from '#locales'

/** Texts of a reply by language; at least one is there. */
export type Texts = Record<Locale, string | null>

/** Replies an organisation keeps at most: they are offered all at once. */
export const MOST_REPLIES = 200

/** What may stand in braces in a text; filled when it is inserted. */
export const marks = ['prenom', 'agence', 'agent'] as const
export type Mark = (typeof marks)[number]

const MARK = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Names in braces that nothing fills, in their order. */
export function unknownMarks(text: string): string[] {
  return [...text.matchAll(MARK)].flatMap(([, name = '']) => (marks.some((mark) => mark === name) ? [] : [name]))
}

/** A text with its marks filled; what is filled in is not read again. */
export function filled(text: string, values: Readonly<Record<Mark, string>>): string {
  return text.replace(MARK, (whole, name: string) => {
    const mark = marks.find((known) => known === name)
    return mark ? values[mark] : whole
  })
}

/** The text in the first of these languages that has one, else in any; null when there is none at all. */
export function textIn(texts: Texts, languages: readonly Locale[]): { language: Locale; text: string } | null {
  for (const language of [...languages, 'fr', 'ar', 'en'] as const) {
    const text = texts[language]
    if (text !== null) return { language, text }
  }
  return null
}

/** A text as it is kept: without blank ends, one kind of line end; null when nothing is left. */
export function tidied(text: string | null): string | null {
  return text?.replaceAll('\r\n', '\n').trim() || null
}
