export { privacyModule } from './privacy.module.ts'
export { endRequest, openRequest } from './requests.service.ts'
export { clearBounced, listBounced, suppress } from './suppressions.service.ts'
