/** Longest code. */
const MOST = 40

/** The code that a French label suggests: capitals and digits joined by underscores; empty when it has no such letters. */
export function codeOf(text: string): string {
  const plain = text
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll(/[æÆ]/g, 'ae')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
  const joined = plain.replaceAll(/[^A-Z0-9]+/g, '_').replaceAll(/^[_0-9]+|_+$/g, '')
  const code = joined.slice(0, MOST).replace(/_+$/, '')
  return code.length === 1 ? `${code}_` : code
}

/** Whether a code can be stored. */
export const isCode = (code: string): boolean => /^[A-Z][A-Z0-9_]{1,39}$/.test(code)
