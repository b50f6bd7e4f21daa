import type { Module } from '#platform/module'
import { migrationJob } from './activation.service.ts'
import { editingRoutes } from './editing.routes.ts'

/** Drafts of workflows, what they would do, their activation, and the moving of running dossiers. */
export function workflowEditorModule(): Module {
  return { name: 'workflow-editor', routes: editingRoutes, jobs: [migrationJob] }
}
