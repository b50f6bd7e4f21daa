import { ConfigError, loadConfig } from '#platform/config'
import { BootRefused } from './app.ts'
import { runServer } from './run.ts'

/** One server process as an operator runs it: everything it needs comes from the configuration. */
async function main(): Promise<void> {
  const config = loadConfig()
  const { databaseUrl, masterKey, authSecret } = config
  if (!databaseUrl || !masterKey || !authSecret) {
    throw new ConfigError([
      'DATABASE_URL, ATLAS_MASTER_KEY and ATLAS_AUTH_SECRET are needed here; for a local installation use npm start',
    ])
  }
  const app = await runServer({ ...config, databaseUrl, masterKey, authSecret })
  process.stdout.write(`${JSON.stringify({ ready: true, url: app.url, roles: [...config.roles] })}\n`)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: unknown) => {
  const plain = error instanceof ConfigError || error instanceof BootRefused
  process.stderr.write(`${plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
})
