/** The parameters of a form; a name that comes twice has a list. */
export type Form = Record<string, string | string[]>

/**
 * Reads `application/x-www-form-urlencoded` text or bytes. Never throws; broken escapes become U+FFFD, as for Twilio's
 * own library. The record has no prototype: a parameter called `__proto__` is one like any other.
 */
export function parseForm(body: string | Uint8Array): Form {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const form: Form = Object.create(null)
  for (const [name, value] of new URLSearchParams(text)) {
    const known = form[name]
    if (known === undefined) form[name] = value
    else if (Array.isArray(known)) known.push(value)
    else form[name] = [known, value]
  }
  return form
}
