import { Check } from 'typebox/value'
import { changeWorkflow } from '#modules/dossiers'
import { activateVersion, lockActiveVersion, WorkflowDefinition, workflowVersion } from '#modules/workflows'
import { announce, parseActor, type RequestContext } from '#platform/context'
import { AppError, notFound, versionConflict } from '#platform/errors'
import { authorise } from '#platform/http'
import { enqueue, type JobHandler } from '#platform/jobs'
import { judge, readDraft } from './drafts.service.ts'
import { deleteDraft, insertMigration, lockMigration, type Progress, recordProgress } from './editing.repository.ts'
import type { Activated, Activation, Example, ExampleQuery, Migration, Simulation } from './editing.schema.ts'
import {
  countStanding,
  type DraftRow,
  findDraft,
  findMigration,
  isMigrating,
  listExamples,
  nextToMove,
} from './editing.views.ts'
import { type Mapping, mappingProblems, placeIn, type Standing, simulate } from './migrating.rules.ts'

const MIGRATION_JOB = 'workflow-editor.migration'
/** Dossiers of one transaction. */
const BATCH = 40
/** Dossiers left behind that a migration names; the rest is a number. */
const SHOWN_LEFT = 100

/** What a draft would do to the running dossiers. 404 when it is not there. */
export async function simulateDraft(ctx: RequestContext, id: string): Promise<Simulation> {
  authorise(ctx, 'workflowdraft.read')
  const row = await findDraft(ctx, id)
  if (!row) throw notFound('workflow_draft')
  return simulate(row.base.definition, row.definition, await standingOf(ctx, row.code))
}

async function standingOf(ctx: RequestContext, code: string): Promise<Standing[]> {
  const counts = await countStanding(ctx, code)
  return Promise.all(
    counts.map(async ({ versionId, ...at }) => {
      const { version, definition } = await workflowVersion(ctx, versionId)
      return { ...at, version, definition }
    }),
  )
}

/** Running dossiers that a draft would touch, of one state when told. */
export async function exampleDossiers(
  ctx: RequestContext,
  id: string,
  query: ExampleQuery,
): Promise<{ items: Example[]; nextCursor: string | null }> {
  authorise(ctx, 'workflowdraft.read')
  const row = await findDraft(ctx, id)
  if (!row) throw notFound('workflow_draft')
  return listExamples(ctx, row.code, query)
}

/**
 * Makes the draft the active version. New dossiers follow it from now on; those that run keep theirs, or are moved by a
 * job where the mapping says. One transaction: version, migration and the end of the draft.
 * 409 VERSION_CONFLICT when the draft is not the one the caller saw or somebody else was faster, 409 MIGRATION_RUNNING
 * while dossiers are still on their way, 422 WORKFLOW_PROBLEMS and 422 MAPPING_INVALID with what is wrong.
 */
export async function activateDraft(ctx: RequestContext, id: string, body: Activation): Promise<Activated> {
  authorise(ctx, 'workflow.edit')
  const seen = await findDraft(ctx, id)
  if (!seen) throw notFound('workflow_draft')
  const { code } = seen
  const held = await lockActiveVersion(ctx, code)
  if (!held) throw versionConflict(null)
  const [row, standing, migrating] = await Promise.all([
    findDraft(ctx, id),
    standingOf(ctx, code),
    isMigrating(ctx, code),
  ])
  if (row?.version !== body.version) throw versionConflict(row && (await readDraft(ctx, id)))
  if (migrating) throw new AppError(409, 'MIGRATION_RUNNING')
  const definition = runnable(ctx, row)
  const mapping = body.running === 'MIGRATE' ? mappingOf(row, standing, body.mapping ?? {}) : null
  // Somebody may be saving it in this moment.
  if (!(await deleteDraft(ctx, id, row.version))) throw versionConflict(null)
  const made = await activateVersion(ctx, held, {
    code,
    definition,
    note: body.note?.trim() || null,
    copiedFrom: row.copiedFromId,
  })
  announce(ctx, { topic: 'workflow', id: code, kind: 'activated' })
  if (mapping === null) return { code, version: made.version, migration: null }
  const total = standing.reduce((n, { count }) => n + count, 0)
  const migrationId = await insertMigration(ctx, { code, versionId: made.id, mapping, total })
  enqueue(ctx, MIGRATION_JOB, { key: migrationId })
  return { code, version: made.version, migration: await findMigration(ctx, migrationId) }
}

function runnable(ctx: RequestContext, row: DraftRow): WorkflowDefinition {
  const problems = judge(ctx, row, {}).filter(({ severity }) => severity === 'ERROR')
  if (problems.length === 0 && Check(WorkflowDefinition, row.definition)) return row.definition
  throw new AppError(422, 'WORKFLOW_PROBLEMS', { params: { count: problems.length }, extra: { problems } })
}

function mappingOf(row: DraftRow, standing: readonly Standing[], mapping: Mapping): Mapping {
  const { toMap } = simulate(row.base.definition, row.definition, standing)
  const errors = mappingProblems(row.definition, toMap, mapping).map(({ state, code }) => ({
    field: `mapping.${state}`,
    code,
  }))
  if (errors.length > 0) throw new AppError(422, 'MAPPING_INVALID', { errors, extra: { toMap } })
  return mapping
}

/** How far the moving of running dossiers is. */
export async function readMigration(ctx: RequestContext, id: string): Promise<Migration> {
  authorise(ctx, 'workflowdraft.read')
  const migration = await findMigration(ctx, id)
  if (!migration) throw notFound('workflow_migration')
  return migration
}

/** Takes up a migration that came to a halt; nothing happens when it is under way or done. */
export async function resumeMigration(ctx: RequestContext, id: string): Promise<Migration> {
  authorise(ctx, 'workflow.edit')
  const migration = await readMigration(ctx, id)
  if (migration.state === 'RUNNING') enqueue(ctx, MIGRATION_JOB, { key: id })
  return migration
}

/**
 * Moves a batch of running dossiers and asks for the next. A batch is one transaction, its place in the order commits
 * with it: cut off anywhere, the next try begins where the last one ended, and who follows the version already is passed.
 */
export const migrationJob: JobHandler = {
  kind: MIGRATION_JOB,
  async run(ctx, _payload, job) {
    const migration = await lockMigration(ctx, job.key)
    if (!migration) return
    const [workflow, ids] = await Promise.all([
      workflowVersion(ctx, migration.versionId),
      nextToMove(ctx, migration, BATCH),
    ])
    const done: Progress = { moved: 0, restated: 0, skipped: 0, left: [], cursorId: ids.at(-1) ?? null }
    for (const id of ids) {
      const change = await changeWorkflow(ctx, id, {
        workflow,
        actor: parseActor(migration.createdBy),
        place: (state) => placeIn(workflow.definition, migration.mapping, state),
      })
      if (change.outcome === 'NO_PLACE') done.left.push({ id, reference: change.reference, status: change.status })
      else if (change.outcome === 'SKIPPED') done.skipped += 1
      else done.moved += 1
      if (change.outcome === 'RESTATED') done.restated += 1
    }
    recordProgress(ctx, migration, done, SHOWN_LEFT)
    announce(ctx, { topic: 'workflow', id: migration.code, kind: 'migration' })
    if (ids.length > 0) enqueue(ctx, MIGRATION_JOB, { key: migration.id })
  },
}
