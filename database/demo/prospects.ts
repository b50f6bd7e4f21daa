import type { DemoAgency } from './agencies.ts'
import { createRandom } from './pictures/drawing/random.ts'

export type Prospect = { name: string; phone: string; email: string | null; locale: 'fr' | 'ar' | 'en' | 'darija' }

const first = {
  casablanca: [
    'Youssef',
    'Amina',
    'Omar',
    'Khadija',
    'Hamza',
    'Imane',
    'Rachid',
    'Sara',
    'Driss',
    'Meryem',
    'Anas',
    'Houda',
    'Tarik',
    'Zineb',
    'Adil',
    'Ghita',
    'Hicham',
    'Loubna',
    'Reda',
    'Soukaina',
  ],
  lyon: [
    'Camille',
    'Lucas',
    'Manon',
    'Hugo',
    'Chloé',
    'Nathan',
    'Inès',
    'Paul',
    'Léa',
    'Arthur',
    'Sophie',
    'Maxime',
    'Élodie',
    'Bastien',
    'Margaux',
    'Victor',
    'Aurélie',
    'Romain',
    'Clara',
    'Mathieu',
  ],
} as const
const last = {
  casablanca: [
    'Benjelloun',
    'El Amrani',
    'Chraibi',
    'Bouzidi',
    'Lahlou',
    'Berrada',
    'Idrissi',
    'Sefrioui',
    'Kettani',
    'Ouazzani',
    'Mansouri',
    'Filali',
    'Naciri',
    'Tahiri',
    'Guessous',
    'Slaoui',
    'Rami',
  ],
  lyon: [
    'Martin',
    'Bernard',
    'Rousseau',
    'Lefèvre',
    'Girard',
    'Chevalier',
    'Perrin',
    'Blanc',
    'Faure',
    'Renard',
    'Vidal',
    'Bonnet',
    'Marchand',
    'Dumas',
    'Collet',
    'Roche',
    'Gaillard',
  ],
} as const

/** The nth prospect of an agency: the same person on every machine, with a number nobody has. */
export function prospect(agency: DemoAgency, n: number): Prospect {
  const random = createRandom(`prospect/${agency.key}/${n}`)
  const given = first[agency.key][n % 20] ?? ''
  const family = last[agency.key][(n * 7 + 3) % 17] ?? ''
  const digits = String(n).padStart(4, '0')
  const phone =
    agency.country === 'MA'
      ? `+2126610${digits.slice(0, 1)}${digits.slice(1)}0`.slice(0, 13)
      : `+336990${digits}0`.slice(0, 12)
  const plain = `${given}.${family}`
    .normalize('NFD')
    .replace(/[^a-zA-Z.]/g, '')
    .toLowerCase()
  return {
    name: `${given} ${family}`,
    phone,
    email: random.chance(0.7) ? `${plain}.${n}@example.com` : null,
    locale: agency.country === 'FR' ? 'fr' : random.pick(['fr', 'fr', 'darija', 'ar', 'en']),
  }
}
