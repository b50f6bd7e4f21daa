export { calendarFeedsModule } from './calendar-feeds.module.ts'
