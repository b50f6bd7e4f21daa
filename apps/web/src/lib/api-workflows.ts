import type { Act, Actor, Id, Page, Paged, Read } from './api-types.ts'

/** A name in the three languages of the product. */
export interface LocalName {
  fr: string
  ar: string
  en: string
}

/** A way from one state to another, and what it asks for. */
export interface Way {
  from: string
  to: string
  name?: LocalName
  requires?: string[]
  guards?: string[]
  roles?: string[]
  command?: string
}

export type StateTone = 'sand' | 'majorelle' | 'mint' | 'saffron' | 'terracotta'

/** A workflow as an organisation keeps it. */
export interface Definition {
  label: string
  initial: string
  terminal: string[]
  states: string[]
  transitions: Way[]
  hold?: string[]
  effects?: Record<string, { from: string; to: string }[]>
  onEnter?: Record<string, string[]>
  path?: string[]
  names?: Record<string, LocalName>
  tones?: Record<string, StateTone>
  note?: string
}

export interface ProblemPlace {
  kind: 'workflow' | 'state' | 'transition' | 'effect'
  state?: string
  from?: string
  to?: string
  fact?: string
}

/** What is wrong with a draft; a WARNING does not stop it. `reason` in the person's language. */
export interface WorkflowProblem {
  code: string
  severity: 'ERROR' | 'WARNING'
  place: ProblemPlace
  reason: string
}

export interface WorkflowMigration {
  id: string
  code: string
  version: number
  state: 'RUNNING' | 'DONE'
  total: number
  moved: number
  restated: number
  skipped: number
  leftCount: number
  leftBehind: { id: string; reference: string; status: string }[]
  createdAt: string
  finishedAt: string | null
  createdBy: Actor
}

export interface EditableWorkflow {
  code: string
  editable: boolean
  active: {
    id: string
    version: number
    states: number
    transitions: number
    createdAt: string
    createdBy: Actor | null
  }
  draft: { id: string; version: number; updatedAt: string; updatedBy: Actor } | null
  migration: WorkflowMigration | null
}

/** What states and ways may be made of. */
export interface WorkflowCatalogue {
  requires: string[]
  guards: string[]
  roles: string[]
  facts: string[]
  tones: StateTone[]
}

export interface WorkflowDraft {
  id: string
  code: string
  version: number
  base: { id: string; version: number; definition: Definition }
  copiedFrom: number | null
  definition: Definition
  problems: WorkflowProblem[]
  inUse: Record<string, number>
  updatedAt: string
  updatedBy: Actor
}

/** Running dossiers that stand alike, and what a draft would do to them. */
export interface SimulatedState {
  status: string
  heldFrom: string | null
  count: number
  versions: number[]
  fate: 'STAYS' | 'RESUMES' | 'LOST'
  gained: string[]
  lost: string[]
  changed: string[]
}

export interface WorkflowSimulation {
  total: number
  staying: number
  losing: number
  otherWays: number
  states: SimulatedState[]
  toMap: string[]
  goals: string[]
}

export interface WorkflowExample {
  id: string
  reference: string
  contact: string
  status: string
  heldFrom: string | null
  version: number
  statusSince: string
}

export interface WorkflowVersion {
  id: string
  version: number
  active: boolean
  note: string | null
  copiedFrom: number | null
  createdAt: string
  createdBy: Actor | null
  definition: Definition
}

export interface WorkflowActivation {
  version: number
  note?: string
  running: 'KEEP' | 'MIGRATE'
  mapping?: Record<string, string>
}

export interface Transition {
  to: string
  requires: string[]
  guards: { code: string; ok: boolean; reason: string | null }[]
  roles: string[] | null
  command: string | null
  allowed: boolean
}

/** A workflow as the organisation keeps it; the app reads states and the main line from it. */
export interface Workflow {
  id: string
  code: string
  version: number
  definition: Definition
}

export interface WorkflowPaths {
  '/api/v1/workflows': { get: Read<{ items: Workflow[] }> }
  '/api/v1/workflow-editor': { get: Read<{ items: EditableWorkflow[]; catalogue: WorkflowCatalogue }> }
  '/api/v1/workflow-versions': { get: Read<Page<WorkflowVersion>, Paged & { code: string }> }
  '/api/v1/workflow-drafts': { post: Act<WorkflowDraft, { code: string; from?: string }> }
  '/api/v1/workflow-drafts/{id}': {
    get: Read<WorkflowDraft, never, Id>
    put: Act<WorkflowDraft, { version: number; definition: Definition }, Id>
  }
  '/api/v1/workflow-drafts/{id}/discard': { post: Act<null, { version: number }, Id> }
  '/api/v1/workflow-drafts/{id}/simulation': { get: Read<WorkflowSimulation, never, Id> }
  '/api/v1/workflow-drafts/{id}/dossiers': { get: Read<Page<WorkflowExample>, Paged & { status?: string }, Id> }
  '/api/v1/workflow-drafts/{id}/activation': {
    post: Act<{ code: string; version: number; migration: WorkflowMigration | null }, WorkflowActivation, Id>
  }
  '/api/v1/workflow-migrations/{id}/resume': { post: Read<WorkflowMigration, never, Id> }
}
