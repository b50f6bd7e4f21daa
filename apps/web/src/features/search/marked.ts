export type Part = { text: string; hit: boolean }

/** Arabic letters that count as one in a search, as the database folds them (app.search_fold). */
const sameLetter = new Map([...'أإآٱىة'].map((letter, i) => [letter, 'اااايه'[i]]))

/** Without accents and in small letters, letter by letter: positions stay those of the text. */
function plain(text: string): string {
  return [...text]
    .map((c) => sameLetter.get(c) ?? (c.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().slice(0, 1) || c))
    .join('')
}

/** A word as it occurs in the text: itself, or without the s or x of a plural. */
function occurring(word: string, searched: string): string {
  const singular = word.replace(/(?<=.{3})[sx]$/, '')
  return searched.includes(word) ? word : singular
}

/**
 * A text cut where words of the query occur in it, whatever their accents and case, so that a list can set them off.
 * @returns the parts in order; together they are the text
 */
export function marked(text: string, query: string): Part[] {
  const letters = [...text]
  const searched = plain(text)
  const hit = new Array<boolean>(letters.length).fill(false)
  const words = plain(query)
    .split(/\s+/)
    .filter((w) => w.length > 1)
  for (const asked of words) {
    const word = occurring(asked, searched)
    for (let at = searched.indexOf(word); at >= 0; at = searched.indexOf(word, at + word.length))
      hit.fill(true, at, at + word.length)
  }
  const parts: Part[] = []
  for (const [i, letter] of letters.entries()) {
    const last = parts.at(-1)
    const isHit = hit[i] ?? false
    if (last?.hit === isHit) last.text += letter
    else parts.push({ text: letter, hit: isHit })
  }
  return parts
}
