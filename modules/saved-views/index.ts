export { savedViewsModule } from './saved-views.module.ts'
export { faultsOf } from './saved-views.rules.ts'
export { createView } from './saved-views.service.ts'
