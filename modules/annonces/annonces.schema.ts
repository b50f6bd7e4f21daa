import { type Static, type TSchema, Type } from 'typebox'
import { Transition } from '#modules/workflows'
import { pageQuery } from '#platform/http'

export const Id = Type.String({ format: 'uuid' })
const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Enum(values)
const strict = { additionalProperties: false }

export const transactions = ['SALE', 'RENT'] as const
export const propertyTypes = [
  'APARTMENT',
  'VILLA',
  'HOUSE',
  'STUDIO',
  'RIAD',
  'LAND',
  'OFFICE',
  'SHOP',
  'FARM',
  'ROOM',
] as const
export const rentPeriods = ['MONTH', 'WEEK', 'DAY'] as const
const dpeClasses = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const

export const Transaction = OneOf(...transactions)
export const PropertyType = OneOf(...propertyTypes)
export const RentPeriod = OneOf(...rentPeriods)
const Currency = OneOf('MAD', 'EUR')
const AddressPrecision = OneOf('EXACT', 'STREET', 'ZONE')

/** Minor units (centimes); the largest the table keeps. */
const Amount = Type.Integer({ minimum: 1, maximum: 99_999_999_999_999 })
const Day = Type.String({ format: 'date' })
const Count = Type.Integer({ minimum: 0, maximum: 100 })

export const mandateTypes = ['SIMPLE', 'SEMI_EXCLUSIVE', 'EXCLUSIVE'] as const

/**
 * The owner's order to sell or let. Dates are local days, both included. The number is the register's: once there is one,
 * the terms change by an entry of the register alone.
 */
export const Mandate = Type.Object(
  {
    type: OneOf(...mandateTypes),
    number: Nullable(Type.String({ minLength: 1, maxLength: 40 })),
    startsOn: Nullable(Day),
    endsOn: Nullable(Day),
    exclusiveUntil: Type.Optional(Nullable(Day)),
  },
  strict,
)
export type Mandate = Static<typeof Mandate>

/** What the agency is paid: an amount in minor units of the price's currency or a share of the price in percent. */
export const Fees = Type.Object(
  {
    amount: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 99_999_999_999_999 }))),
    percent: Type.Optional(Nullable(Type.Number({ minimum: 0, maximum: 100 }))),
    payer: OneOf('BUYER', 'SELLER', 'TENANT', 'LANDLORD', 'SHARED'),
  },
  strict,
)
export type Fees = Static<typeof Fees>

/** French energy performance diagnosis: classes, kWh and kg CO₂ per m² and year, yearly cost range in minor units. */
export const Energy = Type.Object(
  {
    dpeClass: OneOf(...dpeClasses),
    ghgClass: Type.Optional(Nullable(OneOf(...dpeClasses))),
    kwh: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 5000 }))),
    kg: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 2000 }))),
    costMin: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 }))),
    costMax: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 }))),
    issuedOn: Type.Optional(Nullable(Day)),
  },
  strict,
)
export type Energy = Static<typeof Energy>

/** Ownership papers: the Moroccan status with its number; the French condominium with lots and yearly charges. */
export const TitleDeed = Type.Object(
  {
    status: Type.Optional(Nullable(OneOf('TITRE_FONCIER', 'REQUISITION', 'MELKIA'))),
    number: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 40 }))),
    condominium: Type.Optional(Nullable(Type.Boolean())),
    lots: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 10_000 }))),
    annualCharges: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 10_000_000_000 }))),
  },
  strict,
)
export type TitleDeed = Static<typeof TitleDeed>

const optional = {
  description: Type.Optional(Type.String({ maxLength: 5000 })),
  price: Type.Optional(Nullable(Type.Object({ amount: Amount, currency: Currency }, strict))),
  rentPeriod: Type.Optional(Nullable(RentPeriod)),
  surface: Type.Optional(Nullable(Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 }))),
  landSurface: Type.Optional(Nullable(Type.Number({ exclusiveMinimum: 0, maximum: 100_000_000 }))),
  rooms: Type.Optional(Nullable(Count)),
  bedrooms: Type.Optional(Nullable(Count)),
  bathrooms: Type.Optional(Nullable(Count)),
  floor: Type.Optional(Nullable(Type.Integer({ minimum: -5, maximum: 200 }))),
  floors: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 200 }))),
  yearBuilt: Type.Optional(Nullable(Type.Integer({ minimum: 1000, maximum: 2100 }))),
  furnished: Type.Optional(Nullable(Type.Boolean())),
  features: Type.Optional(
    Type.Array(Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,39}$' }), { maxItems: 40, uniqueItems: true }),
  ),
  zone: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 120 }))),
  address: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 300 }))),
  addressPrecision: Type.Optional(AddressPrecision),
  latitude: Type.Optional(Nullable(Type.Number({ minimum: -90, maximum: 90 }))),
  longitude: Type.Optional(Nullable(Type.Number({ minimum: -180, maximum: 180 }))),
  ownerContactId: Type.Optional(Nullable(Id)),
  mandate: Type.Optional(Nullable(Mandate)),
  fees: Type.Optional(Nullable(Fees)),
  energy: Type.Optional(Nullable(Energy)),
  titleDeed: Type.Optional(Nullable(TitleDeed)),
}
const Title = Type.String({ minLength: 10, maxLength: 120 })
const City = Type.String({ minLength: 1, maxLength: 120 })

export const NewAnnonce = Type.Object(
  {
    branchId: Type.Optional(Id),
    title: Title,
    transaction: Transaction,
    propertyType: PropertyType,
    city: City,
    ...optional,
  },
  strict,
)
export type NewAnnonce = Static<typeof NewAnnonce>

export const AnnoncePatch = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    title: Type.Optional(Title),
    transaction: Type.Optional(Transaction),
    propertyType: Type.Optional(PropertyType),
    city: Type.Optional(City),
    ...optional,
  },
  strict,
)
export type AnnoncePatch = Static<typeof AnnoncePatch>

/** Facts as they stand in a form: titles and places may still be empty. */
export const QualityPreview = Type.Object(
  {
    id: Type.Optional(Id),
    branchId: Type.Optional(Id),
    title: Type.Optional(Type.String({ maxLength: 120 })),
    transaction: Type.Optional(Transaction),
    propertyType: Type.Optional(PropertyType),
    city: Type.Optional(Type.String({ maxLength: 120 })),
    ...optional,
  },
  strict,
)
export type QualityPreview = Static<typeof QualityPreview>

/** How a sale or a letting ended: price in minor units of the annonce's currency, day of the signature. */
export const Closing = Type.Object({ kind: OneOf('SOLD', 'RENTED'), amount: Amount, date: Day }, strict)
export type Closing = Static<typeof Closing>

const Reason = Type.String({ minLength: 1, maxLength: 1000 })
export const AnnonceMove = Type.Object(
  {
    to: Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,39}$' }),
    version: Type.Integer({ minimum: 1 }),
    closing: Type.Optional(Closing),
    justification: Type.Optional(Reason),
    moderationReason: Type.Optional(Reason),
    duplicateOverrideReason: Type.Optional(Reason),
  },
  strict,
)
export type AnnonceMove = Static<typeof AnnonceMove>

const Status = Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,39}$' })
export const sorts = ['recent', 'oldest', 'price', '-price', 'quality', '-quality'] as const
export const AnnonceQuery = Type.Object({
  ...pageQuery,
  status: Type.Optional(Type.Union([Status, Type.Array(Status, { maxItems: 20 })])),
  transaction: Type.Optional(Transaction),
  propertyType: Type.Optional(PropertyType),
  city: Type.Optional(Type.String({ maxLength: 120 })),
  zone: Type.Optional(Type.String({ maxLength: 120 })),
  priceMin: Type.Optional(Type.Integer({ minimum: 0, maximum: 99_999_999_999_999 })),
  priceMax: Type.Optional(Type.Integer({ minimum: 0, maximum: 99_999_999_999_999 })),
  bedroomsMin: Type.Optional(Count),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  sort: Type.Optional(OneOf(...sorts)),
})
export type AnnonceQuery = Static<typeof AnnonceQuery>

export const PhotoOrder = Type.Object(
  {
    order: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true })),
    coverId: Type.Optional(Id),
  },
  strict,
)
export type PhotoOrder = Static<typeof PhotoOrder>
/** The part to keep, as shares of the upright picture as it was uploaded: at least a tenth each way. */
export const PhotoCrop = Type.Object(
  {
    x: Type.Number({ minimum: 0, maximum: 0.9 }),
    y: Type.Number({ minimum: 0, maximum: 0.9 }),
    width: Type.Number({ minimum: 0.1, maximum: 1 }),
    height: Type.Number({ minimum: 0.1, maximum: 1 }),
  },
  strict,
)
export type PhotoCrop = Static<typeof PhotoCrop>
export const PhotoText = Type.Object({ alt: Nullable(Type.String({ maxLength: 300 })) }, strict)

// ---------------------------------------------------------------- answers

const Money = Type.Object({ amount: Type.Integer(), currency: Currency })

export const Photo = Type.Object({
  id: Type.String(),
  position: Type.Integer(),
  isCover: Type.Boolean(),
  alt: Nullable(Type.String()),
  width: Type.Integer(),
  height: Type.Integer(),
  /** The part that is shown; null when it is all of it. */
  crop: Nullable(PhotoCrop),
  /** The whole picture, to choose another part of. */
  wholeUrl: Type.String(),
  urls: Type.Object({ thumb: Type.String(), card: Type.String(), large: Type.String() }),
})
export type Photo = Static<typeof Photo>

export const Quality = Type.Object({
  score: Type.Integer(),
  missing: Type.Array(Type.Object({ code: Type.String(), label: Type.String() })),
})

const summary = {
  id: Type.String(),
  reference: Type.String(),
  status: Type.String(),
  title: Type.String(),
  transaction: Transaction,
  propertyType: PropertyType,
  /** Null in a draft whose price is not known yet. */
  price: Nullable(Money),
  rentPeriod: Nullable(RentPeriod),
  surface: Nullable(Type.Number()),
  bedrooms: Nullable(Type.Integer()),
  rooms: Nullable(Type.Integer()),
  city: Type.String(),
  zone: Nullable(Type.String()),
  coverUrl: Nullable(Type.String()),
  updatedAt: Type.String(),
}
export const AnnonceSummary = Type.Object({ ...summary, quality: Type.Object({ score: Type.Integer() }) })
export type AnnonceSummary = Static<typeof AnnonceSummary>

export const Annonce = Type.Object({
  ...summary,
  branchId: Type.String(),
  description: Type.String(),
  landSurface: Nullable(Type.Number()),
  bathrooms: Nullable(Type.Integer()),
  floor: Nullable(Type.Integer()),
  floors: Nullable(Type.Integer()),
  yearBuilt: Nullable(Type.Integer()),
  furnished: Nullable(Type.Boolean()),
  features: Type.Array(Type.String()),
  address: Nullable(Type.String()),
  addressPrecision: AddressPrecision,
  latitude: Nullable(Type.Number()),
  longitude: Nullable(Type.Number()),
  ownerContactId: Nullable(Type.String()),
  mandate: Nullable(Mandate),
  fees: Nullable(Fees),
  energy: Nullable(Energy),
  titleDeed: Nullable(TitleDeed),
  closing: Nullable(Closing),
  moderationReason: Nullable(Type.String()),
  /** The platform's own block, which the organisation cannot lift. */
  platformBlock: Nullable(Type.Object({ reason: Type.String(), at: Type.String() })),
  quality: Quality,
  photos: Type.Array(Photo),
  publishedAt: Nullable(Type.String()),
  createdAt: Type.String(),
  version: Type.Integer(),
  actions: Type.Object({ allowed: Type.Array(Transition), canEdit: Type.Boolean() }),
})
export type Annonce = Static<typeof Annonce>

export const PricePoint = Type.Object({
  amount: Type.Integer(),
  currency: Currency,
  at: Type.String(),
  actor: Type.Object({ kind: Type.String(), id: Nullable(Type.String()), name: Nullable(Type.String()) }),
})
export type PricePoint = Static<typeof PricePoint>
