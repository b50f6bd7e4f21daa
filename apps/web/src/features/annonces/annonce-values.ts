import type {
  Annonce,
  AnnonceInput,
  EnergyClass,
  Fees,
  Mandate,
  PropertyType,
  RentPeriod,
  TitleDeed,
  Transaction,
} from '../../lib/api-annonces.ts'
import type { Currency } from '../../lib/api-types.ts'

type Figure = number | ''

/** What the fields of the form hold: money in whole units, days as `YYYY-MM-DD`, empty text for "not said". */
export interface AnnonceValues {
  branchId: string
  title: string
  transaction: Transaction
  propertyType: PropertyType
  description: string
  price: Figure
  currency: Currency
  rentPeriod: RentPeriod
  surface: Figure
  landSurface: Figure
  rooms: Figure
  bedrooms: Figure
  bathrooms: Figure
  floor: Figure
  floors: Figure
  yearBuilt: Figure
  furnished: 'unknown' | 'yes' | 'no'
  features: string[]
  city: string
  zone: string
  address: string
  addressPrecision: Annonce['addressPrecision']
  latitude: Figure
  longitude: Figure
  ownerContactId: string
  mandateType: Mandate['type'] | ''
  mandateNumber: string
  mandateStarts: string
  mandateEnds: string
  exclusiveUntil: string
  feesPayer: Fees['payer'] | ''
  feesPercent: Figure
  feesAmount: Figure
  dpeClass: EnergyClass | ''
  ghgClass: EnergyClass | ''
  kwh: Figure
  kg: Figure
  costMin: Figure
  costMax: Figure
  energyIssued: string
  deedStatus: NonNullable<TitleDeed['status']> | ''
  deedNumber: string
  condominium: boolean
  lots: Figure
  annualCharges: Figure
}

export function blankAnnonce(branch: { id: string; city: string; currency: Currency }): AnnonceValues {
  return {
    branchId: branch.id,
    title: '',
    transaction: 'SALE',
    propertyType: 'APARTMENT',
    description: '',
    price: '',
    currency: branch.currency,
    rentPeriod: 'MONTH',
    surface: '',
    landSurface: '',
    rooms: '',
    bedrooms: '',
    bathrooms: '',
    floor: '',
    floors: '',
    yearBuilt: '',
    furnished: 'unknown',
    features: [],
    city: branch.city,
    zone: '',
    address: '',
    addressPrecision: 'ZONE',
    latitude: '',
    longitude: '',
    ownerContactId: '',
    mandateType: '',
    mandateNumber: '',
    mandateStarts: '',
    mandateEnds: '',
    exclusiveUntil: '',
    feesPayer: '',
    feesPercent: '',
    feesAmount: '',
    dpeClass: '',
    ghgClass: '',
    kwh: '',
    kg: '',
    costMin: '',
    costMax: '',
    energyIssued: '',
    deedStatus: '',
    deedNumber: '',
    condominium: false,
    lots: '',
    annualCharges: '',
  }
}

const units = (minor: number | null | undefined): Figure => (minor == null ? '' : minor / 100)
const minor = (figure: Figure): number | null => (figure === '' ? null : Math.round(figure * 100))
const figure = (value: number | null | undefined): Figure => value ?? ''
const number = (value: Figure): number | null => (value === '' ? null : value)
const text = (value: string): string | null => value.trim() || null

/** The annonce as the form shows it. */
export function valuesOf(a: Annonce, currency: Currency): AnnonceValues {
  return {
    branchId: a.branchId,
    title: a.title,
    transaction: a.transaction,
    propertyType: a.propertyType,
    description: a.description,
    price: units(a.price?.amount),
    currency: a.price?.currency ?? currency,
    rentPeriod: a.rentPeriod ?? 'MONTH',
    surface: figure(a.surface),
    landSurface: figure(a.landSurface),
    rooms: figure(a.rooms),
    bedrooms: figure(a.bedrooms),
    bathrooms: figure(a.bathrooms),
    floor: figure(a.floor),
    floors: figure(a.floors),
    yearBuilt: figure(a.yearBuilt),
    furnished: a.furnished === null ? 'unknown' : a.furnished ? 'yes' : 'no',
    features: a.features,
    city: a.city ?? '',
    zone: a.zone ?? '',
    address: a.address ?? '',
    addressPrecision: a.addressPrecision,
    latitude: figure(a.latitude),
    longitude: figure(a.longitude),
    ownerContactId: a.ownerContactId ?? '',
    mandateType: a.mandate?.type ?? '',
    mandateNumber: a.mandate?.number ?? '',
    mandateStarts: a.mandate?.startsOn ?? '',
    mandateEnds: a.mandate?.endsOn ?? '',
    exclusiveUntil: a.mandate?.exclusiveUntil ?? '',
    feesPayer: a.fees?.payer ?? '',
    feesPercent: figure(a.fees?.percent),
    feesAmount: units(a.fees?.amount),
    dpeClass: a.energy?.dpeClass ?? '',
    ghgClass: a.energy?.ghgClass ?? '',
    kwh: figure(a.energy?.kwh),
    kg: figure(a.energy?.kg),
    costMin: units(a.energy?.costMin),
    costMax: units(a.energy?.costMax),
    energyIssued: a.energy?.issuedOn ?? '',
    deedStatus: a.titleDeed?.status ?? '',
    deedNumber: a.titleDeed?.number ?? '',
    condominium: a.titleDeed?.condominium ?? false,
    lots: figure(a.titleDeed?.lots),
    annualCharges: units(a.titleDeed?.annualCharges),
  }
}

function titleDeedOf(v: AnnonceValues): TitleDeed | null {
  const deed = {
    status: v.deedStatus || null,
    number: text(v.deedNumber),
    condominium: v.condominium || null,
    lots: number(v.lots),
    annualCharges: minor(v.annualCharges),
  }
  return Object.values(deed).some((x) => x !== null) ? deed : null
}

/** The form as the API takes it: minor units, null for what is not said. */
export function inputOf(v: AnnonceValues): AnnonceInput {
  const amount = minor(v.price)
  return {
    title: v.title.trim(),
    description: v.description.trim(),
    transaction: v.transaction,
    propertyType: v.propertyType,
    price: amount === null || amount <= 0 ? null : { amount, currency: v.currency },
    rentPeriod: v.transaction === 'RENT' ? v.rentPeriod : null,
    surface: number(v.surface),
    landSurface: number(v.landSurface),
    rooms: number(v.rooms),
    bedrooms: number(v.bedrooms),
    bathrooms: number(v.bathrooms),
    floor: number(v.floor),
    floors: number(v.floors),
    yearBuilt: number(v.yearBuilt),
    furnished: v.furnished === 'unknown' ? null : v.furnished === 'yes',
    features: v.features,
    city: v.city.trim(),
    zone: text(v.zone),
    address: text(v.address),
    addressPrecision: v.addressPrecision,
    latitude: number(v.latitude),
    longitude: number(v.longitude),
    ownerContactId: v.ownerContactId || null,
    mandate: v.mandateType
      ? {
          type: v.mandateType,
          number: text(v.mandateNumber),
          startsOn: text(v.mandateStarts),
          endsOn: text(v.mandateEnds),
          exclusiveUntil: v.mandateType === 'SIMPLE' ? null : text(v.exclusiveUntil),
        }
      : null,
    fees: v.feesPayer ? { payer: v.feesPayer, percent: number(v.feesPercent), amount: minor(v.feesAmount) } : null,
    energy: v.dpeClass
      ? {
          dpeClass: v.dpeClass,
          ghgClass: v.ghgClass || null,
          kwh: number(v.kwh),
          kg: number(v.kg),
          costMin: minor(v.costMin),
          costMax: minor(v.costMax),
          issuedOn: text(v.energyIssued),
        }
      : null,
    titleDeed: titleDeedOf(v),
  }
}

/** Only what differs: two people who change different facts do not undo each other. */
export function changesOf(before: AnnonceValues, after: AnnonceValues): Partial<AnnonceInput> {
  const old = inputOf(before)
  return Object.fromEntries(
    Object.entries(inputOf(after)).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key as keyof AnnonceInput]),
    ),
  )
}

/** Fields of the API whose name in the form differs. */
const fieldNames: Record<string, keyof AnnonceValues> = {
  'price.amount': 'price',
  'price.currency': 'currency',
  'mandate.type': 'mandateType',
  'mandate.number': 'mandateNumber',
  'mandate.startsOn': 'mandateStarts',
  'mandate.endsOn': 'mandateEnds',
  'mandate.exclusiveUntil': 'exclusiveUntil',
  'fees.payer': 'feesPayer',
  'fees.percent': 'feesPercent',
  'fees.amount': 'feesAmount',
  'energy.dpeClass': 'dpeClass',
  'energy.ghgClass': 'ghgClass',
  'energy.kwh': 'kwh',
  'energy.kg': 'kg',
  'energy.costMin': 'costMin',
  'energy.costMax': 'costMax',
  'energy.issuedOn': 'energyIssued',
  'titleDeed.status': 'deedStatus',
  'titleDeed.number': 'deedNumber',
  'titleDeed.lots': 'lots',
  'titleDeed.annualCharges': 'annualCharges',
}

/** Refused fields under the names of the form. */
export function formErrors(byField: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(byField).map(([field, message]) => [fieldNames[field] ?? field, message]))
}
