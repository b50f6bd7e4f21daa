/** Rows looked at first; what is found among them says how many more a page takes. */
const FIRST = 300
/** More than this costs more than an index over the words. */
const MOST = 5_000
/** The second look takes as many as the first promises, and half as many again. */
const MARGIN = 1.5

/** So many rows of a list, after so many that were looked at before. */
export type Stretch = { skip: number; take: number }

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
 * @param read the first `wanted` matches among the rows of a stretch of the list, in its order
 */
export async function searchInOrder<Row extends { id: string }>(
  wanted: number,
  read: (stretch: Stretch) => Promise<Row[]>,
): Promise<Row[] | null> {
  const found = await read({ skip: 0, take: FIRST })
  if (found.length >= wanted) return found
  const promised = Math.ceil((FIRST * MARGIN * wanted) / found.length)
  if (promised > MOST) return null
  const more = await read({ skip: FIRST, take: promised - FIRST })
  // What moved down the list between the looks is met twice.
  const known = new Set(found.map(({ id }) => id))
  const all = [...found, ...more.filter(({ id }) => !known.has(id))]
  return all.length >= wanted ? all.slice(0, wanted) : null
}
