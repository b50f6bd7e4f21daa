/** The simulated providers alone, for tests that connect to them by themselves. */
export { type SimulatorOptions, type Simulators, startSimulators } from '../apps/simulators/index.ts'
export { type Answer, bootTestApp, type Caller, START, type TestApp, type TestOrg } from './app.ts'
export { type AnnonceOptions, picture, publishedAnnonce } from './factories.ts'
export { startImap, type TestImap } from './imap.ts'
export { startTestMails, type TestMails } from './mails.ts'
export { cloneDatabase, type TestDatabase } from './postgres.ts'
export { sealedUnnamed } from './sealed.ts'
export { startWhatsAppBench, type WhatsAppBench } from './whatsapp.ts'
