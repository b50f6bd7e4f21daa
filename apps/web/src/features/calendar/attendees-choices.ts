import type { Attendees } from '../../lib/api-attendees.ts'

type Kind = 'contact' | 'colleague' | 'resource'
type Group = 'parties' | 'colleagues' | 'resources' | 'contacts'
type Choice = { value: string; label: string; record: Partial<Attendees> }
export type ChoiceGroup = { group: Group; items: Choice[] }

/** One name for people and things in one field. */
export const keyOf = (kind: Kind, id: string): string => `${kind}:${id}`

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/**
 * What the field offers, group by group, without who is on the appointment already; the chosen ones are in it whatever is
 * typed, so that their chips keep their names. Contacts come from the server, which has looked for what is typed.
 */
export function choicesOf(from: {
  chosen: Attendees
  parties: readonly Attendees['contacts'][number][]
  colleagues: readonly Attendees['colleagues'][number][]
  resources: readonly Attendees['resources'][number][]
  contacts: readonly Attendees['contacts'][number][]
  without: { agentId: string | null; contactId: string | null }
  typed: string
}): ChoiceGroup[] {
  const { chosen, without } = from
  const matches = (name: string) => plain(name).includes(plain(from.typed))
  const seen = new Set<string>()
  const offer = <T extends { id: string }>(
    kind: Kind,
    always: readonly T[],
    others: readonly T[],
    nameOf: (one: T) => string,
    recordOf: (one: T) => Partial<Attendees>,
  ): Choice[] =>
    [...always, ...others.filter((one) => matches(nameOf(one)))].flatMap((one) => {
      const value = keyOf(kind, one.id)
      if (seen.has(value)) return []
      seen.add(value)
      return [{ value, label: nameOf(one), record: recordOf(one) }]
    })
  const ofContact = (c: Attendees['contacts'][number]) => ({ contacts: [{ id: c.id, displayName: c.displayName }] })
  const free = (list: readonly Attendees['contacts'][number][]) => list.filter((c) => c.id !== without.contactId)
  const partyIds = new Set(from.parties.map((p) => p.id))
  const isParty = (c: { id: string }) => partyIds.has(c.id)
  const groups: ChoiceGroup[] = [
    {
      group: 'parties',
      items: offer('contact', chosen.contacts.filter(isParty), free(from.parties), (c) => c.displayName, ofContact),
    },
    {
      group: 'colleagues',
      items: offer(
        'colleague',
        chosen.colleagues,
        from.colleagues.filter((c) => c.id !== without.agentId),
        (c) => c.name,
        ({ id, name }) => ({ colleagues: [{ id, name }] }),
      ),
    },
    {
      group: 'resources',
      items: offer(
        'resource',
        chosen.resources,
        from.resources,
        (r) => r.name,
        ({ id, name, kind }) => ({ resources: [{ id, name, kind }] }),
      ),
    },
    {
      group: 'contacts',
      items: offer(
        'contact',
        [...chosen.contacts.filter((c) => !isParty(c)), ...free(from.contacts)],
        [],
        (c) => c.displayName,
        ofContact,
      ),
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

/** The records behind the values of the field. */
export function picked(values: readonly string[], groups: readonly ChoiceGroup[], before: Attendees): Attendees {
  const known = new Map(groups.flatMap(({ items }) => items.map((item) => [item.value, item.record] as const)))
  const records = values.flatMap((value) => known.get(value) ?? recordsOf(value, before))
  return {
    contacts: records.flatMap((r) => r.contacts ?? []),
    colleagues: records.flatMap((r) => r.colleagues ?? []),
    resources: records.flatMap((r) => r.resources ?? []),
  }
}

function recordsOf(value: string, before: Attendees): Partial<Attendees>[] {
  return [
    ...before.contacts.filter((c) => keyOf('contact', c.id) === value).map((c) => ({ contacts: [c] })),
    ...before.colleagues.filter((c) => keyOf('colleague', c.id) === value).map((c) => ({ colleagues: [c] })),
    ...before.resources.filter((r) => keyOf('resource', r.id) === value).map((r) => ({ resources: [r] })),
  ]
}
