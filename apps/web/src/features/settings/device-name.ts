const systems: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS/, 'Mac'],
  [/Linux|X11/, 'Linux'],
]

/** Order matters: Chrome and Edge also say "Safari". */
const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari/, 'Safari'],
]

const first = (table: readonly [RegExp, string][], text: string) => table.find(([pattern]) => pattern.test(text))?.[1]

/** "Chrome, Mac" from a user agent, or null when it says nothing we know. */
export function deviceName(userAgent: string | null): string | null {
  if (!userAgent) return null
  return [first(browsers, userAgent), first(systems, userAgent)].filter(Boolean).join(', ') || null
}
