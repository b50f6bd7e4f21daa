export { announce, userIdOf, wakeAfterCommit } from './announce.ts'
export {
  type Actor,
  type ActorKind,
  actorText,
  type DomainEvent,
  type EventHandler,
  type EventHub,
  type Permissions,
  type Platform,
  parseActor,
  type Reach,
  type RequestContext,
} from './context.ts'
export { createEventHub, publish } from './events.ts'
export { rememberPerOrg } from './org-memory.ts'
export { type RunOptions, readContext, runInOrg, runOnPlatform, together } from './run.ts'
