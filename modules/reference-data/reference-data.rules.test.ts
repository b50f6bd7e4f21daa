import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  builtIns,
  composeList,
  listNames,
  nameIn,
  type StoredValue,
  tidyLabel,
  useFault,
} from './reference-data.rules.ts'

const code = fc.stringMatching(/^[A-Z][A-Z0-9_]{1,8}$/)
const label = fc.option(fc.constantFrom('Un', 'Deux', 'Trois'))
const anyCode = (list: (typeof listNames)[number]) => fc.oneof(fc.constantFrom<string>(...builtIns[list]), code)
const stored = (list: (typeof listNames)[number]): fc.Arbitrary<StoredValue[]> =>
  fc.uniqueArray(
    fc.record({
      code: anyCode(list),
      labels: fc.record({ fr: label, ar: label, en: label }),
      active: fc.boolean(),
      deleted: fc.boolean(),
      version: fc.integer({ min: 1, max: 9 }),
    }),
    { selector: (row) => row.code, maxLength: 12 },
  )
const anyList = fc
  .constantFrom(...listNames)
  .chain((list) =>
    fc.record({ list: fc.constant(list), rows: stored(list), order: fc.array(anyCode(list), { maxLength: 30 }) }),
  )

describe('the codes of the product', () => {
  it('are those that are spoken of everywhere', () => {
    const words = (text: string) => text.trim().split(/\s+/)
    expect(builtIns.LOSS_REASON).toEqual(
      words(`PRICE_TOO_HIGH NOT_INTERESTED COMPETITOR NO_RESPONSE FINANCING_ISSUE DOCS_INCOMPLETE OWNER_CHANGED_MIND
        PROPERTY_UNAVAILABLE REQUIREMENTS_MISMATCH TIMELINE_TOO_LONG FRAUD_RISK OTHER`),
    )
    expect(builtIns.WON_REASON).toEqual(words('SIGNED RESERVED DEPOSIT_PAID SOLD RENTED PROJECT_DELIVERED OTHER'))
    expect(builtIns.SOURCE).toEqual(
      words(`WHATSAPP PHONE_CALL SMS EMAIL FACEBOOK INSTAGRAM AVITO MUBAWAB SELOGER LEBONCOIN PORTAL WEBSITE WALK_IN
        REFERRAL PARTNER IMPORT B2B_FORM OTHER`),
    )
    expect(builtIns.TASK_CATEGORY).toEqual(
      words(`CALL_BACK SEND_MESSAGE REQUEST_DOCS REVIEW_DOCS PREPARE_VISIT FOLLOW_UP_VISIT NEGOTIATE SCHEDULE_SIGNING
        OTHER`),
    )
  })
})

describe('a list of codes', () => {
  it('has every built-in and every stored code once, whatever was arranged', () => {
    fc.assert(
      fc.property(anyList, ({ list, rows, order }) => {
        const codes = composeList(list, rows, order).map((value) => value.code)
        expect(new Set(codes)).toEqual(new Set([...builtIns[list], ...rows.map((row) => row.code)]))
        expect(new Set(codes).size).toBe(codes.length)
      }),
    )
  })

  it('keeps the order it was given, and is stable when its own order is given back', () => {
    fc.assert(
      fc.property(anyList, ({ list, rows, order }) => {
        const values = composeList(list, rows, order)
        const codes = values.filter((v) => v.state !== 'DELETED').map((v) => v.code)
        expect(codes.filter((c) => order.includes(c))).toEqual([...new Set(order)].filter((c) => codes.includes(c)))
        expect(composeList(list, rows, codes).map((v) => v.code)).toEqual(values.map((v) => v.code))
      }),
    )
  })

  it('never loses a built-in code to a row', () => {
    fc.assert(
      fc.property(anyList, ({ list, rows, order }) => {
        for (const value of composeList(list, rows, order)) if (value.builtIn) expect(value.state).not.toBe('DELETED')
      }),
    )
  })

  it('offers exactly what is active for new use', () => {
    fc.assert(
      fc.property(anyList, ({ list, rows, order }) => {
        for (const { code: each, state } of composeList(list, rows, order)) {
          const fault = useFault(
            list,
            each,
            rows.find((row) => row.code === each),
          )
          expect(fault).toBe({ ACTIVE: null, HIDDEN: 'HIDDEN', DELETED: 'UNKNOWN' }[state])
        }
      }),
    )
    expect(useFault('SOURCE', 'NOBODY_KNOWS', undefined)).toBe('UNKNOWN')
    expect(useFault('SOURCE', 'constructor', undefined)).toBe('UNKNOWN')
  })

  it('puts new codes before the last word, OTHER', () => {
    const own: StoredValue = {
      code: 'FAIR',
      labels: { fr: 'Salon', ar: null, en: null },
      active: true,
      deleted: false,
      version: 1,
    }
    expect(composeList('WON_REASON', [own], []).at(-2)?.code).toBe('FAIR')
    expect(composeList('WON_REASON', [own], ['SOLD', 'OTHER']).at(-1)?.code).toBe('OTHER')
    expect(composeList('WON_REASON', [own], ['OTHER', 'SOLD']).at(-1)?.code).toBe('FAIR')
  })
})

describe('the name of a code', () => {
  const value = (labels: StoredValue['labels']) => ({ code: 'FAIR', labels })
  it('is the organisation’s, else the product’s, else the French one, else the code', () => {
    expect(nameIn(value({ fr: 'Salon', ar: 'معرض', en: null }), 'ar', 'x')).toBe('معرض')
    expect(nameIn(value({ fr: 'Salon', ar: null, en: null }), 'ar', 'منتج')).toBe('منتج')
    expect(nameIn(value({ fr: 'Salon', ar: null, en: null }), 'ar', null)).toBe('Salon')
    expect(nameIn(value({ fr: null, ar: null, en: null }), 'en', null)).toBe('FAIR')
    expect(nameIn(undefined, 'fr', null)).toBe(null)
  })

  it('is kept on one line, never empty, and stays as it is when tidied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const tidy = tidyLabel(text)
        expect(tidy).not.toBe('')
        expect(tidyLabel(tidy)).toBe(tidy)
        if (tidy !== null) expect(tidy).not.toMatch(/[\n\r\t\u2028]/)
      }),
    )
  })
})
