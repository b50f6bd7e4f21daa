import type { paths as Contract } from '../../../../contracts/client.d.ts'
import type { AnnonceSort } from './api-lists.ts'
import type { PhotoCrop } from './api-mandates.ts'
import type { Act, Actor, Currency, Id, Money, Page, Paged, Read } from './api-types.ts'
import type { Transition } from './api-workflows.ts'

export type Transaction = 'SALE' | 'RENT'

export type PropertyType =
  | 'APARTMENT'
  | 'VILLA'
  | 'HOUSE'
  | 'STUDIO'
  | 'RIAD'
  | 'LAND'
  | 'OFFICE'
  | 'SHOP'
  | 'FARM'
  | 'ROOM'

export type RentPeriod = 'MONTH' | 'WEEK' | 'DAY'

export type EnergyClass = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G'

/** The owner's order to sell or let; dates are local days, both included. */
export interface Mandate {
  type: 'SIMPLE' | 'SEMI_EXCLUSIVE' | 'EXCLUSIVE'
  number: string | null
  startsOn: string | null
  endsOn: string | null
  exclusiveUntil?: string | null
}

/** Fees: minor units of the price's currency, or a percentage of the price. */
export interface Fees {
  amount?: number | null
  percent?: number | null
  payer: 'BUYER' | 'SELLER' | 'TENANT' | 'LANDLORD' | 'SHARED'
}

/** French energy diagnosis: kWh and kg CO₂ per m² and year, yearly cost range in minor units. */
export interface Energy {
  dpeClass: EnergyClass
  ghgClass?: EnergyClass | null
  kwh?: number | null
  kg?: number | null
  costMin?: number | null
  costMax?: number | null
  issuedOn?: string | null
}

export interface TitleDeed {
  status?: 'TITRE_FONCIER' | 'REQUISITION' | 'MELKIA' | null
  number?: string | null
  condominium?: boolean | null
  lots?: number | null
  annualCharges?: number | null
}

/** How a sale or a letting ended; the amount in minor units of the annonce's currency. */
export interface Closing {
  kind: 'SOLD' | 'RENTED'
  amount: number
  date: string
}

export interface Photo {
  id: string
  position: number
  isCover: boolean
  alt: string | null
  width: number
  height: number
  crop: PhotoCrop | null
  wholeUrl: string
  urls: { thumb: string; card: string; large: string }
}

export interface AnnonceSummary {
  id: string
  reference: string
  status: string
  title: string
  transaction: Transaction
  propertyType: PropertyType
  /** Null in a draft whose price is not known yet. */
  price: Money | null
  rentPeriod: RentPeriod | null
  surface: number | null
  bedrooms: number | null
  rooms: number | null
  city: string | null
  zone: string | null
  coverUrl: string | null
  quality: { score: number } | null
  updatedAt: string
}

export interface Annonce extends Omit<AnnonceSummary, 'quality'> {
  branchId: string
  description: string
  landSurface: number | null
  bathrooms: number | null
  floor: number | null
  floors: number | null
  yearBuilt: number | null
  furnished: boolean | null
  features: string[]
  address: string | null
  addressPrecision: 'EXACT' | 'STREET' | 'ZONE'
  latitude: number | null
  longitude: number | null
  ownerContactId: string | null
  mandate: Mandate | null
  fees: Fees | null
  energy: Energy | null
  titleDeed: TitleDeed | null
  closing: Closing | null
  moderationReason: string | null
  platformBlock: { reason: string; at: string } | null
  quality: { score: number; missing: { code: string; label: string }[] }
  photos: Photo[]
  publishedAt: string | null
  createdAt: string
  version: number
  actions: { allowed: Transition[]; canEdit: boolean }
}

/** What a person writes about an annonce; photos and state have their own calls. */
export type AnnonceInput = Pick<
  Annonce,
  | 'title'
  | 'description'
  | 'transaction'
  | 'propertyType'
  | 'price'
  | 'rentPeriod'
  | 'surface'
  | 'landSurface'
  | 'rooms'
  | 'bedrooms'
  | 'bathrooms'
  | 'floor'
  | 'floors'
  | 'yearBuilt'
  | 'furnished'
  | 'features'
  | 'city'
  | 'zone'
  | 'address'
  | 'addressPrecision'
  | 'latitude'
  | 'longitude'
  | 'ownerContactId'
  | 'mandate'
  | 'fees'
  | 'energy'
  | 'titleDeed'
> & { city: string }

export interface PricePoint {
  amount: number
  currency: Currency
  at: string
  actor: Actor
}

/** What a new annonce may and must carry, as the contract says it. */
export type NewAnnonce = Contract['/api/v1/annonces']['post']['requestBody']['content']['application/json']

export interface AnnoncePaths {
  '/api/v1/annonces': {
    get: Read<
      Page<AnnonceSummary>,
      Paged & {
        status?: string | string[]
        transaction?: string
        city?: string
        zone?: string
        propertyType?: string
        priceMin?: number
        priceMax?: number
        bedroomsMin?: number
        q?: string
        sort?: AnnonceSort
      }
    >
    post: Act<Annonce, NewAnnonce>
  }
  '/api/v1/annonces/{id}': {
    get: Read<Annonce, never, Id>
    patch: Act<Annonce, Partial<AnnonceInput> & { version: number }, Id>
  }
  '/api/v1/annonces/{id}/transitions': {
    post: Act<
      Annonce,
      {
        to: string
        version: number
        closing?: Closing
        justification?: string
        moderationReason?: string
        duplicateOverrideReason?: string
      },
      Id
    >
  }
  '/api/v1/annonces/{id}/photos': {
    post: Act<Photo, FormData, Id>
    patch: Act<Annonce, { order?: string[]; coverId?: string }, Id>
  }
  '/api/v1/annonces/{id}/photos/{photoId}': {
    patch: Act<Photo, { alt: string | null }, { id: string; photoId: string }>
    delete: Act<null, never, { id: string; photoId: string }>
  }
  '/api/v1/annonces/{id}/price-history': { get: Read<{ items: PricePoint[] }, never, Id> }
}
