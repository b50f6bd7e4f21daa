import fc from 'fast-check'

/** A JSON schema, as far as the API document uses them. */
export type Schema = {
  type?: string
  format?: string
  pattern?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  required?: string[]
  properties?: Record<string, Schema>
  items?: Schema
}

/** Texts that have broken servers before. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff y',
  '\u202e\u200f مرحبا',
  "'; drop table app.contacts; --",
  "' or '1'='1",
  '%_\\%',
  '{{7*7}}<%= 7*7 %>#{7*7}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  '=cmd|/c calc!A1',
  'null',
  'undefined',
  'NaN',
  '-Infinity',
  '1e999',
  '99999999999999999999999999',
  '٣٤٥',
  '٠٥',
  '2026-02-30',
  '2026-13-45T99:99:99Z',
  '0000-00-00T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '2026-03-12T09:00:00+99:99',
  '24:60',
  'infinity',
  'now',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '0195a000-0000-7000-8000-000000000000\n',
  '{',
  '[1,2',
  '((((((((((a*)*)*)*)*)*)*)*)*)*b',
  `${'a'.repeat(60)}!`,
  'é'.repeat(300),
  'x'.repeat(5_000),
  'x'.repeat(70_000),
  '\u0301'.repeat(500),
  '👨‍👩‍👧‍👦'.repeat(100),
]

const NUMBERS = [
  0,
  -0,
  -1,
  0.1,
  1e-7,
  2_147_483_647,
  2_147_483_648,
  -2_147_483_649,
  9_007_199_254_740_991,
  2 ** 53 + 2,
  9.3e18,
  -9.3e18,
  1e300,
  -1e300,
]

function nested(depth: number): unknown {
  let value: unknown = 'end'
  for (let i = 0; i < depth; i += 1) value = i % 2 ? [value] : { a: value }
  return value
}

/** Values of the wrong kind, size or shape. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { $gt: '' }, ['a', 'a']) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      nested(30),
      nested(2_000),
      Array.from({ length: 5_000 }, () => 1),
    ),
  },
  { weight: 1, arbitrary: fc.constant({ constructor: { prototype: { polluted: true } }, toString: 'x', length: -1 }) },
  { weight: 1, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)

const instant = fc
  .integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 5, 1) })
  .map((ms) => new Date(Math.floor(ms / 900_000) * 900_000).toISOString())

function text(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.uuid({ version: 7 })
  if (schema.format === 'date-time') return instant
  if (schema.format === 'date') return instant.map((at) => at.slice(0, 10))
  const { minLength = 0, maxLength = 40 } = schema
  const fits = (value: string) => value.length >= minLength && value.length <= maxLength
  if (schema.pattern && schema.pattern !== '\\S' && schema.pattern !== '\\S.*\\S')
    return fc.stringMatching(new RegExp(schema.pattern)).filter(fits)
  const words = ['Salma', 'Appartement à Rabat', 'salma@example.test', '+212661234567', 'ok', 'abc'].filter(fits)
  return words.length > 0 ? fc.constantFrom(...words) : fc.string({ minLength, maxLength, unit: 'grapheme-ascii' })
}

/** Values that the schema allows. Real ids come by the name of the property. */
export function good(schema: Schema, ids: Record<string, string>, name = ''): fc.Arbitrary<unknown> {
  const known = ids[name]
  if (known !== undefined) return fc.constant(known)
  // Of a row that is there, mostly the present one: else nothing gets past the optimistic lock.
  if (name === 'version') return fc.constantFrom(1, 1, 1, 2, 2, 3, 4)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((part) => good(part, ids, name)))
  switch (schema.type) {
    case 'string':
      return text(schema)
    case 'integer':
    case 'number': {
      const { minimum = 0, maximum = 1_000 } = schema
      const least = Math.ceil(minimum)
      return fc.integer({ min: least, max: Math.max(least, Math.floor(Math.min(maximum, 1_000))) })
    }
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const { minItems = 0, maxItems = 3 } = schema
      const length = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 3)) }
      return schema.uniqueItems
        ? fc.uniqueArray(good(schema.items ?? {}, ids), { ...length, comparator: 'SameValue' })
        : fc.array(good(schema.items ?? {}, ids), length)
    }
    case 'object': {
      const parts = Object.entries(schema.properties ?? {}).map(([key, part]) => [key, good(part, ids, key)])
      const record: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(parts)
      return fc.record(record, { requiredKeys: schema.required ?? [] })
    }
    default:
      return fc.constantFrom<unknown>('text', 1, true, null, { a: 'b' })
  }
}

/** A good value with one of its parts made hostile, or one added. */
export function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(value, hostile, fc.nat(), fc.constantFrom('org_id', 'orgId', 'id', 'constructor', 'x'.repeat(300)))
    .map(([whole, poison, at, extra]) => {
      if (typeof whole !== 'object' || whole === null) return poison
      const keys = Object.keys(whole)
      const key = at % 7 === 0 || keys.length === 0 ? extra : (keys[at % keys.length] ?? extra)
      return Array.isArray(whole) ? [...whole, poison] : { ...whole, [key]: poison }
    })
}
