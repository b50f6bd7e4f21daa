export { mandatesModule } from './mandates.module.ts'
export { amendMandate, registerMandate } from './mandates.service.ts'
