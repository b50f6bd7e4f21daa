const NUMBER = /^-?\d+(\.\d+)?$/

/** Tells spreadsheets that a file is UTF-8; the first character of a CSV file. */
export const UTF8_MARK = '\uFEFF'

/**
 * One cell of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula is led by an apostrophe (OWASP,
 * CSV injection); plain numbers stay numbers. Null and undefined are empty.
 */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const raw = typeof value === 'string' ? value : JSON.stringify(value)
  const text = /^[\s]*[=+\-@\t\r]/.test(raw) && !NUMBER.test(raw) ? `'${raw}` : raw
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line with its end. `separator` is what the reader's spreadsheet expects between cells. */
export function csvLine(cells: readonly unknown[], separator: ',' | ';' = ','): string {
  return `${cells.map(csvCell).join(separator)}\r\n`
}
