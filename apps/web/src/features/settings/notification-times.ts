/** Minutes after midnight as "HH:MM". */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The half hours of a day in minutes after midnight, and the given time where it is none of them. */
export function halfHours(current: number): number[] {
  const all = new Set([current, ...Array.from({ length: 48 }, (_, n) => n * 30)])
  return [...all].sort((a, b) => a - b)
}

/** IANA zones to choose from, the given one among them. */
export function zones(current: string): string[] {
  return [...new Set([current, ...Intl.supportedValuesOf('timeZone')])].sort()
}
