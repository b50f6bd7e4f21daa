/** An address of the web as it was typed, completed; null when it is none. */
export function webAddress(typed: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`
  return /^https?:\/\/[^\s/]+\S*$/i.test(whole) && URL.canParse(whole) ? whole : null
}
