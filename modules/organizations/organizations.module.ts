import type { Module } from '#platform/module'
import { developmentRoutes } from './development.routes.ts'
import { guestRoutes } from './guests.routes.ts'
import { guestMail } from './guests.service.ts'
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
      guestRoutes(http, sign)
      apiKeyRoutes(http, sign.authenticator)
      developmentRoutes(http)
    },
    jobs: [invitationMail, guestMail],
  }
}
