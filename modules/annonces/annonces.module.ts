import type { Module } from '#platform/module'
import { annoncesRoutes } from './annonces.routes.ts'
import { photosRoutes } from './photos.routes.ts'

/** Properties for sale or rent: facts, photos, quality, and the way to the public. */
export function annoncesModule(): Module {
  return {
    name: 'annonces',
    routes(http) {
      annoncesRoutes(http)
      photosRoutes(http)
    },
  }
}
