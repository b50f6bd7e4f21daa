/**
 * `npm run dev`: what npm start starts, for working on it. The server starts again when one of its files changes
 * (node --watch), the agency app is served by Vite with hot reload. A new migration asks for a new start.
 */
import path from 'node:path'
import { systemClock } from '#platform/clock'
import { createApp } from '../apps/server/app.ts'
import type { ReadyConfig } from '../apps/server/run.ts'
import type { LocalSecrets } from '../apps/server/secrets.ts'
import { ensureDemo } from '../database/demo/index.ts'
import { prepareServices, runUntilStopped, say } from './local-services.ts'
import { startService } from './processes.ts'

const ROOT = path.dirname(import.meta.dirname)
const WEB_PORT = 5173

/** The demonstration agencies, made once, before the watched server looks for them. */
async function seed(ready: ReadyConfig, secrets: LocalSecrets): Promise<void> {
  const app = await createApp(ready, systemClock)
  try {
    await ensureDemo(app, secrets, say)
  } finally {
    await app.close()
  }
}

/** The settings that this process found or made, for the server process. */
function serverEnvironment(ready: ReadyConfig): Record<string, string> {
  return {
    DATABASE_URL: ready.databaseUrl,
    ATLAS_MASTER_KEY: ready.masterKey,
    ATLAS_AUTH_SECRET: ready.authSecret,
    WHATSAPP_BASE_URL: ready.whatsappBaseUrl,
    TWILIO_BASE_URL: ready.twilioBaseUrl,
    ...(ready.smtpUrl ? { SMTP_URL: ready.smtpUrl } : {}),
  }
}

runUntilStopped(async (stops) => {
  const { ready, secrets } = await prepareServices(stops, async () => undefined)
  if (ready.simulators) await seed(ready, secrets)
  const onLine = (name: string) => (line: string) => say(`[${name}] ${line}`)
  const server = startService(process.execPath, ['--watch', '--watch-preserve-output', 'apps/server/main.ts'], {
    cwd: ROOT,
    env: serverEnvironment(ready),
    onLine: onLine('server'),
  })
  stops.push(() => server.stop())
  const web = startService(
    path.join(ROOT, 'node_modules/.bin/vite'),
    ['--port', String(WEB_PORT), '--clearScreen=false'],
    {
      cwd: path.join(ROOT, 'apps/web'),
      env: { ATLAS_API_ORIGIN: ready.publicUrl },
      onLine: onLine('web'),
    },
  )
  stops.push(() => web.stop())
  say(`\n  Agency app with hot reload: the address Vite names above or below (http://localhost:${WEB_PORT}/app/)`)
  say(`  API, its documents          ${ready.publicUrl}/docs`)
  if (ready.simulators) say(`  Phone page                  http://127.0.0.1:${ready.simulatorsPort}/`)
})
