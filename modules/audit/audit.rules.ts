import { csvLine } from '#platform/csv'
import type { AuditEntry } from './audit.schema.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** How the audit writes an actor, for a filter: exact texts, or one text with everything below it. */
export type ActorFilter = { texts: string[]; below: string | null }

/** Reads the actor filter: an id of a person, key or contact; "kind:id"; or a kind alone. */
export function actorFilter(actor: string): ActorFilter {
  if (UUID.test(actor)) {
    const id = actor.toLowerCase()
    return { texts: ['user', 'api_key', 'contact'].map((kind) => `${kind}:${id}`), below: null }
  }
  return actor.includes(':') ? { texts: [actor], below: null } : { texts: [actor], below: `${actor}:` }
}

/** The stored form `{field: [before, after]}` as a list, fields in order of their names. A lone value counts as after. */
export function readChanges(stored: unknown): AuditEntry['changes'] {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return []
  return Object.entries(stored)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, value]) =>
      Array.isArray(value) && value.length === 2
        ? { field, before: value[0] as unknown, after: value[1] as unknown }
        : { field, before: null, after: value as unknown },
    )
}

export const csvHeader = [
  'at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'action',
  'entity',
  'entity_id',
  'field',
  'before',
  'after',
  'erased',
  'correlation_id',
  'position',
  'entry_id',
] as const

/** An entry as CSV lines: one per changed field, or one alone when no values are left. */
export function csvOf(entry: AuditEntry): string {
  const changes = entry.changes.length > 0 ? entry.changes : [{ field: null, before: null, after: null }]
  return changes
    .map((change) =>
      csvLine([
        entry.at,
        entry.actor.kind,
        entry.actor.id,
        entry.actor.name,
        entry.action,
        entry.entity,
        entry.entityId,
        change.field,
        change.before,
        change.after,
        entry.erased,
        entry.correlationId,
        entry.position,
        entry.id,
      ]),
    )
    .join('')
}
