import { randomUUID } from 'node:crypto'
import { requestText, type Statement } from '../load/run.ts'
import type { Result } from '../result.ts'
import { forgetJobs, type MeasuredServer, type Stage } from '../stage.ts'
import { compare, inWords } from './compare.ts'

/** More than a round can use up. */
const FRESH = 12_000

/** Contacts without an open dossier, each good for one new one. */
export async function freshContacts(stage: Stage, count: number): Promise<string[]> {
  const found = await stage.superuser.query<{ id: string }>(
    `insert into app.contacts (org_id, first_name, last_name, display_name, country)
     select $1, 'Bench', 'Contact', 'Bench Contact ' || n, 'MA' from generate_series(1, $2) n returning id`,
    [stage.largest.orgId, count],
  )
  return found.rows.map((row) => row.id)
}

/** Takes away what the row made, so that the next run finds the seed as it was (the audit, append-only, keeps its entries). */
export async function tidy(stage: Stage, contacts: readonly string[]): Promise<void> {
  const { superuser } = stage
  await superuser.query('set session_replication_role = replica')
  await superuser.query(
    `create temp table made as select id from app.dossiers where org_id = $1 and contact_id = any($2::uuid[])`,
    [stage.largest.orgId, contacts],
  )
  for (const table of ['parties', 'dossier_status_history', 'activities'])
    await superuser.query(`delete from app.${table} where org_id = $1 and dossier_id in (select id from made)`, [
      stage.largest.orgId,
    ])
  await superuser.query(`delete from app.dossiers where org_id = $1 and id in (select id from made)`, [
    stage.largest.orgId,
  ])
  await superuser.query(`delete from app.contacts where org_id = $1 and id = any($2::uuid[])`, [
    stage.largest.orgId,
    contacts,
  ])
  await superuser.query('drop table made')
  await superuser.query('set session_replication_role = origin')
  await forgetJobs(stage)
  await superuser.query(
    'vacuum analyze app.contacts, app.dossiers, app.parties, app.dossier_status_history, app.activities',
  )
}

/**
 * What a person would write by hand for the same effect in one transaction: look for a duplicate, insert the dossier,
 * its history, its timeline entry; the audit trigger of the table fires here too.
 */
function byHand(stage: Stage, contactId: string, workflowId: string): Statement[] {
  const { orgId, branchId } = stage.largest
  const id = randomUUID()
  return [
    {
      text: `select id, reference from app.dossiers where org_id = $1 and contact_id = $2 and branch_id = $3 and case_type = 'LEAD_BUY' and is_open limit 1`,
      values: [orgId, contactId, branchId],
    },
    {
      text: `insert into app.dossiers (org_id, id, branch_id, reference, case_type, workflow_version_id, status, source, contact_id, currency)
             values ($1, $2, $3, $4, 'LEAD_BUY', $5, 'NEW', 'WALK_IN', $6, 'MAD')`,
      values: [orgId, id, branchId, `P-${id}`, workflowId, contactId],
    },
    {
      text: `insert into app.dossier_status_history (org_id, dossier_id, to_status) values ($1, $2, 'NEW')`,
      values: [orgId, id],
    },
    {
      text: `insert into app.activities (org_id, dossier_id, contact_id, type, code, params) values ($1, $2, $3, 'SYSTEM', 'dossier.created', '{}')`,
      values: [orgId, id, contactId],
    },
  ]
}

/** The request that opens a dossier for somebody, by one of those who see everything. */
export function openingOf({ largest }: Stage, contactId: string, n: number): string {
  const { branchId, people } = largest
  return requestText('POST', '/api/v1/dossiers', people[n % people.length] ?? {}, {
    caseType: 'LEAD_BUY',
    source: 'WALK_IN',
    branchId,
    contactId,
  })
}

/** Opening dossiers: everything the product does against the least a person would write. */
export async function measureCreate(stage: Stage, server: MeasuredServer): Promise<Result> {
  const { orgId } = stage.largest
  const workflow = await stage.superuser.query<{ id: string }>(
    `select id from app.workflow_versions where org_id = $1 and code = 'LEAD_BUY' and active`,
    [orgId],
  )
  const workflowId = workflow.rows[0]?.id ?? ''
  const fresh: string[][] = []
  for (let i = 0; i < 2 * (stage.rounds + 1); i += 1) fresh.push(await freshContacts(stage, FRESH))
  const found = await compare(stage, {
    server,
    requests: (round) => (fresh[2 * round] ?? []).map((contactId, i) => openingOf(stage, contactId, i)),
    calls: (round) => (fresh[2 * round + 1] ?? []).map((contactId) => byHand(stage, contactId, workflowId)),
    transaction: true,
  })
  await tidy(stage, fresh.flat())
  stage.say(`create dossier: ${Math.round(found.share * 100)} % (${inWords(found)})`)
  return {
    name: 'create dossier (duplicate check, audit, timeline, history)',
    measure: 'share of the probe',
    value: found.share,
    floor: 0.45,
    aim: 0.6,
    less: false,
    detail: inWords(found),
  }
}
