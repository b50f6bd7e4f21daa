import { expect, it } from 'vitest'
import { segmentsOf } from './segments.ts'

it.each([
  ['é is of the GSM alphabet', 'é', 'GSM-7', 1, 1],
  ['€ takes two places in it', '€', 'GSM-7', 1, 2],
  ['160 letters are one message', 'a'.repeat(160), 'GSM-7', 1, 160],
  ['161 are two', 'a'.repeat(161), 'GSM-7', 2, 161],
  ['81 euro signs are two', '€'.repeat(81), 'GSM-7', 2, 162],
  ['ê is not of it', 'ê', 'UCS-2', 1, 1],
  ['70 Arabic letters are one message', 'م'.repeat(70), 'UCS-2', 1, 70],
  ['71 are two', 'م'.repeat(71), 'UCS-2', 2, 71],
  ['an emoji is one character in two places', '😀', 'UCS-2', 1, 1],
  ['36 of them are two messages', '😀'.repeat(36), 'UCS-2', 2, 36],
  ['nothing costs nothing', '', 'GSM-7', 0, 0],
])('%s', (_what, text, encoding, segments, characters) => {
  expect(segmentsOf(text)).toEqual({ encoding, segments, characters })
})
