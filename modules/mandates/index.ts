export { mandatesModule } from './mandates.module.ts'
export { type GivenMandate, mandatesGivenBy } from './mandates.read-model.ts'
export { amendMandate, registerMandate } from './mandates.service.ts'
