/**
 * `npm start`: everything a newcomer needs on one machine. Embedded PostgreSQL, migrations, demo agencies, the server
 * and the provider simulators with the phone page. Ctrl-C stops all of it; the next start finds its data again.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type ReadyConfig, runServer } from '../apps/server/run.ts'
import { ensureDemo } from '../database/demo/index.ts'
import { prepareServices, runUntilStopped, say } from './local-services.ts'
import { ensureWebBuild } from './web-build.ts'

function printWelcome(config: ReadyConfig, seconds: number): void {
  const demoFile = path.join(config.dataDir, 'demo-logins.json')
  const logins = existsSync(demoFile)
    ? (JSON.parse(readFileSync(demoFile, 'utf8')) as {
        email: string
        password: string
        name: string
        role: string
        organization: string
      }[])
    : []
  const keyFile = path.join(config.dataDir, 'demo-api-key.txt')
  say('')
  say(`  Atlas Immobilier is ready (${seconds.toFixed(1)} s)`)
  say('')
  say(`  Agency app    ${config.publicUrl}/app/`)
  if (config.simulators)
    say(`  Phone page    http://127.0.0.1:${config.simulatorsPort}/   (write as a prospect on WhatsApp)`)
  say(`  API docs      ${config.publicUrl}/docs`)
  if (config.simulators && logins.length > 0) {
    say('')
    say('  Demo logins')
    for (const login of logins)
      say(`    ${login.email.padEnd(34)} ${login.password.padEnd(20)} ${login.role.padEnd(10)} ${login.organization}`)
    if (existsSync(keyFile)) say(`  Demo API key  ${readFileSync(keyFile, 'utf8').trim()}`)
  }
  say('')
  say('  Ctrl-C stops everything.')
}

runUntilStopped(async (stops) => {
  const began = performance.now()
  const { ready, secrets } = await prepareServices(stops, () => ensureWebBuild(say))
  const app = await runServer(ready, ready.simulators ? (made) => ensureDemo(made, secrets, say) : undefined)
  stops.push(() => app.close())
  printWelcome(ready, (performance.now() - began) / 1000)
})
