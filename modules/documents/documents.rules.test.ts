import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanName,
  type DocumentAct,
  dayAt,
  daysUntil,
  expiryAfterUpload,
  extensionOf,
  isMissing,
  MAX_NAME,
  nameToServe,
  nextState,
  runsOutAt,
  type StoredState,
  stateOn,
  tidyTitle,
} from './documents.rules.ts'

const states: StoredState[] = ['REQUESTED', 'RECEIVED', 'CHECKED', 'REJECTED']
const acts: DocumentAct[] = ['receive', 'check', 'reject']
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10))
const zone = fc.constantFrom('Africa/Casablanca', 'Europe/Paris', 'Pacific/Kiritimati', 'America/Los_Angeles')

describe('the states of a document', () => {
  it('no sequence of acts reaches CHECKED or REJECTED without a file that came after the last refusal', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 40 }), (sequence) => {
        let state: StoredState = 'REQUESTED'
        let files = 0
        let unjudged = false
        for (const act of sequence) {
          const next = nextState(state, act)
          if (next === null) continue
          if (act === 'receive') {
            files += 1
            unjudged = true
          }
          if (next === 'CHECKED') expect([files > 0, unjudged]).toEqual([true, true])
          if (next === 'REJECTED') expect(files).toBeGreaterThan(0)
          if (act !== 'receive') unjudged = false
          state = next
        }
        expect(state === 'REQUESTED').toBe(files === 0)
      }),
    )
  })

  it('takes a file in every state, and judges only what is there', () => {
    for (const state of states) expect(nextState(state, 'receive')).toBe('RECEIVED')
    expect(states.map((s) => nextState(s, 'check'))).toEqual([null, 'CHECKED', null, null])
    expect(states.map((s) => nextState(s, 'reject'))).toEqual([null, 'REJECTED', 'REJECTED', null])
  })
})

describe('the last day', () => {
  it('is still good on itself, in the zone of the document, and over the moment it ends', () => {
    fc.assert(
      fc.property(day, zone, fc.constantFrom<StoredState>('RECEIVED', 'CHECKED'), (expiresOn, timeZone, state) => {
        const end = runsOutAt(expiresOn, timeZone)
        const at = (ms: number) => stateOn({ state, expiresOn }, dayAt(ms, timeZone))
        expect([at(end - 1), at(end)]).toEqual([state, 'EXPIRED'])
      }),
    )
  })

  it('ends nothing that is not there, and a paper without one never runs out', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...states), (today, state) => {
        expect(stateOn({ state, expiresOn: null }, today)).toBe(state)
        if (state === 'REQUESTED' || state === 'REJECTED')
          expect(stateOn({ state, expiresOn: '2000-01-01' }, today)).toBe(state)
      }),
    )
  })

  it('counts days the same way in both directions', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(daysUntil(a, b) + daysUntil(b, a)).toBe(0)
      }),
    )
    expect([daysUntil('2026-03-24', '2026-03-12'), daysUntil('2026-03-11', '2026-03-12')]).toEqual([12, -1])
  })

  it('of a file before does not end the next one', () => {
    const today = '2026-03-12'
    expect(expiryAfterUpload('2026-03-11', undefined, today)).toBe(null)
    expect(expiryAfterUpload('2026-03-12', undefined, today)).toBe('2026-03-12')
    expect(expiryAfterUpload('2026-03-11', '2030-01-01', today)).toBe('2030-01-01')
    expect(expiryAfterUpload('2030-01-01', null, today)).toBe(null)
  })

  it('a paper is missing while it is waited for, refused or past its day', () => {
    const today = '2026-03-12'
    const missing = states.map((state) => isMissing({ state, expiresOn: null }, today))
    expect(missing).toEqual([true, false, false, true])
    expect(isMissing({ state: 'CHECKED', expiresOn: '2026-03-11' }, today)).toBe(true)
  })
})

describe('names', () => {
  it('of files carry no path, nothing invisible, and stay short, whatever they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = cleanName(given)
        expect(name).not.toMatch(/[\\/\p{Cc}\p{Cf}\p{Cs}]|^\.|^$/u)
        expect([...name].length).toBeLessThanOrEqual(MAX_NAME)
        expect(name.isWellFormed()).toBe(true)
        expect(cleanName(name)).toBe(name)
      }),
    )
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\CIN.pdf', 'CIN.pdf'],
    ['facture\u202Efdp.exe', 'facturefdp.exe'],
    ['..', 'document'],
    ['   ', 'document'],
    [undefined, 'document'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['بطاقة التعريف.pdf', 'بطاقة التعريف.pdf'],
  ])('%j is kept as %j', (given, kept) => expect(cleanName(given)).toBe(kept))

  it('keep their extension when they are cut', () => {
    const name = cleanName(`${'x'.repeat(10_000)}.pdf`)
    expect([name.length, name.endsWith('x.pdf')]).toEqual([MAX_NAME, true])
  })

  it('leave with the extension of what they are', () => {
    expect(nameToServe('scan.jpg', 'webp')).toBe('scan.webp')
    expect(nameToServe('Contrat v1.2', 'pdf')).toBe('Contrat v1.2.pdf')
    expect(extensionOf('Me. Dupont')).toBe(null)
    expect(extensionOf('X.PDF')).toBe('pdf')
  })

  it('of documents are one line that turns nothing around', () => {
    expect(tidyTitle('  Bulletin\nde\u0000 paie \u202Emars ')).toBe('Bulletin de paie mars')
    expect(tidyTitle('\u202E\u0007 ')).toBe(null)
    expect(tidyTitle(undefined)).toBe(null)
  })
})
