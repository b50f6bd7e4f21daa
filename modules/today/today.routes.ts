import { type Http, tenantRoute } from '#platform/http'
import { Team, Today } from './today.schema.ts'
import { team, today } from './today.service.ts'

export function todayRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/today',
    summary: 'What needs the caller now: answers, appointments, tasks, nudges',
    tag: 'today',
    permission: 'dossier.write',
    schema: { response: { 200: Today } },
    act: (ctx) => today(ctx),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/today/team',
    summary: 'How much each member has on the table, and what nobody has',
    tag: 'today',
    permission: 'dossier.assign',
    schema: { response: { 200: Team } },
    act: (ctx) => team(ctx),
  })
}
