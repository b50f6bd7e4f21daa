import type { Module } from '#platform/module'
import { expiryJob, offerListeners } from './offers.events.ts'
import { offersRoutes } from './offers.routes.ts'

/** What people offer for a property, and how it was answered. */
export function offersModule(): Module {
  return { name: 'offers', routes: offersRoutes, on: offerListeners, jobs: [expiryJob] }
}
