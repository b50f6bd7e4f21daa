export { type Auth, createAuth } from './auth.ts'
export { createAuthenticator, type IdentityAuthenticator } from './authenticator.ts'
export { identityModule } from './identity.module.ts'
export { platformStanding, readPreferences, settingsOf } from './identity.read-model.ts'
export { API_KEY_PREFIX } from './identity.rules.ts'
export { ZoneClock } from './identity.schema.ts'
export { createOrganization } from './identity.service.ts'
export { contextsOfMembers } from './member-context.read-model.ts'
export { memberGrant } from './member-grant.ts'
export { apiKeyScopes, grantedNames, permissionsOf, permissionTable, type Role, roles } from './permissions.ts'
export {
  type CostCategory,
  completeSettings,
  costCategories,
  type MessageCosts,
  OrganizationSettings,
} from './settings.ts'
