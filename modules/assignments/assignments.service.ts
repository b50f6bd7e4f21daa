import { announce, type EventHandler, type RequestContext } from '#platform/context'
import { invalidField, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { countOpen, readPool } from './assignments.read-model.ts'
import { giveTurnBack, saveLimits, saveRules, takeTurn } from './assignments.repository.ts'
import { decide, defaultRule, faultOfRules, takesTurns, turnsOf } from './assignments.rules.ts'
import type {
  AssignmentPolicy,
  AssignmentPreview,
  AssignmentSample,
  NewLimits,
  NewPolicy,
} from './assignments.schema.ts'
import { readNameable, readPolicy } from './assignments.views.ts'

/** The organisation's rules and who takes part. */
export function assignmentPolicy(ctx: RequestContext): Promise<AssignmentPolicy> {
  authorise(ctx, 'settings.read')
  return readPolicy(ctx)
}

/** Replaces the ordered list. 400 on what it cannot name, 409 with the current list when somebody was faster. */
export async function replaceRules(ctx: RequestContext, input: NewPolicy): Promise<AssignmentPolicy> {
  authorise(ctx, 'settings.write')
  const fault = faultOfRules(input.rules, await readNameable(ctx))
  if (fault) throw invalidField(fault.field, fault.code)
  if (!(await saveRules(ctx, input.version, input.rules))) throw versionConflict(await readPolicy(ctx))
  announce(ctx, { topic: 'member', id: ctx.orgId, kind: 'assignment' })
  return readPolicy(ctx)
}

/** Says whether a member receives new dossiers, and how many open ones are enough. */
export async function changeLimits(ctx: RequestContext, userId: string, input: NewLimits): Promise<AssignmentPolicy> {
  authorise(ctx, 'settings.write')
  const policy = await readPolicy(ctx)
  if (!policy.members.some((member) => member.id === userId)) throw notFound('member')
  if (!(await saveLimits(ctx, userId, input))) throw versionConflict(await readPolicy(ctx))
  announce(ctx, { topic: 'member', id: userId, kind: 'assignment' })
  return readPolicy(ctx)
}

/** Who would get such a dossier and why; writes nothing and uses up no turn. */
export async function previewAssignment(ctx: RequestContext, sample: AssignmentSample): Promise<AssignmentPreview> {
  authorise(ctx, 'settings.read')
  const at = sample.at === undefined ? ctx.clock.now() : Date.parse(sample.at)
  if (Number.isNaN(at)) throw invalidField('at', 'FORMAT')
  if (sample.rules) {
    const fault = faultOfRules(sample.rules, await readNameable(ctx))
    if (fault) throw invalidField(fault.field, fault.code)
  }
  const asked = { branchId: sample.branchId, contactId: null, annonceIds: [] }
  const pool = await readPool(ctx, asked, at, sample.rules ?? null)
  if (!pool) throw notFound('branch')
  const rules = sample.rules ?? pool.rules ?? []
  const usual = rules.length === 0
  const subject = { ...sample, places: sample.place ? [sample.place] : [], language: sample.language ?? null }
  const { steps, choice } = decide(usual ? [defaultRule] : rules, subject, pool.people)
  const [first, ...rest] = choice?.order ?? []
  return {
    assignee: first ? { id: first.id, name: first.name } : null,
    open: first ? await countOpen(ctx, first.id) : null,
    next: rest.slice(0, 5).map(({ id, name }) => ({ id, name })),
    usual,
    steps,
  }
}

/** A dossier that is opened, or waits in the queue. */
export type Assignable = {
  dossierId: string
  branchId: string
  caseType: string
  source: string
  contactId: string
  annonceIds: readonly string[]
  /** Districts and cities the person asked for, the most telling first. */
  places: readonly string[]
}

/** Who gets a dossier, and what the timeline tells of it: code and parameters of an ASSIGNMENT entry. */
export type Assignment = {
  person: { id: string; name: string }
  told: { code: string; params: Record<string, unknown> }
}

/**
 * Gives a dossier to somebody by the organisation's rules; null when it is to wait in the queue. What the annonce says
 * of the place goes before what the person asked for. The caller writes the dossier in this transaction.
 * While there are no rules who has the fewest open dossiers gets it.
 */
export async function assignByRules(ctx: RequestContext, dossier: Assignable): Promise<Assignment | null> {
  const pool = await readPool(ctx, dossier, ctx.clock.now())
  if (!pool) return null
  const written = pool.rules ?? []
  const subject = { ...dossier, places: [...pool.places, ...dossier.places], language: pool.language }
  const { choice } = decide(written.length > 0 ? written : [defaultRule], subject, pool.people)
  if (!choice) return null
  const { rule, order, skipped } = choice
  const turn = takesTurns(rule) ? await takeTurn(ctx, rule.id, turnsOf(rule.id, order), dossier.dossierId) : null
  const person = order.find((p) => p.id === turn) ?? order[0]
  if (!person) return null
  return {
    person: { id: person.id, name: person.name },
    told: {
      code: `dossier.assigned_${rule.method.toLowerCase()}`,
      params: {
        assigneeId: person.id,
        name: person.name,
        ruleId: rule.id,
        method: rule.method,
        ...(rule.name ? { rule: rule.name } : {}),
        open: await countOpen(ctx, person.id),
        ...(choice.key === null ? {} : { key: choice.key }),
        skipped: skipped.map(({ name, reason }) => ({ name, reason })),
      },
    },
  }
}

/** No-shows do not count: whoever nobody came to see keeps the turn. */
export const onNoShow: EventHandler = async (ctx, payload) => {
  const { dossierId, agentId } = payload
  if (typeof dossierId === 'string' && typeof agentId === 'string') giveTurnBack(ctx, dossierId, agentId)
}
