import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Letter, plainLetter } from '#channels/kit'
import { letterPage } from './index.ts'

const letter: Letter = {
  language: 'fr',
  blocks: [
    { type: 'heading', spans: [{ text: 'Votre visite' }] },
    { type: 'paragraph', spans: [{ text: 'Bonjour ' }, { text: 'Salma', bold: true }, { text: ',\nà demain.' }] },
    { type: 'list', ordered: true, items: [[{ text: 'Une pièce d’identité' }], [{ text: 'Vos questions' }]] },
    { type: 'rule' },
    { type: 'paragraph', spans: [{ text: 'Le plan', href: 'https://anfa.example/plan?a=1&b=2' }] },
    { type: 'button', label: 'Confirmer', href: 'https://anfa.example/v/42' },
    { type: 'button', label: 'Appeler', href: 'tel:+212522000000' },
  ],
  footer: 'Anfa Immobilier, 12 rue des Fleurs',
}
const around = { sender: 'Anfa <Immobilier>', subject: 'Votre visite & nous' }

describe('the page of a letter', () => {
  it('sets each part in elements that every mail program knows, styled one by one', () => {
    const page = letterPage(letter, around)
    expect(page).toMatch(/^<!doctype html><html lang="fr" dir="ltr"/)
    expect(page).toContain('<title>Votre visite &amp; nous</title>')
    expect(page).toContain('Anfa &lt;Immobilier&gt;')
    expect(page).toMatch(/<h2 [^>]*>Votre visite<\/h2>/)
    expect(page).toContain('Bonjour <strong>Salma</strong>,<br>à demain.')
    expect(page).toMatch(/<ol [^>]*><li [^>]*>Une pièce d’identité<\/li>/)
    expect(page).toMatch(/<a class="link" href="https:\/\/anfa\.example\/plan\?a=1&amp;b=2" style="[^"]+">Le plan<\/a>/)
    expect(page).toMatch(
      /<td class="button"[^>]* bgcolor="#[\da-f]{6}"[^>]*><a class="press" href="https:\/\/anfa\.example\/v\/42"/,
    )
    expect(page).toContain('href="tel:+212522000000"')
    expect(page).toContain('Anfa Immobilier, 12 rue des Fleurs')
    // Word, which sets letters in Outlook, knows no widths of ours but those of tables.
    expect(page).toMatch(/<!--\[if mso\]><table [^>]*width="600">/)
    for (const tag of page.match(/<(p|h2|ol|ul|li|a|hr) [^>]*>/g) ?? []) expect(tag).toContain('style="')
    expect(page.match(/<table /g)?.length).toBe(page.match(/<table role="presentation"/g)?.length)
  })

  it('loads nothing and runs nothing, and stays below what mail programs cut off', () => {
    const page = letterPage(letter, around)
    expect(page).not.toMatch(/<(script|link|img|iframe|form|object)\b|@import|url\(|\son\w+=/i)
    expect(Buffer.byteLength(page)).toBeLessThan(102 * 1024)
    const longest: Letter = {
      ...letter,
      blocks: Array.from({ length: 150 }, () => ({ type: 'paragraph', spans: [{ text: 'x'.repeat(100) }] })),
    }
    expect(Buffer.byteLength(letterPage(longest, around))).toBeLessThan(102 * 1024)
  })

  it('is written from the side its language is', () => {
    expect(letterPage({ ...letter, language: 'ar' }, around)).toMatch(/<html lang="ar" dir="rtl"/)
    expect(letterPage({ ...letter, language: 'en_US' }, around)).toMatch(/<html lang="en-US" dir="ltr"/)
  })

  it('leads out of marketing at its end, by words that are a link', () => {
    const page = letterPage(letter, { ...around, unsubscribe: 'Pour ne plus en recevoir : https://a.example/u/1' })
    expect(page).toMatch(/Pour ne plus en recevoir : <a href="https:\/\/a\.example\/u\/1"/)
  })

  it('keeps what anybody writes as words', () => {
    const texts = fc.oneof(fc.string(), fc.constantFrom('<script>', '"><img src=x onerror=1>', '&amp;', '<!--', ']]>'))
    fc.assert(
      fc.property(texts, texts, (one, two) => {
        const page = letterPage(
          {
            language: 'fr',
            blocks: [
              { type: 'paragraph', spans: [{ text: one, bold: true }] },
              { type: 'button', label: two, href: 'https://a.example/' },
            ],
            footer: two,
          },
          { sender: one, subject: two },
        )
        const tags = (html: string) => html.match(/<[a-z!/][^>]*>/gi) ?? []
        const plain = letterPage(
          {
            language: 'fr',
            blocks: [
              { type: 'paragraph', spans: [{ text: 'x', bold: true }] },
              { type: 'button', label: 'x', href: 'https://a.example/' },
            ],
            footer: 'x',
          },
          { sender: 'x', subject: 'x' },
        )
        const kinds = (html: string) => tags(html.replaceAll('<br>', '')).map((tag) => /^<[!/]?[\w-]*/.exec(tag)?.[0])
        expect(kinds(page)).toEqual(kinds(plain))
      }),
    )
  })

  it('says the same in plain words', () => {
    expect(plainLetter(letter)).toBe(
      [
        'Votre visite',
        'Bonjour Salma,\nà demain.',
        '1. Une pièce d’identité\n2. Vos questions',
        '—',
        'Le plan (https://anfa.example/plan?a=1&b=2)',
        'Confirmer\nhttps://anfa.example/v/42',
        'Appeler\n+212522000000',
        '—\nAnfa Immobilier, 12 rue des Fleurs',
      ].join('\n\n'),
    )
  })
})
