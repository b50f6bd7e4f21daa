export { searchScope, visibleContacts, visibleDossiers, writableDossiers } from './access.policy.ts'
