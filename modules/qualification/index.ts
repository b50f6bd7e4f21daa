export { qualificationModule } from './qualification.module.ts'
export { recompute } from './qualification.service.ts'
