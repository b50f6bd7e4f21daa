import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvLine } from './index.ts'

/** Cells of one CSV line, read as a spreadsheet would (RFC 4180). */
function cells(line: string): string[] {
  const found: string[] = []
  let rest = `,${line.slice(0, -2)}`
  while (rest.startsWith(',')) {
    const quoted = /^,"((?:[^"]|"")*)"/s.exec(rest)
    const plain = quoted ?? /^,([^,]*)/s.exec(rest)
    found.push((plain?.[1] ?? '').replaceAll('""', quoted ? '"' : '""'))
    rest = rest.slice(plain?.[0].length ?? rest.length)
  }
  return found
}

describe('csv', () => {
  it('never hands a spreadsheet a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', '\n='), fc.string(), (lead, rest) => {
        const [cell] = cells(csvLine([lead + rest]))
        expect(/^-?\d+(\.\d+)?$/.test(cell ?? '') || cell?.startsWith("'")).toBe(true)
      }),
    )
  })

  it('keeps every text readable, whatever quotes, commas and line ends it holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const read = cells(csvLine([a, b]))
        expect(read.map((cell) => cell.replace(/^'/, ''))).toEqual([a, b].map((text) => text.replace(/^'/, '')))
      }),
    )
  })

  it('leaves numbers numbers, and takes the separator of the reader', () => {
    expect(csvCell(-5)).toBe('-5')
    expect(csvCell('-5.25')).toBe('-5.25')
    expect(csvCell(null)).toBe('')
    expect(csvLine(['a;b', 'c'], ';')).toBe('"a;b";c\r\n')
    expect(csvLine(['-1+1', '@x', '\t=1'], ';')).toBe("'-1+1;'@x;'\t=1\r\n")
  })
})
