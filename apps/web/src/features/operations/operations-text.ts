import type { BoundedCount, Spread } from '@/lib/api-operations.ts'
import { formatNumber, intlTag } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'

/** A bounded count: "1 000+" when there are more. */
export function boundedText({ count, more }: BoundedCount): string {
  return `${formatNumber(count, currentLocale())}${more ? '+' : ''}`
}

/** Seconds in the one unit that reads best; fractions below ten seconds. A dash for none. */
export function secondsText(seconds: number | null): string {
  if (seconds === null) return '–'
  const [value, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 90 * 60
        ? [seconds / 60, 'minute']
        : seconds < 48 * 3600
          ? [seconds / 3600, 'hour']
          : [seconds / 86_400, 'day']
  return new Intl.NumberFormat(intlTag(currentLocale()), {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'short',
    maximumFractionDigits: Number(value) < 10 ? 1 : 0,
  }).format(Number(value))
}

/** What the slowest twentieth took, the figure that tells of trouble first. */
export const slowText = (spread: Spread): string => secondsText(spread.p95)

/** "TIER_10K" as a number of persons: 10 000. Null for what is none; "UNLIMITED" stays a word. */
export function tierOf(tier: string | null): number | 'UNLIMITED' | null {
  const [, amount, thousands] = /^TIER_(?:(\d+)(K?)|UNLIMITED)$/.exec(tier ?? '') ?? []
  if (tier === 'TIER_UNLIMITED') return 'UNLIMITED'
  return amount === undefined ? null : Number(amount) * (thousands ? 1000 : 1)
}
