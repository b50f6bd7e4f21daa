import type { AssignmentMethod, AssignmentRule } from '@/lib/api-assignments.ts'

/** Languages a contact can carry. */
export const contactLanguages = ['fr', 'ar', 'darija', 'en'] as const

/** A rule that gives to everybody of the branch; whoever takes turns does so at work. */
export function newRule(method: AssignmentMethod, id: string): AssignmentRule {
  return {
    id,
    method,
    name: '',
    active: true,
    branchIds: [],
    caseTypes: [],
    sources: [],
    agentIds: [],
    groups: method === 'BY_ZONE' ? [{ keys: [], agentIds: [] }] : [],
    sameBranch: true,
    atWork: method === 'ROUND_ROBIN',
  }
}

/** The list with one rule at another place; `to` is kept inside the list. */
export function movedRule(rules: readonly AssignmentRule[], id: string, to: number): AssignmentRule[] {
  const from = rules.findIndex((r) => r.id === id)
  const rule = rules[from]
  if (!rule) return [...rules]
  const rest = rules.filter((r) => r.id !== id)
  const place = Math.max(0, Math.min(rest.length, to))
  return [...rest.slice(0, place), rule, ...rest.slice(place)]
}

/** What is missing before a rule can be saved, as a key of `assignment:rule.*`; null when it is complete. */
export function missingIn(rule: AssignmentRule): 'zonesMissing' | 'groupIncomplete' | null {
  if (rule.method === 'BY_ZONE' && rule.groups.length === 0) return 'zonesMissing'
  const usesGroups = rule.method === 'BY_ZONE' || rule.method === 'BY_LANGUAGE'
  return usesGroups && rule.groups.some((g) => g.keys.length === 0 || g.agentIds.length === 0)
    ? 'groupIncomplete'
    : null
}

/** The rule without what its method does not use, so that a changed mind leaves nothing behind. */
export function tidyRule(rule: AssignmentRule): AssignmentRule {
  const usesGroups = rule.method === 'BY_ZONE' || rule.method === 'BY_LANGUAGE'
  const usesPeople = rule.method === 'ROUND_ROBIN' || rule.method === 'LEAST_LOADED'
  return { ...rule, groups: usesGroups ? rule.groups : [], agentIds: usesPeople ? rule.agentIds : [] }
}
