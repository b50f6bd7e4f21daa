import type { JsonSchema, Operation, Parameter } from './contract.ts'

/** One request to ask, and what of it is worth naming beside the route. */
export interface SampleCall {
  url: string
  label: string
}

const SAMPLE_ID = '01900000-0000-7000-8000-000000000000'
const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: SAMPLE_ID,
  'date-time': '2026-01-02T09:00:00Z',
  date: '2026-01-02',
  email: 'a@example.test',
}
/** The end of a period lies after its beginning. */
const PERIOD_END: Readonly<Record<string, string>> = { 'date-time': '2026-01-09T09:00:00Z', date: '2026-01-09' }

/** Tried in turn where a pattern asks for a certain kind of word. */
const WORDS = ['casa', 'NEW', 'fr', '09:00', '2026'] as const

/** A value that a schema takes, as it stands in an address. */
export function sampleValue(schema: JsonSchema): string {
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum) return String(schema.enum[0])
  const choice = schema.anyOf?.find(({ type }) => type !== 'null')
  if (choice) return sampleValue(choice)
  if (schema.items) return sampleValue(schema.items)
  if (schema.format && BY_FORMAT[schema.format]) return BY_FORMAT[schema.format] ?? ''
  if (schema.type === 'boolean') return 'true'
  if (schema.type === 'integer' || schema.type === 'number') return String(Math.max(schema.minimum ?? 1, 1))
  const { pattern } = schema
  return (pattern && WORDS.find((word) => new RegExp(pattern).test(word))) || WORDS[0]
}

/** The literal values a parameter may take, when they are counted. */
function choicesOf(schema: JsonSchema): string[] {
  if (schema.enum) return schema.enum.map(String)
  return (schema.anyOf ?? []).flatMap((one) => (one.const === undefined ? [] : [String(one.const)]))
}

function withQuery(path: string, query: readonly (readonly [string, string])[]): string {
  const text = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return text === '' ? path : `${path}?${text}`
}

/**
 * The requests that together show a GET route: with what it requires alone, with all its filters, and with each sort
 * order. Cursors are left out: only the server can make one.
 */
export function sampleCalls(route: string, operation: Operation): SampleCall[] {
  const parameters = operation.parameters ?? []
  const path = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((url, { name, schema }) => url.replace(`{${name}}`, encodeURIComponent(sampleValue(schema))), route)
  const query = parameters.filter((parameter) => parameter.in === 'query' && parameter.name !== 'cursor')
  const pair = ({ name, schema }: Parameter) => {
    const end = name === 'to' && schema.format ? PERIOD_END[schema.format] : undefined
    return [name, end ?? sampleValue(schema)] as const
  }
  const required = query.filter((parameter) => parameter.required).map(pair)
  const filters = query.filter(({ name }) => name !== 'limit' && name !== 'sort').map(pair)
  const sort = query.find(({ name }) => name === 'sort')
  const calls: SampleCall[] = [{ url: withQuery(path, required), label: '' }]
  if (filters.length > required.length)
    calls.push({ url: withQuery(path, filters), label: `?${filters.map(([name]) => name).join('&')}` })
  for (const order of sort ? choicesOf(sort.schema) : [])
    calls.push({ url: withQuery(path, [...required, ['sort', order]]), label: `?sort=${order}` })
  return calls
}
