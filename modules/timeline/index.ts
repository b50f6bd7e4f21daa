export { actorJson } from './actor.views.ts'
export { type ActivityType, type NewActivity, recordActivity } from './timeline.repository.ts'
