export { duplicatesModule } from './duplicates.module.ts'
