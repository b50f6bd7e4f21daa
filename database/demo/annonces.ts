import type { NewAnnonce } from '#modules/annonces'
import { fromUnits } from '#platform/money'
import type { DemoAgency } from './agencies.ts'
import { createRandom, type Random } from './pictures/drawing/random.ts'
import type { PictureSubject } from './pictures/index.ts'

type Kind = 'APARTMENT' | 'VILLA' | 'HOUSE' | 'STUDIO' | 'RIAD' | 'LAND' | 'OFFICE' | 'SHOP'
export type DemoAnnonce = {
  fields: Omit<NewAnnonce, 'branchId'>
  /** Who gave the mandate, as the register enters it. */
  mandant: { mandantName: string; mandantAddress: string }
  propertyType: Kind
  subjects: { seed: string; subject: PictureSubject; alt: string }[]
  goal: 'PUBLISHED' | 'DRAFT' | 'PAUSED' | 'RESERVED' | 'CLOSED'
}

/** Quarters with a price per square metre for sale and a monthly rent per square metre, in whole currency units. */
const quarters = {
  casablanca: [
    ['Maârif', 14_500, 95],
    ['Gauthier', 17_500, 115],
    ['Racine', 18_500, 120],
    ['Bourgogne', 13_000, 85],
    ['Anfa', 21_000, 130],
    ['Aïn Diab', 19_500, 125],
    ['Palmier', 14_000, 90],
    ['CIL', 13_500, 80],
    ['Oasis', 14_800, 88],
    ['Californie', 16_500, 100],
  ],
  lyon: [
    ['Croix-Rousse', 5_300, 16],
    ['Presqu’île', 5_900, 18],
    ['Part-Dieu', 4_700, 15],
    ['Monplaisir', 4_900, 15],
    ['Confluence', 5_200, 16],
    ['Vieux Lyon', 5_600, 17],
    ['Brotteaux', 6_000, 18],
    ['Gerland', 4_300, 14],
  ],
} as const

const streets = {
  casablanca: [
    'rue Ibn Sina',
    'rue Jean Jaurès',
    'boulevard Ghandi',
    'rue Moussa Ibn Nouceir',
    'rue de la Convention',
    'boulevard de la Corniche',
    'rue Abou Dabi',
  ],
  lyon: [
    'rue des Pierres Plantées',
    'cours Lafayette',
    'rue Mercière',
    'avenue des Frères Lumière',
    'cours Charlemagne',
    'rue Saint-Jean',
    'rue Duquesne',
  ],
} as const

const epithets = [
  'lumineux',
  'traversant',
  'rénové',
  'calme',
  'avec vue dégagée',
  'familial',
  'élégant',
  'de caractère',
] as const

const kinds: { kind: Kind; weight: number }[] = [
  { kind: 'APARTMENT', weight: 58 },
  { kind: 'STUDIO', weight: 10 },
  { kind: 'VILLA', weight: 12 },
  { kind: 'HOUSE', weight: 8 },
  { kind: 'OFFICE', weight: 6 },
  { kind: 'SHOP', weight: 3 },
  { kind: 'LAND', weight: 3 },
]

const names: Record<Kind, string> = {
  APARTMENT: 'Appartement',
  STUDIO: 'Studio',
  VILLA: 'Villa',
  HOUSE: 'Maison',
  RIAD: 'Riad',
  OFFICE: 'Plateau de bureaux',
  SHOP: 'Local commercial',
  LAND: 'Terrain',
}

function weighted(random: Random): Kind {
  let left = random.whole(1, 100)
  for (const { kind, weight } of kinds) {
    left -= weight
    if (left <= 0) return kind
  }
  return 'APARTMENT'
}

function goalOf(index: number): DemoAnnonce['goal'] {
  if (index % 13 === 7) return 'DRAFT'
  if (index % 17 === 9) return 'PAUSED'
  if (index % 11 === 5) return 'RESERVED'
  if (index % 19 === 12) return 'CLOSED'
  return 'PUBLISHED'
}

/** The first ones are fixed so that the README's walk through the main job always finds its flat. */
const fixed: Record<
  DemoAgency['key'],
  Partial<{
    kind: Kind
    quarter: number
    bedrooms: number
    surface: number
    rent: boolean
    units: number
    epithet: string
  }>[]
> = {
  casablanca: [
    { kind: 'APARTMENT', quarter: 0, bedrooms: 2, surface: 84, rent: false, units: 1_150_000, epithet: 'lumineux' },
    { kind: 'APARTMENT', quarter: 0, bedrooms: 2, surface: 78, rent: false, units: 1_080_000, epithet: 'rénové' },
    { kind: 'APARTMENT', quarter: 0, bedrooms: 3, surface: 112, rent: false, units: 1_690_000, epithet: 'familial' },
    { kind: 'APARTMENT', quarter: 1, bedrooms: 2, surface: 92, rent: true, units: 9_500, epithet: 'élégant' },
  ],
  lyon: [
    { kind: 'APARTMENT', quarter: 0, bedrooms: 2, surface: 68, rent: false, units: 349_000, epithet: 'traversant' },
    { kind: 'APARTMENT', quarter: 2, bedrooms: 2, surface: 64, rent: false, units: 289_000, epithet: 'calme' },
    { kind: 'APARTMENT', quarter: 1, bedrooms: 1, surface: 45, rent: true, units: 890, epithet: 'de caractère' },
  ],
}

/** The annonces of an agency: the same list on every machine. Mandates run around the given day. */
export function demoAnnonces(agency: DemoAgency, count: number, today: string): DemoAnnonce[] {
  return Array.from({ length: count }, (_, index) => oneAnnonce(agency, index, today))
}

function oneAnnonce(agency: DemoAgency, index: number, today: string): DemoAnnonce {
  const random = createRandom(`annonce/${agency.key}/${index}`)
  const preset = fixed[agency.key][index] ?? {}
  const propertyType = preset.kind ?? weighted(random)
  const list = quarters[agency.key]
  const [zone, perM2, rentPerM2] = list[preset.quarter ?? random.whole(0, list.length - 1)] ?? list[0]
  const rent = preset.rent ?? (propertyType !== 'LAND' && random.chance(0.3))
  const bedrooms = preset.bedrooms ?? bedroomsOf(propertyType, random)
  const surface = preset.surface ?? surfaceOf(propertyType, bedrooms, random)
  const rate = rent ? rentPerM2 : perM2
  const units =
    preset.units ??
    roundTo(surface * rate * random.between(0.88, 1.14), rent ? (agency.country === 'MA' ? 100 : 10) : 1000)
  const home = !['OFFICE', 'SHOP', 'LAND'].includes(propertyType)
  const epithet = preset.epithet ?? random.pick(epithets)
  const street = random.pick(streets[agency.key])
  const features = featuresOf(agency, propertyType, random)
  const title = `${names[propertyType]} ${propertyType === 'VILLA' || propertyType === 'HOUSE' ? feminine(epithet) : epithet}${home && bedrooms > 1 ? ` ${bedrooms} chambres` : ''}, ${zone}`
  const currency = agency.country === 'MA' ? ('MAD' as const) : ('EUR' as const)
  return {
    propertyType,
    goal: index < 4 ? 'PUBLISHED' : goalOf(index),
    fields: {
      title,
      description: describe({ title, zone, surface, bedrooms, street, features, rent, city: agency.city, home }),
      transaction: rent ? 'RENT' : 'SALE',
      propertyType,
      city: agency.city,
      zone,
      address: `${random.whole(3, 148)}, ${street}`,
      addressPrecision: random.chance(0.3) ? 'STREET' : 'ZONE',
      price: fromUnits(units, currency),
      rentPeriod: rent ? 'MONTH' : null,
      surface: propertyType === 'LAND' ? null : surface,
      landSurface:
        propertyType === 'LAND'
          ? surface
          : propertyType === 'VILLA' || propertyType === 'HOUSE'
            ? Math.round(surface * 1.8)
            : null,
      rooms: home ? bedrooms + 1 : null,
      bedrooms: home ? bedrooms : null,
      bathrooms: home ? Math.max(1, Math.round(bedrooms / 2)) : null,
      floor: propertyType === 'APARTMENT' || propertyType === 'STUDIO' ? random.whole(0, 6) : null,
      floors: propertyType === 'APARTMENT' || propertyType === 'STUDIO' ? 7 : null,
      yearBuilt: random.whole(agency.country === 'MA' ? 1985 : 1890, 2024),
      furnished: rent ? random.chance(0.4) : false,
      features,
      mandate: {
        type: random.chance(0.35) ? 'EXCLUSIVE' : 'SIMPLE',
        number: null,
        startsOn: shiftDay(today, -random.whole(90, 260)),
        endsOn: shiftDay(today, random.whole(40, 300)),
      },
      fees:
        agency.country === 'FR'
          ? { percent: rent ? null : 4, amount: rent ? 60_000 : null, payer: rent ? 'TENANT' : 'BUYER' }
          : { percent: rent ? null : 2.5, amount: rent ? units * 100 : null, payer: rent ? 'TENANT' : 'BUYER' },
      energy:
        agency.country === 'FR' && propertyType !== 'LAND'
          ? {
              dpeClass: random.pick(['B', 'C', 'D', 'D', 'E']),
              ghgClass: random.pick(['A', 'B']),
              kwh: random.whole(95, 260),
              kg: random.whole(8, 48),
              issuedOn: shiftDay(today, -random.whole(30, 900)),
            }
          : null,
      titleDeed:
        agency.country === 'MA'
          ? {
              status: random.pick(['TITRE_FONCIER', 'TITRE_FONCIER', 'REQUISITION']),
              number: `TF ${random.whole(10_000, 99_999)}/C`,
            }
          : { condominium: true, lots: random.whole(6, 60), annualCharges: random.whole(600, 2600) * 100 },
    },
    subjects: subjectsOf(agency, propertyType, index, random),
    mandant: mandantOf(agency, index),
  }
}

const mandants: Record<DemoAgency['key'], readonly [string, ...string[]]> = {
  casablanca: [
    'M. Abdelkrim Tazi',
    'Mme Latifa Chraïbi',
    'M. et Mme Bennis',
    'SCI Les Orangers',
    'M. Driss Lahlou',
    'Mme Ghita Sebti',
    'Succession Filali',
  ],
  lyon: [
    'Mme Hélène Morel',
    'M. et Mme Perrin',
    'SCI des Terreaux',
    'M. Julien Garnier',
    'Mme Sophie Lambert',
    'Indivision Roche',
  ],
}

/** A draw of its own: the properties stay what they were. */
function mandantOf(agency: DemoAgency, index: number): DemoAnnonce['mandant'] {
  const random = createRandom(`mandant/${agency.key}/${index}`)
  return {
    mandantName: random.pick(mandants[agency.key]),
    mandantAddress: `${random.whole(2, 96)}, ${random.pick(streets[agency.key])}, ${agency.city}`,
  }
}

function bedroomsOf(kind: Kind, random: Random): number {
  if (kind === 'STUDIO') return 0
  if (kind === 'VILLA' || kind === 'HOUSE') return random.whole(3, 5)
  return random.whole(1, 4)
}

function surfaceOf(kind: Kind, bedrooms: number, random: Random): number {
  const base: Record<Kind, [number, number]> = {
    APARTMENT: [38 + bedrooms * 20, 52 + bedrooms * 26],
    STUDIO: [24, 40],
    VILLA: [190, 420],
    HOUSE: [110, 190],
    RIAD: [140, 320],
    OFFICE: [60, 240],
    SHOP: [35, 120],
    LAND: [220, 900],
  }
  return random.whole(...base[kind])
}

function featuresOf(agency: DemoAgency, kind: Kind, random: Random): string[] {
  if (kind === 'LAND') return ['TITLE_DEED']
  const pool =
    agency.country === 'MA'
      ? ['PARKING', 'ELEVATOR', 'TERRACE', 'GUARDED', 'TITLE_DEED', 'BALCONY']
      : ['ELEVATOR', 'BALCONY', 'PARKING', 'TERRACE']
  const chosen = pool.filter(() => random.chance(0.45))
  if (kind === 'VILLA') chosen.push('GARDEN', ...(random.chance(0.6) ? ['POOL'] : []))
  if (kind === 'HOUSE') chosen.push('GARDEN')
  return [...new Set(chosen)]
}

function feminine(epithet: string): string {
  return (
    (
      {
        lumineux: 'lumineuse',
        traversant: 'traversante',
        rénové: 'rénovée',
        familial: 'familiale',
        élégant: 'élégante',
      } as Record<string, string>
    )[epithet] ?? epithet
  )
}

function describe(a: {
  title: string
  zone: string
  surface: number
  bedrooms: number
  street: string
  features: string[]
  rent: boolean
  city: string
  home: boolean
}): string {
  const words: Record<string, string> = {
    PARKING: 'une place de stationnement',
    ELEVATOR: 'un ascenseur',
    TERRACE: 'une terrasse',
    BALCONY: 'un balcon',
    GARDEN: 'un jardin',
    POOL: 'une piscine',
    GUARDED: 'une résidence gardée',
    TITLE_DEED: 'un titre foncier',
  }
  const extras = a.features.map((f) => words[f]).filter(Boolean)
  return [
    `${a.title}, à ${a.city}, près de la ${a.street.replace(/^(rue|boulevard|avenue|cours) /, '$1 ')}.`,
    a.home
      ? `${a.surface} m² bien distribués${a.bedrooms > 0 ? `, ${a.bedrooms} chambre${a.bedrooms > 1 ? 's' : ''}` : ''}, séjour clair et cuisine équipée.`
      : `${a.surface} m² adaptés à une activité ou à un investissement.`,
    extras.length > 0
      ? `Le bien offre ${extras.join(', ')}.`
      : 'Commerces, écoles et transports à quelques minutes à pied.',
    a.rent
      ? 'Disponible de suite, bail et état des lieux préparés par l’agence.'
      : 'Dossier complet à l’agence : plans, charges et diagnostics.',
  ].join('\n')
}

function subjectsOf(agency: DemoAgency, kind: Kind, index: number, random: Random): DemoAnnonce['subjects'] {
  const cover = {
    seed: `${agency.key}/${index}`,
    subject: (kind === 'LAND' ? 'LAND' : 'FACADE') as PictureSubject,
    alt: 'Vue extérieure',
  }
  // Rooms come from a shared pool: the first start stays short, the covers stay unique.
  const pool = (subject: PictureSubject, size: number, alt: string) => ({
    seed: `${agency.key}/pool/${random.whole(1, size)}`,
    subject,
    alt,
  })
  if (kind === 'LAND') return [cover, { ...pool('VIEW', 3, 'Vue dégagée') }, { ...pool('LAND', 3, 'Le terrain') }]
  const rooms = [pool('LIVING', 6, 'Séjour'), pool('BEDROOM', 5, 'Chambre'), pool('KITCHEN', 4, 'Cuisine')]
  if (kind === 'VILLA' || kind === 'HOUSE' || random.chance(0.3)) rooms.push(pool('TERRACE', 4, 'Terrasse'))
  return [cover, ...rooms]
}

function roundTo(value: number, step: number): number {
  return Math.round(value / step) * step
}

/** A day some days before or after another, as YYYY-MM-DD. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
