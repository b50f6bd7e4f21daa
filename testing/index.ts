export { type Answer, bootTestApp, type Caller, START, type TestApp, type TestOrg } from './app.ts'
export { type AnnonceOptions, picture, publishedAnnonce } from './factories.ts'
export { cloneDatabase, type TestDatabase } from './postgres.ts'
export { startWhatsAppBench, type WhatsAppBench } from './whatsapp.ts'
