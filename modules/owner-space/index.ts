export { ownerSpaceModule } from './owner-space.module.ts'
