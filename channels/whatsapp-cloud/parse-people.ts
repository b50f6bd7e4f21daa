import { at, isRecord, readId, readList, readWord } from '#channels/kit'
import { isBsuid, toPhone } from './identity.ts'

/** The ways a person can be known; all null when nothing is. */
export interface Person {
  phone: string | null
  bsuid: string | null
  parentBsuid: string | null
  profileName: string | null
  username: string | null
}

/** The `contacts[]` of one value, found by phone or user id: they are not aligned with the messages (contract 2.3). */
export interface People {
  byKey: ReadonlyMap<string, Person>
  /** The person, when the value names exactly one. */
  only: Person | null
}

function readPerson(card: unknown): Person {
  return {
    phone: toPhone(at(card, 'wa_id')),
    bsuid: readId(at(card, 'user_id')),
    parentBsuid: readId(at(card, 'parent_user_id')),
    profileName: readWord(at(card, 'profile', 'name')),
    username: readWord(at(card, 'profile', 'username'))?.replace(/^@/, '') ?? null,
  }
}

export function readPeople(contacts: unknown): People {
  const people = readList(contacts).filter(isRecord).map(readPerson)
  const byKey = new Map<string, Person>()
  for (const person of people) {
    if (person.phone !== null) byKey.set(person.phone, person)
    if (person.bsuid !== null) byKey.set(person.bsuid, person)
  }
  return { byKey, only: people.length === 1 ? (people[0] ?? null) : null }
}

/** Nobody a provider could reach: to be told from a person by `faultOf`. */
export const NOBODY: Person = { phone: null, bsuid: null, parentBsuid: null, profileName: null, username: null }

/**
 * The person named by an address (`from`, `to`, `recipient_id`) and user ids, completed from `contacts[]`. An address
 * may itself be a user id. Null when neither phone nor user id can be found.
 */
export function resolvePerson(
  given: { address: unknown; bsuid: unknown; parentBsuid: unknown },
  people: People,
): Person | null {
  const address = readId(given.address)
  const phone = toPhone(address)
  const bsuid = readId(given.bsuid) ?? (address !== null && isBsuid(address) ? address : null)
  const unnamed = phone === null && bsuid === null
  const card = unnamed ? people.only : (people.byKey.get(bsuid ?? '') ?? people.byKey.get(phone ?? ''))
  const person: Person = {
    phone: phone ?? card?.phone ?? null,
    bsuid: bsuid ?? card?.bsuid ?? null,
    parentBsuid: readId(given.parentBsuid) ?? card?.parentBsuid ?? null,
    profileName: card?.profileName ?? null,
    username: card?.username ?? null,
  }
  return person.phone === null && person.bsuid === null ? null : person
}
