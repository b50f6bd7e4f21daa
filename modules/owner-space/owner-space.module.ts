import type { Module } from '#platform/module'
import { ownerSpaceRoutes } from './owner-space.routes.ts'

/** What an owner sees of the sale or letting of their own properties. */
export function ownerSpaceModule(): Module {
  return { name: 'owner-space', routes: ownerSpaceRoutes }
}
