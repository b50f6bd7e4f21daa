/** What the provider says of a template, as we keep it. Only APPROVED is sent. */
export const templateStatuses = [
  'DRAFT',
  'PENDING',
  'IN_APPEAL',
  'APPROVED',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'LIMIT_EXCEEDED',
  'LOCKED',
  'ARCHIVED',
  'PENDING_DELETION',
  'DELETED',
] as const
export type TemplateStatus = (typeof templateStatuses)[number]

const after: ReadonlyMap<string, TemplateStatus | 'SAME'> = new Map<string, TemplateStatus | 'SAME'>([
  ...templateStatuses.filter((status) => status !== 'DRAFT').map((status) => [status, status] as const),
  ['REINSTATED', 'APPROVED'],
  ['UNARCHIVED', 'APPROVED'],
  ['UNLOCKED', 'APPROVED'],
  ['UNPAUSED', 'APPROVED'],
  // A warning: it may still be sent.
  ['FLAGGED', 'SAME'],
])

/** The status after an event of the provider; null when the word is unknown and nothing changes. SAME: a warning. */
export function statusAfterEvent(event: string): TemplateStatus | 'SAME' | null {
  return after.get(event.trim().toUpperCase()) ?? null
}

/** Whether what the provider says now counts: never something older than what is known. Epoch milliseconds. */
export function isNews(known: number | null, said: number | null): boolean {
  return known === null || said === null || said >= known
}

/** Whether the provider takes other words for a template in this state. */
export function maySubmit(status: string): boolean {
  return ['DRAFT', 'APPROVED', 'REJECTED', 'PAUSED'].includes(status)
}
