/** A letter as it is set, in words no mail program owns: what an adapter makes a page and plain words of. */

export interface LetterSpan {
  text: string
  bold?: boolean | undefined
  italic?: boolean | undefined
  /** https:, http:, mailto: or tel:. */
  href?: string | undefined
}

export type LetterBlock =
  /** A line break within it is a `\n` of a span. */
  | { type: 'heading'; spans: readonly LetterSpan[] }
  | { type: 'paragraph'; spans: readonly LetterSpan[] }
  | { type: 'list'; ordered: boolean; items: readonly (readonly LetterSpan[])[] }
  | { type: 'rule' }
  | { type: 'button'; label: string; href: string }

export interface Letter {
  /** BCP 47. Says how it is read aloud and from which side it is written. */
  language: string
  blocks: readonly LetterBlock[]
  /** Small words below. */
  footer: string | null
}

const plainSpans = (spans: readonly LetterSpan[]) =>
  spans
    .map(({ text, href }) => (href === undefined || shown(href) === text.trim() ? text : `${text} (${shown(href)})`))
    .join('')

/** An address as one would write it down: a number without `tel:`. */
const shown = (href: string) => href.replace(/^(tel|mailto):/, '')

function plainBlock(block: LetterBlock): string {
  if (block.type === 'rule') return '—'
  if (block.type === 'button') return `${block.label}\n${shown(block.href)}`
  if (block.type !== 'list') return plainSpans(block.spans)
  return block.items
    .map((item, n) => {
      const bullet = block.ordered ? `${n + 1}. ` : '– '
      return bullet + plainSpans(item).replaceAll('\n', `\n${' '.repeat(bullet.length)}`)
    })
    .join('\n')
}

/** The same letter in plain words: what programs without pages show, and the thread. */
export function plainLetter({ blocks, footer }: Pick<Letter, 'blocks' | 'footer'>): string {
  return [...blocks.map(plainBlock), ...(footer === null ? [] : [`—\n${footer}`])].join('\n\n')
}
