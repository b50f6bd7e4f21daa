const BYTE_ORDER_MARK = '\uFEFF'
/** Where a number may stand: most long ids are strings, and their bodies need no second look. */
const LONG_NUMBER = /(?:^|[:[,])\s*-?\d{16}/
/** A string, or a number, of a JSON text. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const WHOLE = /^-?\d+$/

function isExact(token: string): boolean {
  return !WHOLE.test(token) || Number.isSafeInteger(Number(token))
}

/**
 * `JSON.parse` for what a provider says. A byte order mark is passed over, and a whole number which JavaScript cannot
 * hold exactly (an id of twenty digits without quotes) becomes a string of its digits. Throws like `JSON.parse`.
 */
export function parseJson(text: string): unknown {
  const json = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  const value: unknown = JSON.parse(json)
  if (!LONG_NUMBER.test(json)) return value
  let rounded = false
  // The text is known to be JSON here: every quote that opens a string has one that closes it.
  const exact = json.replace(TOKENS, (token) => {
    if (token.startsWith('"') || isExact(token)) return token
    rounded = true
    return `"${token}"`
  })
  return rounded ? JSON.parse(exact) : value
}
