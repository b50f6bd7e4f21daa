export { organizationsModule } from './organizations.module.ts'
