import { parseArgs } from 'node:util'
import {
  connectMailbox,
  connectTwilioNumber,
  connectWhatsAppNumber,
  receiveMailFor,
  registerMailApp,
  registerProviderApp,
  registerTwilioAccount,
} from '#modules/messaging'
import { systemClock } from '#platform/clock'
import { environmentSecret } from '#platform/config'
import { type Platform, type RequestContext, runInOrg, runOnPlatform } from '#platform/context'
import { constraintOf } from '#platform/errors'
import { createApp } from '../app.ts'
import { type Command, CommandProblem, EXIT } from './command.ts'
import { findBranchOfSlug } from './connect.repository.ts'
import { withInstallation } from './installation.ts'

const USAGE = `usage: atlas connect whatsapp --organization <slug> --app <key> --phone-number-id <id> --waba-id <id> --phone <+…> [--name "…"]
         with the secrets in the environment: WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN, WHATSAPP_ACCESS_TOKEN
       atlas connect sms --organization <slug> --app <key> --account-sid <AC…> --phone <+…> [--name "…"]
       atlas connect twilio-whatsapp (the same)
         with the secret in the environment: TWILIO_AUTH_TOKEN
       atlas connect mailbox --organization <slug> --address <name@…> [--name "…"]
         with its server in the environment: MAILBOX_URL (smtp: or smtps: with the credentials); SMTP_URL when it is not set
       atlas connect incoming-mail --organization <slug> --address <name@…> --app <key>
         lets letters to a mailbox come in; with the secret that signs them in the environment: MAIL_APP_SECRET (16 signs at least)`

const options = [
  'organization',
  'app',
  'phone-number-id',
  'waba-id',
  'account-sid',
  'phone',
  'address',
  'name',
] as const
type Option = (typeof options)[number]
type Given = { need(name: Option): string; name: string | undefined }

/** What connecting one kind of line does: says what it needs, then writes. Answers what the operator has to do next. */
type Connection = {
  label: string
  prepare?: (platform: Platform) => Promise<void>
  write: (ctx: RequestContext, branchId: string) => Promise<string>
  after: (publicUrl: string) => string[]
}

function secret(name: string): string {
  const value = environmentSecret(name)
  if (!value) throw new CommandProblem(`${name} is not set.\n${USAGE}`, EXIT.misused)
  return value
}

function whatsapp({ need, name }: Given): Connection {
  const [key, phoneNumberId, wabaId, phone] = [need('app'), need('phone-number-id'), need('waba-id'), need('phone')]
  const [appSecret, verifyToken] = [secret('WHATSAPP_APP_SECRET'), secret('WHATSAPP_VERIFY_TOKEN')]
  const accessToken = secret('WHATSAPP_ACCESS_TOKEN')
  return {
    label: phone,
    prepare: (platform) => registerProviderApp(platform, { key, secret: appSecret, verifyToken }),
    write: (ctx, branchId) =>
      connectWhatsAppNumber(ctx, {
        branchId,
        appKey: key,
        displayName: name ?? phone,
        displayPhone: phone,
        phoneNumberId,
        wabaId,
        accessToken,
      }),
    after: (publicUrl) => [`callback URL for Meta: ${publicUrl}/webhooks/whatsapp/${key}`],
  }
}

function twilio({ need, name }: Given, channel: 'SMS' | 'WHATSAPP'): Connection {
  const [key, accountSid, phone] = [need('app'), need('account-sid'), need('phone')]
  const authToken = secret('TWILIO_AUTH_TOKEN')
  return {
    label: phone,
    prepare: (platform) => registerTwilioAccount(platform, { key, authToken }),
    write: (ctx, branchId) =>
      connectTwilioNumber(ctx, {
        branchId,
        appKey: key,
        channel,
        displayName: name ?? phone,
        phone,
        accountSid,
        authToken,
      }),
    after: (publicUrl) => [`address for incoming messages at Twilio: ${publicUrl}/webhooks/twilio/${key}`],
  }
}

function mailbox({ need, name }: Given): Connection {
  const address = need('address')
  const url = environmentSecret('MAILBOX_URL') ?? null
  if (url !== null && !/^smtps?:\/\//.test(url))
    throw new CommandProblem(`MAILBOX_URL must begin with smtp: or smtps:\n${USAGE}`, EXIT.misused)
  return {
    label: address,
    write: (ctx, branchId) => connectMailbox(ctx, { branchId, displayName: name ?? address, address, url }),
    after: () => [],
  }
}

const MIN_SECRET = 16

function incomingMail({ need }: Given): Connection {
  const [address, key] = [need('address'), need('app')]
  const appSecret = secret('MAIL_APP_SECRET')
  if (appSecret.length < MIN_SECRET)
    throw new CommandProblem(`MAIL_APP_SECRET must have ${MIN_SECRET} signs at least.\n${USAGE}`, EXIT.misused)
  return {
    label: address,
    prepare: async (platform) => {
      if (!(await registerMailApp(platform, { key, secret: appSecret })))
        throw new CommandProblem(`"${key}" is an application of another kind: choose another key.`)
    },
    write: async (ctx) => {
      if (!(await receiveMailFor(ctx, { address, appKey: key })))
        throw new CommandProblem(`There is no mailbox ${address} in this organisation. Connect it first.`)
      return address
    },
    after: (publicUrl) => [`address for incoming mail: ${publicUrl}/webhooks/email/${key} (see docs/operations.md)`],
  }
}

const kinds = new Map<string, (given: Given) => Connection>([
  ['whatsapp', whatsapp],
  ['sms', (given) => twilio(given, 'SMS')],
  ['twilio-whatsapp', (given) => twilio(given, 'WHATSAPP')],
  ['mailbox', mailbox],
  ['incoming-mail', incomingMail],
])

/** `atlas connect`: connects a number of Meta or Twilio, or a mailbox, to an organisation. Secrets are sealed. */
export const connectCommand: Command = ([kind = '', ...rest], { out }) => {
  const begin = kinds.get(kind)
  if (!begin) throw new CommandProblem(USAGE, EXIT.misused)
  const text = { type: 'string' as const }
  const { values } = parseArgs({
    args: [...rest],
    options: Object.fromEntries(options.map((name) => [name, text])) as Record<Option, typeof text>,
  })
  const need = (name: Option): string => {
    const value = values[name]
    if (!value) throw new CommandProblem(`--${name} is missing.\n${USAGE}`, EXIT.misused)
    return value
  }
  const slug = need('organization')
  const wanted = begin({ need, name: values.name })

  return withInstallation(async (config) => {
    const app = await createApp({ ...config, logLevel: 'warn' }, systemClock)
    try {
      const { platform } = app
      const place = await findBranchOfSlug(runOnPlatform(platform, 'system', 'connect'), platform, slug)
      if (!place) throw new CommandProblem(`There is no organisation "${slug}".`)
      await wanted.prepare?.(platform)
      await runInOrg(
        platform,
        { orgId: place.orgId, actor: { kind: 'system', id: null }, correlationId: 'connect' },
        (ctx) => wanted.write(ctx, place.branchId),
      ).catch((error: unknown) => {
        if (constraintOf(error) === 'channel_accounts_number')
          throw new CommandProblem(`${wanted.label} is connected already.`)
        throw error
      })
      out(`connected ${wanted.label} to ${slug}`)
      for (const line of wanted.after(config.publicUrl)) out(line)
      return EXIT.ok
    } finally {
      await app.close()
    }
  })
}
