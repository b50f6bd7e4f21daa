/** Rows looked at first; what is found among them says how many more a page takes. */
const FIRST = 300
/** More than this costs more than an index over the words. */
const MOST = 5_000
/** The second look takes as many as the first promises, and half as many again. */
const MARGIN = 1.5

/** A single word of letters, as many people may have it for a name; null where an index over words serves better. */
export function commonWord(q: string | undefined): string | null {
  const text = q?.trim() ?? ''
  return /^[\p{L}\p{M}]{3,40}$/u.test(text) ? text : null
}

/**
 * A page of a search for a word that many rows share: found by reading the list in its own order, which costs the same
 * however long the list is. Null when the word is too rare for it, or the list ends before: then an index over the
 * words finds it sooner.
 * @param wanted rows of the page, and one more where the caller must know whether others follow
 * @param read the first `wanted` matches among so many rows of the list
 */
export async function searchInOrder<Row>(
  wanted: number,
  read: (window: number) => Promise<Row[]>,
): Promise<Row[] | null> {
  const found = await read(FIRST)
  if (found.length >= wanted) return found
  const promised = Math.ceil((FIRST * MARGIN * wanted) / found.length)
  if (promised > MOST) return null
  const more = await read(promised)
  return more.length >= wanted ? more : null
}
