import { label } from './label.ts'

/** Who did something: a person or a key by name, the assistant and the system by what they are. */
export function actorName(actor: { kind: string; name: string | null }): string {
  const named = actor.kind === 'user' || actor.kind === 'contact' || actor.kind === 'api_key'
  return (named && actor.name) || label('actor', actor.kind)
}
