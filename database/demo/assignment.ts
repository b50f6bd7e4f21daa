import { replaceRules } from '#modules/assignments'
import { type Platform, runInOrg } from '#platform/context'
import type { OpenAgency } from './dossiers.ts'

type Rule = Parameters<typeof replaceRules>[1]['rules'][number]

/** Districts of Casablanca that two colleagues share between them. */
const areas = [
  ['Maârif', 'Gauthier', 'Racine', 'Palmier'],
  ['Anfa', 'Bourgogne', 'Aïn Diab', 'Californie'],
]

const rule = (id: number, more: Partial<Rule> & Pick<Rule, 'method' | 'name'>): Rule => ({
  id: `00000000-0000-7000-8000-00000000000${id}`,
  active: true,
  branchIds: [],
  caseTypes: [],
  sources: [],
  agentIds: [],
  groups: [],
  sameBranch: true,
  atWork: false,
  ...more,
})

/** How the agency gives out what comes in: by district, by Arabic, else to whoever has the least to do. */
export async function writeRules(platform: Platform, agency: OpenAgency): Promise<void> {
  const [founder] = agency.staff
  const agents = agency.staff.filter((person) => person.roles.includes('AGENT'))
  if (!founder || agents.length < areas.length) return
  const groups = areas.map((keys, i) => ({ keys, agentIds: agents.slice(i, i + 1).map((a) => a.id) }))
  const actor = { kind: 'user' as const, id: founder.id }
  await runInOrg(platform, { orgId: agency.orgId, actor, correlationId: 'demo' }, (ctx) =>
    replaceRules(ctx, {
      version: 0,
      rules: [
        rule(1, { method: 'BY_ZONE', name: 'Secteurs de Casablanca', caseTypes: ['LEAD_BUY', 'LEAD_RENT'], groups }),
        rule(2, { method: 'LEAST_LOADED', name: '' }),
      ],
    }),
  )
}
