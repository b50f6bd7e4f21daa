import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { StatusEvent } from '#channels/kit'
import type { CostCategory, MessageCosts } from '#modules/identity'

type Pricing = NonNullable<StatusEvent['pricing']>

/** Millionths of a currency unit in one of its minor units (cents, centimes). */
const MICROS_PER_MINOR = 10_000

/** What a message is charged as. The provider has more words for it than prices (whatsapp-provider-contract.md 1.8). */
export function costCategory(word: string | null): CostCategory | 'OTHER' {
  const [, base] =
    /^(?:group_)?(marketing|utility|authentication|service)(?:[_-](?:lite|international))?$/.exec(word ?? '') ?? []
  if (base === 'marketing') return 'MARKETING'
  if (base === 'utility') return 'UTILITY'
  if (base === 'authentication') return 'AUTHENTICATION'
  return base === 'service' ? 'SERVICE' : 'OTHER'
}

/** Whether the provider charges nothing for it: its type says so, `billable` where there is no type (it is to go). */
export function isFree({ type, billable }: Pick<Pricing, 'type' | 'billable'>): boolean {
  return type === null ? billable === false : type.startsWith('free_')
}

/** The country whose price counts, by the number that was written to; `*` where it tells none. */
export function marketOf(phone: string | null): string {
  return (phone && parsePhoneNumberFromString(phone)?.country) || '*'
}

/** The price of one message in millionths of the tariff's currency: of its country, else of all others; null when none is named. */
export function priceOf(tariff: Pick<MessageCosts, 'prices'>, market: string, category: string): number | null {
  const of = (wanted: string) => tariff.prices.find((p) => p.market === wanted && p.category === category)
  return (of(market) ?? of('*'))?.micros ?? null
}

/** Millionths as minor units, rounded up: what is shown is never less than what is paid. */
export function minorUnits(micros: number): number {
  return Math.ceil(micros / MICROS_PER_MINOR)
}

/** The month (UTC) an instant is paid in, as its first day. */
export function monthOf(now: number): string {
  return `${new Date(now).toISOString().slice(0, 7)}-01`
}
