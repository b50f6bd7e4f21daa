export { assignDossier, changeDossier } from './changes.service.ts'
export { type ChosenDossier, chooseDossiers, waysOfAll } from './chosen.views.ts'
export { type ChannelEnquiry, createDossier, openOrReuseDossier } from './creation.service.ts'
export { type InterestState, Match } from './dossier-page.schema.ts'
export { dossiersModule } from './dossiers.module.ts'
export { type DossierCard, dossierCard } from './dossiers.read-model.ts'
export {
  Budget,
  CaseType,
  Criteria,
  type CriteriaChange,
  caseTypes,
  DossierMove,
  DossierQuery,
  SourceCode,
} from './dossiers.schema.ts'
export { listDossiers } from './dossiers.views.ts'
export { applyFact, type FactCode, factCodes } from './facts.service.ts'
export { addInterest } from './interests.service.ts'
export { findMatches } from './matches.read-model.ts'
export type { Search } from './matching.rules.ts'
export { changeWorkflow, type WorkflowChange } from './migration.service.ts'
export { readDossier } from './page.service.ts'
export { autoQualify, learnWishes, markContacted, setScore } from './progress.service.ts'
export { moveDossier, reopenDossier } from './transitions.service.ts'
export { judgedGuards, moveFields } from './ways.rules.ts'
