import { expect, it } from 'vitest'
import { askedRows, readOperationsSearch } from './operations-search.ts'

it('reads what it knows from the address and leaves out the rest', () => {
  expect(readOperationsSearch({ tab: 'letters', only: 'x', figure: 'failed', code: 131026, account: '' })).toEqual({
    tab: 'letters',
    only: undefined,
    figure: 'failed',
    code: '131026',
    account: undefined,
  })
  expect(readOperationsSearch({ tab: 'constructor', figure: 'toString' })).toMatchObject({
    tab: undefined,
    figure: undefined,
  })
  expect(askedRows({ code: 'x' })).toBeNull()
  expect(askedRows({ figure: 'waiting', account: 'a' })).toEqual({ figure: 'waiting', account: 'a' })
})
