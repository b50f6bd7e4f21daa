import type { Folded } from './normalise.ts'

export interface Token {
  /** Folded text. */
  readonly text: string
  /** Offsets in the folded text. */
  readonly from: number
  readonly to: number
  readonly kind: 'word' | 'number' | 'mark'
  readonly script: 'latin' | 'arabic' | 'other'
}

const TOKEN = /[a-z0-9]+|[\u0600-\u06ff]+|\p{Extended_Pictographic}|[^\s]/gu

/** Splits folded text into words, numbers and marks; Arabic letters and Latin letters never share a token. */
export function tokenize(folded: Folded): Token[] {
  const tokens: Token[] = []
  for (const match of folded.text.matchAll(TOKEN)) {
    const text = match[0]
    const arabic = /[\u0600-\u06ff]/.test(text)
    const latin = /[a-z]/.test(text)
    tokens.push({
      text,
      from: match.index,
      to: match.index + text.length,
      kind: arabic || latin ? 'word' : /^[0-9]+$/.test(text) ? 'number' : 'mark',
      script: arabic ? 'arabic' : latin ? 'latin' : 'other',
    })
  }
  return tokens
}

/** Offsets in the original text of a range of the folded text. */
export function originalSpan(folded: Folded, from: number, to: number): { start: number; end: number } {
  const start = folded.origin[from] ?? 0
  const last = folded.origin[Math.max(from, to - 1)] ?? start
  const end = folded.origin[to] ?? last + 1
  return { start, end: Math.max(end, start) }
}
