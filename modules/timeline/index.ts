export { actorJson } from './actor.views.ts'
export { timelineModule } from './timeline.module.ts'
export { type ActivityType, type NewActivity, recordActivity, writeActivity } from './timeline.repository.ts'
