import type { Module } from '#platform/module'
import { platformAdminRoutes } from './platform-admin.routes.ts'

/** What those who keep the platform see and do across organisations: counters, health, blocks of annonces. */
export function platformAdminModule(): Module {
  return { name: 'platform-admin', routes: platformAdminRoutes }
}
