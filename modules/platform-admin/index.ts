export { platformAdminModule } from './platform-admin.module.ts'
