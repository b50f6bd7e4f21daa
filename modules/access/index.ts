export { visibleContacts, visibleDossiers, writableDossiers } from './access.policy.ts'
