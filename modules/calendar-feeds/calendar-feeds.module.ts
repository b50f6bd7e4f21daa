import type { Module } from '#platform/module'
import { calendarFeedsRoutes } from './calendar-feeds.routes.ts'
import { endFeedOfLeaver } from './calendar-feeds.service.ts'

/** A person's agenda in the calendar program of their choice. */
export function calendarFeedsModule(): Module {
  return {
    name: 'calendar-feeds',
    routes: calendarFeedsRoutes,
    on: { 'organizations.member_left': endFeedOfLeaver },
  }
}
