/** What a branch has one of at a time. */
export const resourceKinds = ['ROOM', 'CAR', 'KEYS', 'EQUIPMENT', 'OTHER'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** Of each kind on one appointment. */
export const MOST_ATTENDEES = 20

export type AttendeeIds = {
  contactIds: readonly string[]
  colleagueIds: readonly string[]
  resourceIds: readonly string[]
}

export const nobodyElse: AttendeeIds = { contactIds: [], colleagueIds: [], resourceIds: [] }

/** What is asked over what stands: a list that is not named stays. Nobody stands there twice, nor beside themselves. */
export function attendeesAfter(
  before: AttendeeIds,
  asked: Partial<AttendeeIds>,
  own: { agentId: string; contactId: string | null },
): AttendeeIds {
  const without = (ids: readonly string[], self: string | null) => [...new Set(ids)].filter((id) => id !== self)
  return {
    contactIds: without(asked.contactIds ?? before.contactIds, own.contactId),
    colleagueIds: without(asked.colleagueIds ?? before.colleagueIds, own.agentId),
    resourceIds: without(asked.resourceIds ?? before.resourceIds, null),
  }
}

/** Who and what is new, and who and what is gone, list by list. */
export function attendeeChange(before: AttendeeIds, after: AttendeeIds): { added: AttendeeIds; removed: AttendeeIds } {
  const minus = (a: AttendeeIds, b: AttendeeIds): AttendeeIds => ({
    contactIds: a.contactIds.filter((id) => !b.contactIds.includes(id)),
    colleagueIds: a.colleagueIds.filter((id) => !b.colleagueIds.includes(id)),
    resourceIds: a.resourceIds.filter((id) => !b.resourceIds.includes(id)),
  })
  return { added: minus(after, before), removed: minus(before, after) }
}

/** The ids of who and what comes along, as an appointment names them. */
export function idsOf(attendees: {
  contacts: readonly { id: string }[]
  colleagues: readonly { id: string }[]
  resources: readonly { id: string }[]
}): AttendeeIds {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  return {
    contactIds: ids(attendees.contacts),
    colleagueIds: ids(attendees.colleagues),
    resourceIds: ids(attendees.resources),
  }
}

/** Whether there is anybody or anything in it. */
export function isNobody(ids: AttendeeIds): boolean {
  return ids.contactIds.length + ids.colleagueIds.length + ids.resourceIds.length === 0
}
