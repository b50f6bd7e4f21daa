export { createApiKey } from './api-keys.service.ts'
export { organizationsModule } from './organizations.module.ts'
