import { sql } from 'kysely'
import { Type } from 'typebox'
import { caseTypes } from '#modules/dossiers'
import { actorJson } from '#modules/timeline'
import type { WorkflowDefinition } from '#modules/workflows'
import type { RequestContext } from '#platform/context'
import { decodeCursor, toPage } from '#platform/http'
import type {
  Draft,
  DraftDefinition,
  EditableWorkflow,
  Example,
  ExampleQuery,
  Migration,
  StoredVersion,
  VersionQuery,
} from './editing.schema.ts'

const migrationJson = sql`jsonb_build_object('id', g.id, 'code', g.code,
  'version', (select n.version from app.workflow_versions n where n.id = g.workflow_version_id), 'state', g.state, 'total', g.total,
  'moved', g.moved, 'restated', g.restated, 'skipped', g.skipped, 'leftCount', g.left_count, 'leftBehind', g.left_behind,
  'mapping', g.mapping, 'createdAt', g.created_at, 'finishedAt', g.finished_at, 'createdBy', ${actorJson('g.created_by')})`

const lastMigration = sql`(select ${migrationJson} from app.workflow_migrations g where g.code = w.code order by g.id desc limit 1)`
const versionActor = sql`case when w.created_by is not null then ${actorJson('w.created_by')} end`

/**
 * Every workflow with its active version, its draft and its last migration: those of dossiers in the order in which an
 * agency meets them (enquiries, sales and lettings, mandates, then the rest), the others after them.
 */
export async function listEditable(ctx: RequestContext): Promise<Omit<EditableWorkflow, 'editable'>[]> {
  const rows = await sql<Omit<EditableWorkflow, 'editable'>>`
    select w.code,
           jsonb_build_object('id', w.id, 'version', w.version, 'states', jsonb_array_length(w.definition -> 'states'),
             'transitions', jsonb_array_length(w.definition -> 'transitions'), 'createdAt', w.created_at,
             'createdBy', ${versionActor}) as active,
           case when f.id is not null then jsonb_build_object('id', f.id, 'version', f.version, 'updatedAt', f.updated_at,
             'updatedBy', ${actorJson('f.updated_by')}) end as draft,
           ${lastMigration} as migration
      from app.workflow_versions w left join app.workflow_drafts f on f.code = w.code
     where w.active order by array_position(${[...caseTypes]}::text[], w.code), w.code`.execute(ctx.db)
  return rows.rows
}

/** A draft as it is written, with its base. */
export type DraftRow = Omit<Draft, 'problems' | 'inUse' | 'definition' | 'base'> & {
  definition: DraftDefinition
  base: { id: string; version: number; definition: WorkflowDefinition }
  copiedFromId: string | null
}

/** One draft with the version it began from: the active one, because activating another ends it. */
export async function findDraft(ctx: RequestContext, id: string): Promise<DraftRow | null> {
  const rows = await sql<DraftRow>`
    select f.id, f.code, f.version, f.definition, f.copied_from as "copiedFromId",
           jsonb_build_object('id', b.id, 'version', b.version, 'definition', b.definition) as base,
           (select c.version from app.workflow_versions c where c.id = f.copied_from) as "copiedFrom",
           f.updated_at as "updatedAt", ${actorJson('f.updated_by')} as "updatedBy"
      from app.workflow_drafts f join app.workflow_versions b on b.id = f.base_id where f.id = ${id}`.execute(ctx.db)
  return rows.rows[0] ?? null
}

/** The id of the draft of a workflow, or null. */
export async function draftOf(ctx: RequestContext, code: string): Promise<string | null> {
  const row = await ctx.db.selectFrom('workflow_drafts').select('id').where('code', '=', code).executeTakeFirst()
  return row?.id ?? null
}

/** Whether running dossiers of a workflow are on their way to a version. */
export async function isMigrating(ctx: RequestContext, code: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('workflow_migrations')
    .select('id')
    .where('code', '=', code)
    .where('state', '=', 'RUNNING')
    .executeTakeFirst()
  return row !== undefined
}

/** How many running dossiers of a case type stand where, under which version. */
export async function countStanding(
  ctx: RequestContext,
  code: string,
): Promise<{ versionId: string; status: string; heldFrom: string | null; count: number }[]> {
  const rows = await sql<{ versionId: string; status: string; heldFrom: string | null; count: number }>`
    select d.workflow_version_id as "versionId", d.status, d.held_from as "heldFrom", count(*)::int as count
      from app.dossiers d where d.case_type = ${code} and d.is_open
     group by d.workflow_version_id, d.status, d.held_from`.execute(ctx.db)
  return rows.rows
}

const Position = Type.Tuple([Type.String({ format: 'uuid' })])

/** Running dossiers of a case type, the newest first; of one state when told. */
export async function listExamples(
  ctx: RequestContext,
  code: string,
  query: ExampleQuery,
): Promise<{ items: Example[]; nextCursor: string | null }> {
  const limit = query.limit ?? 20
  const from = decodeCursor(Position, query.cursor)
  const rows = await sql<Example>`
    select d.id, d.reference, c.display_name as contact, d.status, d.held_from as "heldFrom", w.version, d.status_since as "statusSince"
      from app.dossiers d join app.contacts c on c.id = d.contact_id join app.workflow_versions w on w.id = d.workflow_version_id
     where d.case_type = ${code} and d.is_open ${from ? sql`and d.id < ${from[0]}::uuid` : sql``}
       ${query.status === undefined ? sql`` : sql`and d.status = ${query.status}`}
     order by d.id desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.id])
}

/** Running dossiers that do not follow a version yet, from a place in their order. */
export async function nextToMove(
  ctx: RequestContext,
  of: { code: string; versionId: string; cursorId: string | null },
  limit: number,
): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select d.id from app.dossiers d
     where d.case_type = ${of.code} and d.is_open and d.workflow_version_id <> ${of.versionId}
       ${of.cursorId === null ? sql`` : sql`and d.id > ${of.cursorId}::uuid`}
     order by d.id limit ${limit}`.execute(ctx.db)
  return rows.rows.map(({ id }) => id)
}

/** One migration, or null. */
export async function findMigration(ctx: RequestContext, id: string): Promise<Migration | null> {
  const rows = await sql<{ migration: Migration }>`
    select ${migrationJson} as migration from app.workflow_migrations g where g.id = ${id}`.execute(ctx.db)
  return rows.rows[0]?.migration ?? null
}

const VersionPosition = Type.Tuple([Type.Integer()])

/** The versions of a workflow, the newest first. */
export async function listVersions(
  ctx: RequestContext,
  query: VersionQuery,
): Promise<{ items: StoredVersion[]; nextCursor: string | null }> {
  const limit = query.limit ?? 20
  const from = decodeCursor(VersionPosition, query.cursor)
  const rows = await sql<StoredVersion>`
    select w.id, w.version, w.active, w.note, (select c.version from app.workflow_versions c where c.id = w.copied_from) as "copiedFrom",
           w.created_at as "createdAt", ${versionActor} as "createdBy", w.definition
      from app.workflow_versions w where w.code = ${query.code} ${from ? sql`and w.version < ${from[0]}` : sql``}
     order by w.version desc limit ${limit + 1}`.execute(ctx.db)
  return toPage(rows.rows, limit, (row) => [row.version])
}
