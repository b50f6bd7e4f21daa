import type { Dossier } from './api-dossiers.ts'
import type { Act, Id, Read } from './api-types.ts'

export const assignmentMethods = ['ROUND_ROBIN', 'LEAST_LOADED', 'BY_ZONE', 'BY_LANGUAGE', 'MANUAL'] as const
export type AssignmentMethod = (typeof assignmentMethods)[number]

export interface AssignmentGroup {
  keys: string[]
  agentIds: string[]
}

/** One rule of the ordered list; an empty list of branches, case types, sources or agents means all. */
export interface AssignmentRule {
  id: string
  method: AssignmentMethod
  name: string
  active: boolean
  branchIds: string[]
  caseTypes: string[]
  sources: string[]
  agentIds: string[]
  groups: AssignmentGroup[]
  sameBranch: boolean
  atWork: boolean
}

export interface AssignmentMember {
  id: string
  name: string
  branchIds: string[]
  languages: string[]
  onTeam: boolean
  receives: boolean
  maxOpen: number | null
  open: number
  version: number
}

/** `version` 0: no rules were written, the usual way holds. */
export interface AssignmentPolicy {
  version: number
  rules: AssignmentRule[]
  members: AssignmentMember[]
}

export interface AssignmentSample {
  branchId: string
  caseType: string
  source: string
  place?: string | null
  language?: string | null
  /** ISO instant; now when absent. */
  at?: string
  rules?: AssignmentRule[]
}

export type SkipReason = 'NOT_ACTIVE' | 'OTHER_BRANCH' | 'NOT_RECEIVING' | 'ABSENT' | 'HOLIDAY' | 'OFF_HOURS' | 'FULL'
export type NoMatch = 'SWITCHED_OFF' | 'BRANCH' | 'CASE_TYPE' | 'SOURCE' | 'ZONE' | 'LANGUAGE'

export interface AssignmentStep {
  ruleId: string
  outcome: 'CHOSEN' | 'QUEUE' | 'NOBODY' | 'NO_MATCH'
  why: NoMatch | null
  key: string | null
  skipped: { id: string; name: string; reason: SkipReason }[]
}

export interface AssignmentPreview {
  assignee: { id: string; name: string } | null
  open: number | null
  next: { id: string; name: string }[]
  usual: boolean
  steps: AssignmentStep[]
}

export interface AssignmentPaths {
  '/api/v1/assignment-rules': {
    get: Read<AssignmentPolicy>
    put: Act<AssignmentPolicy, { version: number; rules: AssignmentRule[] }>
  }
  '/api/v1/assignment-rules/members/{userId}': {
    put: Act<AssignmentPolicy, { version: number; receives: boolean; maxOpen: number | null }, { userId: string }>
  }
  '/api/v1/assignment-rules/preview': { post: Act<AssignmentPreview, AssignmentSample> }
  '/api/v1/dossiers/{id}/assign-automatically': { post: Act<Dossier, { version: number }, Id> }
}
