import { expect, it } from 'vitest'
import { sampleCalls, sampleValue } from './sample-calls.ts'

it('fills a route: bare, with all filters, with each sort order, never with a cursor', () => {
  const calls = sampleCalls('/things/{id}', {
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      { name: 'from', in: 'query', required: true, schema: { type: 'string', format: 'date' } },
      { name: 'to', in: 'query', required: true, schema: { type: 'string', format: 'date' } },
      { name: 'q', in: 'query', schema: { type: 'string' } },
      { name: 'cursor', in: 'query', schema: { type: 'string' } },
      { name: 'sort', in: 'query', schema: { anyOf: [{ const: 'name' }, { const: '-name' }] } },
    ],
  })
  const base = '/things/01900000-0000-7000-8000-000000000000?from=2026-01-02&to=2026-01-09'
  expect(calls).toEqual([
    { url: base, label: '' },
    { url: `${base}&q=casa`, label: '?from&to&q' },
    { url: `${base}&sort=name`, label: '?sort=name' },
    { url: `${base}&sort=-name`, label: '?sort=-name' },
  ])
})

it('finds a value for each kind of schema', () => {
  expect(sampleValue({ type: 'integer', minimum: 3 })).toBe('3')
  expect(sampleValue({ type: 'boolean' })).toBe('true')
  expect(sampleValue({ type: 'string', pattern: '^[A-Z_]+$' })).toBe('NEW')
  expect(sampleValue({ anyOf: [{ type: 'null' }, { type: 'array', items: { enum: ['b', 'c'] } }] })).toBe('b')
})
