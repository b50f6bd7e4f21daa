import type { Module } from '#platform/module'
import { assignmentsRoutes } from './assignments.routes.ts'
import { onNoShow } from './assignments.service.ts'

/** Who gets a new dossier: the organisation's ordered rules, in turn, by place, by language, by load. */
export function assignmentsModule(): Module {
  return { name: 'assignments', routes: assignmentsRoutes, on: { 'appointments.no_show': onNoShow } }
}
