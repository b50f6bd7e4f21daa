import fc from 'fast-check'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { validatorCompiler } from './validator.ts'

const Query = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  price: Type.Optional(Type.Number()),
  open: Type.Optional(Type.Boolean()),
  q: Type.Optional(Type.String({ maxLength: 20 })),
  status: Type.Optional(Type.Union([Type.Literal('NEW'), Type.Array(Type.Literal('NEW'))])),
  sort: Type.Optional(Type.Union([Type.Literal('price'), Type.Literal('newest')])),
  kinds: Type.Optional(Type.Array(Type.String())),
  floor: Type.Optional(Type.Union([Type.Literal('ground'), Type.Integer()])),
  mode: Type.Optional(Type.Enum(['week', 'day'])),
})

const validate = validatorCompiler({ schema: Query, method: 'GET', url: '/', httpPart: 'querystring' })
const read = (query: Record<string, unknown>) =>
  validate(query) as { value?: unknown; error?: { instancePath: string }[] }

describe('the values of an address', () => {
  it('become what their schema asks for', () => {
    expect(
      read({ limit: '20', price: '-1.5', open: 'true', q: '7', status: ['NEW', 'NEW'], sort: 'price' }).value,
    ).toEqual({
      limit: 20,
      price: -1.5,
      open: true,
      q: '7',
      status: ['NEW', 'NEW'],
      sort: 'price',
    })
  })

  it('are read the same way where they may be of two kinds, one or several', () => {
    expect(read({ status: 'NEW', kinds: 'one', floor: '3', mode: 'day' }).value).toEqual({
      status: 'NEW',
      kinds: ['one'],
      floor: 3,
      mode: 'day',
    })
    expect(read({ kinds: ['one', 'two'], floor: 'ground' }).value).toEqual({ kinds: ['one', 'two'], floor: 'ground' })
    expect(read({ mode: 'month' }).error?.[0]?.instancePath).toBe('/mode')
  })

  it('are refused with their name when they cannot', () => {
    const wrong: [string, unknown][] = [
      ['limit', 'many'],
      ['limit', '0'],
      ['limit', '1.5'],
      ['limit', ''],
      ['limit', '1e1'],
      ['limit', '0x10'],
      ['limit', ['1', '2']],
      ['price', 'NaN'],
      ['price', 'Infinity'],
      ['open', 'yes'],
      ['q', ['a', 'b']],
      ['status', 'OLD'],
      ['sort', 'PRICE'],
    ]
    for (const [name, value] of wrong) {
      const error = read({ [name]: value }).error ?? []
      expect(error.map(({ instancePath }) => instancePath).join(), `${name}=${value}`).toContain(`/${name}`)
    }
  })

  it('never change what was given, and every whole number in range is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.string({ maxLength: 10 }), (limit, q) => {
        const given = { limit: String(limit), q }
        expect(read(given).value).toEqual({ limit, q })
        expect(given.limit).toBe(String(limit))
      }),
      { seed: 20 },
    )
  })
})
