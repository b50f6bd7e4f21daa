import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00a0\u202f.\-/()]/g

/**
 * A phone number as E.164, or null when no such number is possible. Arabic-Indic and Persian digits are read,
 * marks and separators dropped. "06…" is Moroccan or French: only the given region decides, never a guess.
 * Judged "possible", not "valid": numbering plans change faster than metadata (provider contract §4).
 */
export function normalisePhone(raw: string, region: string): string | null {
  const plain = raw
    .replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(MARKS, ' ')
    .trim()
  if (!/^\+?[\d\s]{4,24}$/.test(plain)) return null
  const parsed = parsePhoneNumberFromString(plain.replace(/^00/, '+'), region as CountryCode)
  return parsed?.isPossible() ? parsed.number : null
}

const EMAIL = /^[^\s@"<>(),;:\\[\]]{1,64}@[^\s@"<>(),;:\\[\]]{1,255}\.[^\s@."<>(),;:\\[\]]{2,63}$/

/** An e-mail address in lower case, or null when it cannot be one. */
export function normaliseEmail(raw: string): string | null {
  const plain = raw.trim().toLowerCase()
  return plain.length <= 254 && EMAIL.test(plain) ? plain : null
}

/** The name to show: company or person as given; otherwise the number or address itself. */
export function displayName(
  parts: { displayName?: string | null; firstName?: string | null; lastName?: string | null },
  fallback: string,
): string {
  const named =
    parts.displayName?.trim() ||
    [parts.firstName, parts.lastName]
      .map((p) => p?.trim())
      .filter(Boolean)
      .join(' ')
  return named || fallback
}
