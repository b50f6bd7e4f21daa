import type { PropertyType, Transaction } from '../../lib/api-annonces.ts'
import { type AnnonceSort, annonceSorts, type ListDefinition, type SavedView } from '../../lib/api-lists.ts'
import { type ListAddress, readListAddress } from '../lists/list-address.ts'
import { propertyTypes } from './annonce-codes.ts'

/** What the address of the annonces page holds. Prices in whole currency units, as a person types them. */
export interface AnnoncesSearch extends ListAddress {
  layout?: 'cards' | 'table' | undefined
  q?: string | undefined
  state?: string[] | undefined
  transaction?: Transaction | undefined
  propertyType?: PropertyType | undefined
  city?: string | undefined
  zone?: string | undefined
  priceMin?: number | undefined
  priceMax?: number | undefined
  bedroomsMin?: number | undefined
  order?: AnnonceSort | undefined
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, 120) : undefined

function whole(value: unknown): number | undefined {
  const n = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN
  return Number.isSafeInteger(n) && n >= 0 ? n : undefined
}

/** Reads the address; what is not understood is left out rather than sent to the server. */
export function readAnnoncesSearch(search: Record<string, unknown>): AnnoncesSearch {
  const states = (Array.isArray(search.state) ? search.state : [search.state]).filter(
    (s): s is string => typeof s === 'string' && /^[A-Z][A-Z0-9_]{1,39}$/.test(s),
  )
  return {
    ...readListAddress(search),
    layout: search.layout === 'table' || search.layout === 'cards' ? search.layout : undefined,
    q: text(search.q),
    state: states.length > 0 ? states : undefined,
    transaction: search.transaction === 'SALE' || search.transaction === 'RENT' ? search.transaction : undefined,
    propertyType: propertyTypes.find((p) => p === search.propertyType),
    city: text(search.city),
    zone: text(search.zone),
    priceMin: whole(search.priceMin),
    priceMax: whole(search.priceMax),
    bedroomsMin: whole(search.bedroomsMin),
    order: annonceSorts.find((o) => o === search.order),
  }
}

/** The filter as the API takes it: amounts in minor units. */
export function annoncesFilter(search: AnnoncesSearch) {
  const { layout: _layout, saved: _saved, cols: _cols, order: _order, state, priceMin, priceMax, ...rest } = search
  const kept = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined)) as typeof rest
  return {
    ...kept,
    ...(state ? { status: state } : {}),
    ...(priceMin === undefined ? {} : { priceMin: priceMin * 100 }),
    ...(priceMax === undefined ? {} : { priceMax: priceMax * 100 }),
  }
}

/** What a saved filter keeps of the address. */
export function definitionOf(search: AnnoncesSearch, columns: string[]): ListDefinition {
  return { filter: annoncesFilter(search), sort: search.order ?? 'recent', columns }
}

const inUnits = (minor: unknown) => (typeof minor === 'number' ? Math.round(minor / 100) : undefined)

/** The address that a saved filter opens. */
export function searchOf({ id, filter, sort, columns }: SavedView): AnnoncesSearch {
  const { status, priceMin, priceMax, ...rest } = filter
  return {
    ...readAnnoncesSearch({
      ...rest,
      state: status,
      priceMin: inUnits(priceMin),
      priceMax: inUnits(priceMax),
      order: sort === 'recent' ? undefined : sort,
    }),
    saved: id,
    cols: columns.length > 0 ? columns.join(',') : undefined,
  }
}

/** True while the address asks for nothing: no filter, no order, no columns. */
export function isBare({ layout: _layout, ...asked }: AnnoncesSearch): boolean {
  return Object.values(asked).every((value) => value === undefined)
}
