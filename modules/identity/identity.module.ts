import type { Module } from '#platform/module'
import type { Auth } from './auth.ts'
import type { IdentityAuthenticator } from './authenticator.ts'
import { identityRoutes, mountAuth } from './identity.routes.ts'

/** Sign-in and who may do what. */
export function identityModule(auth: Auth, authenticator: IdentityAuthenticator): Module {
  return {
    name: 'identity',
    routes(http) {
      mountAuth(http, auth, authenticator)
      identityRoutes(http, authenticator)
    },
  }
}
