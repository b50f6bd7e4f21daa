export {
  auditVerifyCommand,
  type OrganizationReport,
  type PublishedHead,
  readHeads,
  verifyAudit,
} from './audit.command.ts'
export { auditModule } from './audit.module.ts'
export { recordDataAccess } from './audit.service.ts'
export { readingRecorder } from './readings.service.ts'
