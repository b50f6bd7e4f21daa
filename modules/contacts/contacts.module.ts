import type { Module } from '#platform/module'
import { contactsRoutes } from './contacts.routes.ts'

/** People and companies, and how each is reached. */
export function contactsModule(): Module {
  return { name: 'contacts', routes: contactsRoutes }
}
