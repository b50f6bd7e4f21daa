export { type Answer, bootTestApp, type Caller, START, type TestApp, type TestOrg } from './app.ts'
export { cloneDatabase, type TestDatabase } from './postgres.ts'
