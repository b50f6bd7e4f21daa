import openapiTS, { astToString } from 'openapi-typescript'
import type { App } from '../../apps/server/app.ts'

/** The part of an OpenAPI document that the generators read. */
export interface OpenApi {
  paths: Record<string, Record<string, Operation>>
}

export interface Operation {
  parameters?: Parameter[]
  responses?: Record<string, { content?: Record<string, unknown> }>
  tags?: string[]
}

export interface Parameter {
  name: string
  in: 'query' | 'path' | 'header' | 'cookie'
  required?: boolean
  schema: JsonSchema
}

export interface JsonSchema {
  type?: string | string[]
  format?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
  minimum?: number
  pattern?: string
}

/** Object keys in one order, so that the order in which modules register changes nothing; lists keep theirs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}

/** The OpenAPI document of a booted application, with its keys sorted. */
export function openApiOf(app: App): OpenApi {
  // Through JSON: what the schema builder keeps beside the schema (symbols, undefined) is not part of the document.
  return sorted(JSON.parse(JSON.stringify(app.http.app.swagger()))) as OpenApi
}

const HEADER = '// Generated from contracts/openapi.json by `npm run generate`. Never edited by hand.\n\n'

/** The types of the client, for openapi-fetch: one entry per path, with its parameters, bodies and answers. */
export async function clientTypes(document: OpenApi): Promise<string> {
  const tree = await openapiTS(JSON.stringify(document), { alphabetize: true, defaultNonNullable: false })
  return `${HEADER}${astToString(tree)}`
}
