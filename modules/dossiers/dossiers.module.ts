import type { Module } from '#platform/module'
import { annoncePartiesRoutes } from './annonce-parties.routes.ts'
import { dossierPeopleRoutes } from './dossier-people.routes.ts'
import { dossiersRoutes } from './dossiers.routes.ts'
import { appointmentListeners, offerListeners } from './facts.service.ts'
import { firstResponseJob } from './progress.service.ts'

/** Cases of the agency: opening, moving, giving out, people and interests, what fits them. */
export function dossiersModule(): Module {
  return {
    name: 'dossiers',
    routes(http) {
      dossiersRoutes(http)
      dossierPeopleRoutes(http)
      annoncePartiesRoutes(http)
    },
    on: { ...appointmentListeners, ...offerListeners },
    jobs: [firstResponseJob],
  }
}
