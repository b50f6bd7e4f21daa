import { parseArgs } from 'node:util'
import { connectWhatsAppNumber, registerProviderApp } from '#modules/messaging'
import { systemClock } from '#platform/clock'
import { environmentSecret } from '#platform/config'
import { runInOrg, runOnPlatform } from '#platform/context'
import { constraintOf } from '#platform/errors'
import { createApp } from '../app.ts'
import { type Command, CommandProblem, EXIT } from './command.ts'
import { findBranchOfSlug } from './connect.repository.ts'
import { withInstallation } from './installation.ts'

const USAGE = `usage: atlas connect whatsapp --organization <slug> --app <key> --phone-number-id <id> --waba-id <id> --phone <+…> [--name "…"]
with the secrets in the environment: WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN, WHATSAPP_ACCESS_TOKEN`

function secret(name: string): string {
  const value = environmentSecret(name)
  if (!value) throw new CommandProblem(`${name} is not set.\n${USAGE}`, EXIT.misused)
  return value
}

/** `atlas connect whatsapp`: registers a Meta app and connects one of its numbers to an organisation. Secrets are sealed. */
export const connectCommand: Command = ([kind, ...rest], { out }) => {
  if (kind !== 'whatsapp') throw new CommandProblem(USAGE, EXIT.misused)
  const text = { type: 'string' as const }
  const { values } = parseArgs({
    args: [...rest],
    options: { organization: text, app: text, 'phone-number-id': text, 'waba-id': text, phone: text, name: text },
  })
  const need = (name: 'organization' | 'app' | 'phone-number-id' | 'waba-id' | 'phone'): string => {
    const value = values[name]
    if (!value) throw new CommandProblem(`--${name} is missing.\n${USAGE}`, EXIT.misused)
    return value
  }
  const wanted = {
    slug: need('organization'),
    app: need('app'),
    number: need('phone-number-id'),
    waba: need('waba-id'),
    phone: need('phone'),
  }
  const secrets = {
    secret: secret('WHATSAPP_APP_SECRET'),
    verifyToken: secret('WHATSAPP_VERIFY_TOKEN'),
    accessToken: secret('WHATSAPP_ACCESS_TOKEN'),
  }

  return withInstallation(async (config) => {
    const app = await createApp({ ...config, logLevel: 'warn' }, systemClock)
    try {
      const { platform } = app
      const place = await findBranchOfSlug(runOnPlatform(platform, 'system', 'connect'), platform, wanted.slug)
      if (!place) throw new CommandProblem(`There is no organisation "${wanted.slug}".`)
      await registerProviderApp(platform, { key: wanted.app, secret: secrets.secret, verifyToken: secrets.verifyToken })
      await runInOrg(
        platform,
        { orgId: place.orgId, actor: { kind: 'system', id: null }, correlationId: 'connect' },
        (ctx) =>
          connectWhatsAppNumber(ctx, {
            branchId: place.branchId,
            appKey: wanted.app,
            displayName: values.name ?? wanted.phone,
            displayPhone: wanted.phone,
            phoneNumberId: wanted.number,
            wabaId: wanted.waba,
            accessToken: secrets.accessToken,
          }),
      ).catch((error: unknown) => {
        if (constraintOf(error) === 'channel_accounts_number')
          throw new CommandProblem(`The number ${wanted.number} is connected already.`)
        throw error
      })
      out(`connected ${wanted.phone} to ${wanted.slug}`)
      out(`callback URL for Meta: ${config.publicUrl}/webhooks/whatsapp/${wanted.app}`)
      return EXIT.ok
    } finally {
      await app.close()
    }
  })
}
