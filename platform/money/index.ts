/** Currencies of the product. Amounts of different currencies are never added, compared or matched. */
export type Currency = 'MAD' | 'EUR'

/** An amount in integer minor units (centimes of dirham, cents of euro). */
export type Money = { amount: number; currency: Currency }

const MINOR_PER_UNIT = 100

/** Money from whole currency units, as a person says them (1 200 000 dirhams). */
export function fromUnits(units: number, currency: Currency): Money {
  return { amount: Math.round(units * MINOR_PER_UNIT), currency }
}

/** Whole currency units of an amount, for showing and for the language engine. */
export function toUnits(amount: number): number {
  return amount / MINOR_PER_UNIT
}

/** True when `amount` is at most `limit`. Throws on different currencies: such a comparison is a bug. */
export function atMost(amount: Money, limit: Money): boolean {
  if (amount.currency !== limit.currency)
    throw new TypeError(`cannot compare ${amount.currency} with ${limit.currency}`)
  return amount.amount <= limit.amount
}

const names: Record<'fr' | 'ar' | 'en', string> = { fr: 'fr-FR', ar: 'ar-MA-u-nu-latn', en: 'en-GB' }

/** The amount as a person reads it, without decimals when there are none. */
export function formatMoney(money: Money, locale: 'fr' | 'ar' | 'en'): string {
  const units = toUnits(money.amount)
  const text = new Intl.NumberFormat(names[locale], { maximumFractionDigits: Number.isInteger(units) ? 0 : 2 }).format(
    units,
  )
  const sign = money.currency === 'EUR' ? '€' : locale === 'ar' ? 'درهم' : 'DH'
  return locale === 'en' && money.currency === 'EUR' ? `€${text}` : `${text} ${sign}`
}
