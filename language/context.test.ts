import { describe, expect, it } from 'vitest'
import { detectLanguage, isOptInWord, isOptOutWord, understand } from './index.ts'
import type { UnderstandInput } from './understanding.ts'

const BASE = { country: 'MA', now: '2026-11-23T10:00:00+01:00', tz: 'Etc/GMT-1' } as const

function read(text: string, more: Partial<UnderstandInput> = {}) {
  return understand({ ...BASE, text, ...more })
}

describe('the open question', () => {
  it.each([
    ['BUDGET', '1.2M', { budgetMax: 1_200_000 }],
    ['BUDGET', '80', { budgetMax: 800_000 }],
    ['BEDROOMS', '2', { bedrooms: 2 }],
    ['ZONE', 'racine', { zone: 'Racine' }],
    ['CITY', 'sale', { city: 'Salé' }],
    ['NAME', 'karim alaoui', { name: 'Karim Alaoui' }],
    ['TRANSACTION', 'louer', { transaction: 'RENT' }],
    ['PROPERTY_TYPE', 'une villa', { propertyType: 'VILLA' }],
    ['MOVE_IN', 'janvier prochain, le 1er janvier', { moveIn: '2027-01-01' }],
  ])('%s: "%s"', (openQuestion, text, expected) => {
    expect(read(text, { openQuestion }).slots).toMatchObject(expected)
  })
})

describe('instants offered', () => {
  const proposals = ['2026-11-24T10:00:00+01:00', '2026-11-26T15:30:00+01:00', '2026-11-28T11:00:00+01:00']

  it.each([
    ['le premier', 0],
    ['la deuxième svp', 1],
    ['ok pour samedi', 2],
    ['10h', 0],
    ['jeudi', 1],
    ['15h30', 1],
    ['the last one', 2],
    ['2', 1],
    ['tanya', 1],
    ['الثالث', 2],
  ])('"%s"', (text, index) => {
    expect(read(text, { proposals, openQuestion: 'SLOT_CHOICE' }).slots.proposalIndex).toBe(index)
  })

  it('stays open when nothing fits or several do', () => {
    expect(read('dimanche', { proposals }).slots.proposalIndex).toBeUndefined()
    expect(read('je ne sais pas', { proposals }).slots.proposalIndex).toBeUndefined()
  })
})

describe('the gazetteer of the organisation', () => {
  const gazetteer = {
    cities: [{ code: 'zaouiat', name: 'Zaouiat Test', forms: ['zawiyat test'] }],
    zones: [{ name: 'Domaine des Cèdres', city: 'Zaouiat Test', forms: ['les cedres'] }],
    references: ['CASA-0042'],
  }

  it('finds its places and its references', () => {
    const { slots } = read('villa aux cedres, zawiyat test, annonce casa 0042', { gazetteer })
    expect(slots).toMatchObject({ city: 'Zaouiat Test', zone: 'Domaine des Cèdres', annonceReference: 'CASA-0042' })
  })
})

describe('whole-message keywords', () => {
  it.each(['STOP', 'stop.', 'Désabonner', 'ARRÊT', 'توقف', 'إلغاء الاشتراك', 'opt-out', 'Stop 🙏'])(
    'opt-out: %s',
    (text) => {
      expect(isOptOutWord(text)).toBe(true)
    },
  )
  it.each([
    'arrêt de bus',
    'end of month',
    'annuler mon RDV',
    'stop by tomorrow',
    'stop, le client ne vient pas',
    '7bes',
    '',
  ])('not an opt-out: %s', (text) => {
    expect(isOptOutWord(text)).toBe(false)
  })
  it('opt-in words, never a plain yes', () => {
    expect(['START', 'unstop', 'اشتراك'].every(isOptInWord)).toBe(true)
    expect(['oui', 'yes', 'نعم', 'ok'].some(isOptInWord)).toBe(false)
  })
})

describe('language of a message', () => {
  it.each([
    ['Bonjour, je cherche un appartement', 'fr', 'latin'],
    ['Hello, is it still available?', 'en', 'latin'],
    ['salam bghit nkri chi ch9a', 'darija', 'latin'],
    ['واش مازال كاينة هاد الدار', 'darija', 'arabic'],
    ['هل ما زالت الشقة متاحة من فضلكم', 'ar', 'arabic'],
  ])('%s', (text, lang, script) => {
    expect(detectLanguage(text)).toMatchObject({ lang, script })
  })
})
