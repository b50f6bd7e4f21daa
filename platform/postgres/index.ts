export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './errors.ts'
export { findFreePort } from './ports.ts'
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
  stopAbandonedPostgres,
} from './supervisor.ts'
