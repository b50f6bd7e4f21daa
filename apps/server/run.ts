import { warmUp } from '#language'
import { offsetClock, systemClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { type App, createApp } from './app.ts'
import { readClockOffset } from './clock.repository.ts'
import { serveWebApp } from './web.ts'

/** A configuration with nothing left open: what a process needs to serve. */
export type ReadyConfig = Config & { databaseUrl: string; masterKey: string; authSecret: string }

/** Starts one process in the roles it was given, after `prepare` (demonstration data). Outside production its clock can be moved. */
export async function runServer(
  config: ReadyConfig,
  prepare?: (app: App) => Promise<void>,
): Promise<App & { url: string | null }> {
  const clock =
    config.mode === 'production'
      ? systemClock
      : offsetClock(await readClockOffset(config.databaseUrl), config.clockSkewMs)
  const app = await createApp(config, clock)
  try {
    await serveWebApp(app.http)
    await prepare?.(app)
    if (config.roles.has('worker')) warmUp()
    const url = config.roles.has('web') ? await app.listen() : null
    app.startLoops(config.roles)
    return { ...app, url }
  } catch (error) {
    await app.close()
    throw error
  }
}
