import { minutesOf } from '#modules/appointments'
import type { OrganizationSettings } from '#modules/identity'
import type { WorkingHours } from './organizations.schema.ts'

/** What a branch has from its country when nothing else is said. */
export const countryDefaults = {
  MA: { timezone: 'Africa/Casablanca', phoneRegion: 'MA', currency: 'MAD' },
  FR: { timezone: 'Europe/Paris', phoneRegion: 'FR', currency: 'EUR' },
} as const

/** Whether the time-zone database knows the name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The first stretch of a week that ends before it begins or runs into another of its day, with its fault; or null. */
export function faultOfWeek(items: readonly WorkingHours[]): { index: number; code: 'RANGE' | 'OVERLAP' } | null {
  for (const [index, item] of items.entries()) {
    const [from, to] = [minutesOf(item.starts), minutesOf(item.ends)]
    if (from >= to) return { index, code: 'RANGE' }
    const clash = items.some(
      (other, i) =>
        i < index && other.weekday === item.weekday && minutesOf(other.starts) < to && minutesOf(other.ends) > from,
    )
    if (clash) return { index, code: 'OVERLAP' }
  }
  return null
}

/** Whether an address of the machine itself. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address)
}

/** The names of the settings that differ between two states of them. */
export function changedSettings(before: OrganizationSettings, after: OrganizationSettings): string[] {
  const was = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after)
    .filter(([name, value]) => JSON.stringify(was.get(name)) !== JSON.stringify(value))
    .map(([name]) => name)
}
