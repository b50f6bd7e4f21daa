import type { FilledReply } from '@/lib/api-canned.ts'

export const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** A shortcut as it may be kept, from what was typed. */
export function shortcutOf(typed: string): string {
  return plain(typed)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 24)
}

/** The word after a slash that stands just before the caret, at the start or after a blank; null when there is none. */
export function slashBefore(text: string, caret: number): { from: number; word: string } | null {
  const found = /(?:^|\s)\/([\p{L}\p{M}0-9-]{0,24})$/u.exec(text.slice(0, caret))
  if (!found) return null
  const word = found[1] ?? ''
  return { from: caret - word.length - 1, word }
}

/** Texts for a word: those whose shortcut begins with it first, then those with it in their title. */
export function offeredFor(replies: readonly FilledReply[], word: string): FilledReply[] {
  const wanted = plain(word)
  const begins = replies.filter(({ shortcut }) => shortcut.startsWith(wanted))
  const others = replies.filter((reply) => !begins.includes(reply) && plain(reply.title).includes(wanted))
  return [...begins, ...others]
}

/** The draft with a text in place of what stands between two places, and where the caret is then. */
export function inserted(draft: string, from: number, to: number, text: string): { draft: string; caret: number } {
  return { draft: draft.slice(0, from) + text + draft.slice(to), caret: from + text.length }
}
