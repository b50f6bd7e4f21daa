export { importAnnonce } from './annonces.import.ts'
export { annoncesModule } from './annonces.module.ts'
export { contactsOf, reachableAnnonces } from './annonces.policy.ts'
export {
  type AnnonceCard,
  type AnnonceFacts,
  type AnnoncePlaces,
  annonceByReference,
  annonceCards,
  annonceFacts,
  annoncePlaces,
} from './annonces.read-model.ts'
export {
  AnnonceQuery,
  AnnonceSummary,
  Mandate,
  mandateTypes,
  NewAnnonce,
  PropertyType,
  propertyTypes,
  Transaction,
} from './annonces.schema.ts'
export { holdToChange } from './annonces.service.ts'
export { moveAnnonce } from './annonces.status.service.ts'
export { listAnnonces, presentSummary, type SummaryRow, summaryColumns } from './annonces.views.ts'
export { type ChosenAnnonce, chooseAnnonces, statesOfAll } from './chosen.views.ts'
export { type AnnonceForMandate, holdForMandate, keepMandate } from './mandate.service.ts'
export { blockedByPlatform, freedByPlatform } from './platform-block.service.ts'
