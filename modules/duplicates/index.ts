export { type Benchmark, measure } from './benchmark.rules.ts'
export { duplicatesModule } from './duplicates.module.ts'
