import { expect, it } from 'vitest'
import { isPassing } from './passing.ts'

const withCode = (code: string, cause?: unknown) => Object.assign(new Error('x', { cause }), { code })

it('tells what is about the moment from what is about the work', () => {
  for (const error of [
    withCode('57P01'),
    withCode('57P03'),
    withCode('08006'),
    withCode('40P01'),
    withCode('ECONNREFUSED'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    withCode('25P02', withCode('57P01')),
  ])
    expect(isPassing(error), String(error)).toBe(true)
  for (const error of [withCode('23505'), withCode('22P02'), new TypeError('x is not a function'), 'text', null])
    expect(isPassing(error), String(error)).toBe(false)
})
