import type { Module } from '#platform/module'
import { developmentRoutes } from './development.routes.ts'
import { invitationMail } from './invitations.service.ts'
import { memberRoutes, organizationRoutes, type SignIn } from './organizations.routes.ts'
import { apiKeyRoutes, scheduleRoutes } from './workplace.routes.ts'

/** An organisation's own affairs: settings, branches, people, keys, schedules. */
export function organizationsModule(sign: SignIn): Module {
  return {
    name: 'organizations',
    routes(http) {
      organizationRoutes(http, sign)
      memberRoutes(http, sign)
      scheduleRoutes(http)
      apiKeyRoutes(http, sign.authenticator)
      developmentRoutes(http)
    },
    jobs: [invitationMail],
  }
}
