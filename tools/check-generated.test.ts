import { expect, it } from 'vitest'
import { describeStale } from './check-generated.ts'

it('is silent for a file that is as it should be, and names what differs otherwise', () => {
  expect(describeStale('a.sql', 'one\ntwo', 'one\ntwo')).toBeNull()
  expect(describeStale('a.sql', null, 'one')).toBe('a.sql: missing')
  expect(describeStale('a.sql', 'one\ntwo\ntwo', 'one\ntwo\nthree')).toBe(
    'a.sql: 1 lines to go, 1 to come\n    - two\n    + three',
  )
  expect(describeStale('a.sql', 'one\ntwo', 'two\none')).toBe('a.sql: the same lines in another order')
})

it('shows the first differences of many', () => {
  const many = Array.from({ length: 9 }, (_, n) => `line ${n}`).join('\n')
  expect(describeStale('a.sql', '', many)?.split('\n')).toHaveLength(9)
})
