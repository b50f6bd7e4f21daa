export { bulkChangesModule } from './bulk-changes.module.ts'
