import { randomUUID } from 'node:crypto'
import { requestText, type Statement } from '../load/run.ts'
import type { Result } from '../result.ts'
import type { MeasuredServer, Stage } from '../stage.ts'
import { compare, inWords } from './compare.ts'
import { freshContacts, tidy } from './create.ts'

/** More than a round can use up. */
const FRESH = 8_000

type Fresh = { contacts: string[]; dossiers: string[] }

/** New dossiers of contacts of their own, each good for one move. */
async function freshDossiers(stage: Stage, workflowId: string): Promise<Fresh> {
  const { orgId, branchId } = stage.largest
  const contacts = await freshContacts(stage, FRESH)
  const made = await stage.superuser.query<{ id: string }>(
    `insert into app.dossiers (org_id, branch_id, reference, case_type, workflow_version_id, status, source, contact_id, currency)
     select $1, $2, 'B-' || c, 'LEAD_BUY', $3, 'NEW', 'WALK_IN', c, 'MAD' from unnest($4::uuid[]) c returning id`,
    [orgId, branchId, workflowId, contacts],
  )
  return { contacts, dossiers: made.rows.map((row) => row.id) }
}

/** The least for the same effect in one transaction: hold the row, move it, its history, its timeline entry; audited too. */
function byHand({ largest: { orgId } }: Stage, id: string): Statement[] {
  return [
    {
      text: `select d.status, d.version, w.definition from app.dossiers d
               join app.workflow_versions w on w.org_id = d.org_id and w.id = d.workflow_version_id
              where d.org_id = $1 and d.id = $2 for update of d`,
      values: [orgId, id],
    },
    {
      text: `update app.dossiers set status = 'CONTACTED', status_since = now(), last_activity_at = now(), version = version + 1
              where org_id = $1 and id = $2`,
      values: [orgId, id],
    },
    {
      text: `insert into app.dossier_status_history (org_id, id, dossier_id, from_status, to_status) values ($1, $2, $3, 'NEW', 'CONTACTED')`,
      values: [orgId, randomUUID(), id],
    },
    {
      text: `insert into app.activities (org_id, dossier_id, type, code, params) values ($1, $2, 'SYSTEM', 'dossier.status_changed', '{}')`,
      values: [orgId, id],
    },
  ]
}

/** Moving dossiers along their workflow: engine, history, timeline, audit and what follows from it. */
export async function measureMove(stage: Stage, server: MeasuredServer): Promise<Result> {
  const { orgId, people } = stage.largest
  const workflow = await stage.superuser.query<{ id: string }>(
    `select id from app.workflow_versions where org_id = $1 and code = 'LEAD_BUY' and active`,
    [orgId],
  )
  const fresh: Fresh[] = []
  for (let i = 0; i < 2 * (stage.rounds + 1); i += 1) fresh.push(await freshDossiers(stage, workflow.rows[0]?.id ?? ''))
  const dossiers = (at: number) => fresh[at]?.dossiers ?? []
  try {
    const found = await compare(stage, {
      server,
      requests: (round) =>
        dossiers(2 * round).map((id, n) =>
          requestText('POST', `/api/v1/dossiers/${id}/transitions`, people[n % people.length] ?? {}, {
            to: 'CONTACTED',
            version: 1,
          }),
        ),
      calls: (round) => dossiers(2 * round + 1).map((id) => byHand(stage, id)),
      transaction: true,
    })
    stage.say(`move dossier: ${Math.round(found.share * 100)} % (${inWords(found)})`)
    return {
      name: 'move dossier (engine, history, timeline, audit)',
      measure: 'share of the probe',
      value: found.share,
      floor: 0.45,
      aim: 0.6,
      less: false,
      detail: inWords(found),
    }
  } finally {
    await tidy(
      stage,
      fresh.flatMap(({ contacts }) => contacts),
    )
  }
}
