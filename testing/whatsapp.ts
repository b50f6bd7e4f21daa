import {
  connectMailbox,
  connectTwilioNumber,
  connectWhatsAppNumber,
  receiveMailFor,
  registerMailApp,
  registerProviderApp,
  registerTwilioAccount,
} from '#modules/messaging'
import { type ManualClock, manualClock } from '#platform/clock'
import { type SimulatorOptions, type Simulators, startSimulators } from '../apps/simulators/index.ts'
import { bootTestApp, START, type TestApp, type TestOrg } from './app.ts'

const APP_SECRET = 'app-secret-for-tests'
const MAIL_SECRET = 'mail-secret-for-tests'
const TOKEN = 'access-token-for-tests'
let serial = 100_000_000

/** The application listening on loopback with a simulated Meta beside it; webhooks move when the test says so. */
export type WhatsAppBench = {
  t: TestApp
  meta: Simulators
  clock: ManualClock
  /** Connects a number of the provider to the organisation. */
  connect(org: TestOrg, name?: string): Promise<{ phoneNumberId: string; accountId: string }>
  /** Connects a sender of text messages at Twilio; one organisation of the bench has it. */
  connectSms(org: TestOrg): Promise<{ number: string; accountId: string }>
  /** Connects a mailbox that letters leave from and come in for. */
  connectMail(org: TestOrg, address: string): Promise<string>
  /** Delivers webhooks and works off everything due until nothing moves any more. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** A template that the provider has approved for every number of the bench. */
export type BenchTemplate = {
  name: string
  language: string
  category: 'UTILITY' | 'MARKETING'
  components: Record<string, unknown>[]
}

/** Boots app and provider together. Numbers are made at start because the provider knows its numbers. */
export async function startWhatsAppBench(
  numbers = 2,
  overrides: Record<string, string> = {},
  templates: readonly BenchTemplate[] = [],
  provider: Pick<SimulatorOptions, 'webhookVersion'> = {},
): Promise<WhatsAppBench> {
  const known = Array.from({ length: numbers }, (_, i) => {
    serial += 1
    return {
      phoneNumberId: String(serial),
      wabaId: String(serial + 500_000_000),
      displayPhone: `+2125220000${String(10 + i)}`,
      name: `Number ${i + 1}`,
      country: 'MA',
    }
  })
  const clock = manualClock(START)
  serial += 1
  const sms = {
    accountSid: `AC${String(serial).padStart(32, '0')}`,
    authToken: 'auth-token-for-tests',
    number: `+2125${serial}`.slice(0, 13),
    inboundUrl: 'http://127.0.0.1:9/',
    name: 'Text messages',
  }
  const mailWebhook = { url: 'http://127.0.0.1:9/', secret: MAIL_SECRET, mailboxes: ['contact@anfa.example'] }
  const options: SimulatorOptions = {
    port: 0,
    // The application's address is known only once it listens; the provider reads this at each delivery.
    webhookUrl: 'http://127.0.0.1:9/',
    appSecret: APP_SECRET,
    verifyToken: 'verify',
    accessTokens: [TOKEN],
    numbers: known,
    templates: known.flatMap(({ wabaId }) => templates.map((t) => ({ ...t, wabaId, status: 'APPROVED' }))),
    clock,
    delivery: 'manual',
    limits: { messagesPerSecond: null, pair: null },
    autoRead: false,
    smtpPort: 0,
    mailWebhook,
    twilioNumbers: [sms],
    ...provider,
  }
  const meta = await startSimulators(options)
  const t = await bootTestApp(
    {
      WHATSAPP_BASE_URL: meta.url,
      TWILIO_BASE_URL: meta.url,
      SMTP_URL: `smtp://127.0.0.1:${meta.smtpPort}`,
      ...overrides,
    },
    clock,
  )
  const appUrl = await t.app.listen()
  options.webhookUrl = `${appUrl}/webhooks/whatsapp/test`
  mailWebhook.url = `${appUrl}/webhooks/email/test-mail`
  sms.inboundUrl = `${appUrl}/webhooks/twilio/test-sms`
  // Twilio signs the address it calls, and is told where to call: the one the test listens on.
  t.app.platform.config.publicUrl = appUrl
  await registerProviderApp(t.app.platform, { key: 'test', secret: APP_SECRET, verifyToken: 'verify' })
  await registerTwilioAccount(t.app.platform, { key: 'test-sms', authToken: sms.authToken })
  await registerMailApp(t.app.platform, { key: 'test-mail', secret: MAIL_SECRET })
  const free = [...known]

  return {
    t,
    meta,
    clock,
    async connect(org, name = 'WhatsApp') {
      const number = free.shift()
      if (!number) throw new Error('all numbers of the bench are connected')
      const accountId = await t.inOrg(org.orgId, (ctx) =>
        connectWhatsAppNumber(ctx, {
          branchId: org.branchId,
          appKey: 'test',
          displayName: name,
          displayPhone: number.displayPhone,
          phoneNumberId: number.phoneNumberId,
          wabaId: number.wabaId,
          accessToken: TOKEN,
        }),
      )
      return { phoneNumberId: number.phoneNumberId, accountId }
    },
    async connectSms(org) {
      const accountId = await t.inOrg(org.orgId, (ctx) =>
        connectTwilioNumber(ctx, {
          branchId: org.branchId,
          appKey: 'test-sms',
          channel: 'SMS',
          displayName: 'SMS',
          phone: sms.number,
          accountSid: sms.accountSid,
          authToken: sms.authToken,
        }),
      )
      return { number: sms.number, accountId }
    },
    connectMail(org, address) {
      return t.inOrg(org.orgId, async (ctx) => {
        const id = await connectMailbox(ctx, { branchId: org.branchId, displayName: 'Anfa', address, url: null })
        await receiveMailFor(ctx, { address, appKey: 'test-mail' })
        return id
      })
    },
    async settle() {
      for (let round = 0; round < 6; round += 1) {
        await meta.deliverAll()
        await t.app.drain()
      }
    },
    async close() {
      await t.close()
      await meta.close()
    },
  }
}
