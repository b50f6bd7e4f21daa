export {
  aboutPerson,
  searchScope,
  visibleContacts,
  visibleDossiers,
  wordPart,
  writableDossiers,
} from './access.policy.ts'
