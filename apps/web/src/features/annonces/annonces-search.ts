import type { PropertyType, Transaction } from '../../lib/api-types.ts'
import { propertyTypes } from './annonce-codes.ts'

/** What the address of the annonces page holds. Prices in whole currency units, as a person types them. */
export interface AnnoncesSearch {
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
  order?: AnnonceOrder | undefined
}

export const orders = ['recent', 'price', '-price'] as const
type AnnonceOrder = (typeof orders)[number]

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
    order: orders.find((o) => o === search.order),
  }
}

/** The filter as the API takes it: amounts in minor units. */
export function annoncesFilter(search: AnnoncesSearch) {
  const { layout: _layout, state, priceMin, priceMax, order, ...rest } = search
  const kept = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined)) as typeof rest
  return {
    ...kept,
    ...(state ? { status: state } : {}),
    ...(priceMin === undefined ? {} : { priceMin: priceMin * 100 }),
    ...(priceMax === undefined ? {} : { priceMax: priceMax * 100 }),
    sort: order ?? ('recent' as const),
  }
}
