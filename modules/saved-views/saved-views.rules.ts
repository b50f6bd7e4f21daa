import { type TObject, type TSchema, Type } from 'typebox'
import { Check, Errors } from 'typebox/value'
import { AnnonceQuery } from '#modules/annonces'
import { ContactQuery } from '#modules/contacts'
import { DossierQuery } from '#modules/dossiers'
import type { ListName as ReferenceList } from '#modules/reference-data'
import { TaskQuery } from '#modules/tasks'
import type { FieldError } from '#platform/errors'

export const lists = ['DOSSIERS', 'ANNONCES', 'CONTACTS', 'TASKS'] as const
export type ListName = (typeof lists)[number]

/** What a list takes: its filter and its orders as its own route reads them, and who may read it. */
type ListShape = { permission: string; filter: TObject; sort: TSchema }

/** The query of a list without its paging: every name it does not know is refused. */
function shapeOf(permission: string, query: TObject): ListShape {
  const { limit: _limit, cursor: _cursor, sort, ...filter } = query.properties
  return { permission, filter: Type.Object(filter, { additionalProperties: false }), sort: sort ?? Type.Never() }
}

const shapes: Record<ListName, ListShape> = {
  DOSSIERS: shapeOf('dossier.read', DossierQuery),
  ANNONCES: shapeOf('annonce.read', AnnonceQuery),
  CONTACTS: shapeOf('contact.read', ContactQuery),
  TASKS: shapeOf('dossier.read', TaskQuery),
}

/** The permission that reading a list asks for. */
export function permissionOfList(list: ListName): string {
  return shapes[list].permission
}

export type Definition = { filter: Record<string, unknown>; sort: string | null }

/** Whether the organisation has a code in one of the lists it words itself. */
export type KnownCodes = (list: ReferenceList, code: string) => boolean

/** What is wrong with a definition for this list, field by field; nothing when the list would take it. */
export function faultsOf(list: ListName, { filter, sort }: Definition, known: KnownCodes): FieldError[] {
  const shape = shapes[list]
  const faults = [...new Set(Errors(shape.filter, filter).map((fault) => fieldOf(fault)))].map((field) => ({
    field,
    code: 'INVALID',
  }))
  if (reversed(filter)) faults.push({ field: 'filter.priceMin', code: 'REVERSED' })
  const { source } = filter
  if (list === 'DOSSIERS' && typeof source === 'string' && faults.length === 0 && !known('SOURCE', source))
    faults.push({ field: 'filter.source', code: 'UNKNOWN' })
  if (sort !== null && !Check(shape.sort, sort)) faults.push({ field: 'sort', code: 'INVALID' })
  return faults
}

/** The name a fault of the checker is about: the member itself, or the one that should not be there. */
function fieldOf(fault: { instancePath: string; params: object }): string {
  const extra = 'additionalProperties' in fault.params ? fault.params.additionalProperties : null
  const name = fault.instancePath.split('/')[1] ?? (Array.isArray(extra) ? String(extra[0]) : '')
  return name === '' ? 'filter' : `filter.${name}`
}

/** Bounds that the list itself would refuse. */
function reversed({ priceMin, priceMax }: Record<string, unknown>): boolean {
  return typeof priceMin === 'number' && typeof priceMax === 'number' && priceMin > priceMax
}
