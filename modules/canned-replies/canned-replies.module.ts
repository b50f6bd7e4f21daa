import type { Module } from '#platform/module'
import { cannedRepliesRoutes } from './canned-replies.routes.ts'

/** Texts an organisation keeps at hand for its answers, in the languages of its people. */
export function cannedRepliesModule(): Module {
  return { name: 'canned-replies', routes: cannedRepliesRoutes }
}
