import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasText, type Locale, locales, toLocale, translate } from './index.ts'

type Tree = { [key: string]: string | Tree }

const root = new URL('./', import.meta.url)
const files = (locale: Locale) => readdirSync(new URL(`${locale}/`, root)).filter((f) => f.endsWith('.json'))

function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([k, v]): [string, string][] =>
    typeof v === 'string' ? [[prefix + k, v]] : flat(v, `${prefix}${k}.`),
  )
}

function texts(locale: Locale, file: string): Map<string, string> {
  return new Map(flat(JSON.parse(readFileSync(new URL(`${locale}/${file}`, root), 'utf8')) as Tree))
}

const pluralSuffix = /_(zero|one|two|few|many|other)$/
const bare = (keys: Iterable<string>) => [...new Set([...keys].map((k) => k.replace(pluralSuffix, '')))].sort()
const params = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((m) => m[1]).sort()

describe.each(files('fr'))('%s', (file) => {
  const french = texts('fr', file)
  it.each(locales)('has every text in %s', (locale) => {
    expect(bare(texts(locale, file).keys())).toEqual(bare(french.keys()))
  })

  it.each(locales)('has no empty text and the same parameters in %s', (locale) => {
    for (const [key, text] of texts(locale, file)) {
      expect(text.trim(), `${locale} ${key}`).not.toBe('')
      if (!pluralSuffix.test(key)) expect(params(text), `${locale} ${key}`).toEqual(params(french.get(key) ?? ''))
    }
  })

  it.each(locales)('has every plural form that %s needs', (locale) => {
    const known = texts(locale, file)
    const plural = [...known.keys()].filter((k) => k.endsWith('_other')).map((k) => k.slice(0, -'_other'.length))
    for (const key of plural) {
      for (const form of new Intl.PluralRules(locale).resolvedOptions().pluralCategories) {
        // French "many" (millions) reads as "other" in every text we have.
        if (form === 'many' && locale === 'fr') continue
        expect(known.has(`${key}_${form}`), `${locale} ${key}_${form}`).toBe(true)
      }
    }
  })
})

it('every language has the same files', () => {
  for (const locale of locales) expect(files(locale)).toEqual(files('fr'))
})

describe('errors.json', () => {
  it('gives every code a title and a detail', () => {
    const codes = Object.entries(JSON.parse(readFileSync(new URL('fr/errors.json', root), 'utf8')) as Tree)
    for (const [code, entry] of codes) expect(Object.keys(entry), code).toEqual(['title', 'detail'])
  })
})

describe('translate', () => {
  it('fills parameters and leaves unknown ones visible', () => {
    expect(translate('en', 'errors:QUOTA_EXCEEDED.detail', { limit: 'seats' })).toBe(
      'Limit seats reached ({{used}} used).',
    )
  })

  it('answers the key itself when no language has the text', () => {
    expect(translate('ar', 'errors:NO_SUCH_CODE.title')).toBe('errors:NO_SUCH_CODE.title')
    expect(hasText('ar', 'errors:NO_SUCH_CODE.title')).toBe(false)
  })

  it('chooses the Arabic plural by count', () => {
    expect(translate('ar', 'inbox:unread', { count: 2 })).not.toBe(translate('ar', 'inbox:unread', { count: 5 }))
  })
})

describe('toLocale', () => {
  it.each([
    ['ar-MA,ar;q=0.9', 'ar'],
    ['de-DE,en;q=0.5', 'en'],
    ['es', 'fr'],
    [undefined, 'fr'],
  ] as const)('reads %s as %s', (header, expected) => {
    expect(toLocale(header)).toBe(expected)
  })
})
