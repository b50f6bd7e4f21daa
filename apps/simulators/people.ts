import { createHash } from 'node:crypto'
import parsePhoneNumber from 'libphonenumber-js'

/** Someone with a phone, as the provider knows them. `phone` is E.164 without `+`. */
export type Person = {
  phone: string
  name: string
  username?: string
  /** Has taken a username: the phone is absent from webhooks, only the BSUID identifies them. */
  hidesPhone: boolean
  /** Grows with each rotation of the business-scoped user id. */
  idVersion: number
  /** Phone number ids they blocked. */
  blocks: Set<string>
  /** Phone number ids whose marketing they stopped. */
  marketingStops: Set<string>
  /** Numbers of text messages to which they wrote STOP. */
  smsStops: Set<string>
}

/** Keeps digits only: `+212 6 00…` and `212600…` are one phone. */
export function phoneDigits(text: string): string {
  return text.replace(/\D/g, '')
}

/** ISO country of a phone in digits, `US` when unknown, as the prefix of a BSUID. */
export function phoneCountry(digits: string): string {
  return parsePhoneNumber(`+${digits}`)?.country ?? 'US'
}

function newPerson(phone: string, name: string): Person {
  const sets = { blocks: new Set<string>(), marketingStops: new Set<string>(), smsStops: new Set<string>() }
  return { phone, name, hidesPhone: false, idVersion: 1, ...sets }
}

/** Someone nobody can reach: the owner of a user id that was never handed out or was rotated away. */
export function stranger(userId: string): Person {
  return { ...newPerson(userId, userId), hidesPhone: true }
}

/** The people the simulators have met, by phone and by business-scoped user id. */
export class People {
  #byPhone = new Map<string, Person>()
  #phoneByUserId = new Map<string, string>()

  /** Finds or makes the person; a given name replaces the known one. */
  meet(phone: string, name?: string): Person {
    const digits = phoneDigits(phone)
    let person = this.#byPhone.get(digits)
    if (person === undefined) {
      person = newPerson(digits, name ?? `+${digits}`)
      this.#byPhone.set(digits, person)
    } else if (name !== undefined) {
      person.name = name
    }
    return person
  }

  find(phone: string): Person | undefined {
    return this.#byPhone.get(phoneDigits(phone))
  }

  all(): Person[] {
    return [...this.#byPhone.values()]
  }

  /** Business-scoped user id: stable per portfolio (here: per WABA) and person, until rotated. */
  userId(person: Person, wabaId: string): string {
    const digest = createHash('sha256').update(`${wabaId}:${person.phone}:${person.idVersion}`).digest()
    const userId = `${phoneCountry(person.phone)}.${BigInt(`0x${digest.toString('hex', 0, 7)}`)}`
    this.#phoneByUserId.set(userId, person.phone)
    return userId
  }

  /** The person behind a user id that was handed out before; rotated ids no longer work. */
  byUserId(userId: string, wabaId: string): Person | undefined {
    const phone = this.#phoneByUserId.get(userId)
    const person = phone === undefined ? undefined : this.#byPhone.get(phone)
    return person !== undefined && this.userId(person, wabaId) === userId ? person : undefined
  }
}
