import { sql } from 'kysely'
import type { RequestContext } from '#platform/context'
import type { AssignmentPolicy } from './assignments.schema.ts'

/** The rules in order and who takes part, for the settings page. */
export async function readPolicy(ctx: RequestContext): Promise<AssignmentPolicy> {
  const found = await sql<AssignmentPolicy>`
    select coalesce(p.version, 0) as version, coalesce(p.rules, '[]') as rules,
           coalesce((select jsonb_agg(jsonb_build_object('id', m.user_id, 'name', m.name, 'branchIds', m.branch_ids,
               'languages', m.languages, 'onTeam', m.roles && array['AGENT', 'MANAGER'], 'receives', coalesce(l.receives, true),
               'maxOpen', l.max_open, 'version', coalesce(l.version, 0),
               'open', (select count(*) from app.dossiers d where d.assignee_id = m.user_id and d.is_open)) order by m.name, m.user_id)
             from app.members m left join app.assignment_limits l on l.user_id = m.user_id
            where m.status = 'ACTIVE' and m.guest_until is null and m.roles && array['AGENT', 'MANAGER', 'ADMIN_ORG']), '[]') as members
      from (values (1)) one left join app.assignment_policies p on true`.execute(ctx.db)
  return found.rows[0] ?? { version: 0, rules: [], members: [] }
}

/** Ids a rule may name: everybody who ever worked on dossiers here, and the branches. */
export async function readNameable(ctx: RequestContext): Promise<{ people: Set<string>; branches: Set<string> }> {
  const found = await sql<{ people: string[]; branches: string[] }>`
    select coalesce((select jsonb_agg(m.user_id) from app.members m where m.roles && array['AGENT', 'MANAGER', 'ADMIN_ORG']), '[]') as people,
           coalesce((select jsonb_agg(b.id) from app.branches b), '[]') as branches`.execute(ctx.db)
  const row = found.rows[0]
  return { people: new Set(row?.people), branches: new Set(row?.branches) }
}
