import { spawn } from 'node:child_process'
import { mkdirSync, openSync } from 'node:fs'
import path from 'node:path'
import { ensureWebBuild } from '../tools/web-build.ts'

const ROOT = path.dirname(import.meta.dirname)
const LOG = path.join(ROOT, '.tmp', 'e2e-server.log')

/**
 * Builds the agency app when its sources changed and starts the process that keeps the applications of the tests
 * (stack/host.ts). Its address is ATLAS_E2E_HOST; the log of all servers is .tmp/e2e-server.log. While writing tests,
 * keep a host running and name it in that variable: it is used and left alone.
 */
export default async function setup(): Promise<() => Promise<void>> {
  await ensureWebBuild((line) => process.stdout.write(`${line}\n`))
  if (process.env.ATLAS_E2E_HOST) return async () => undefined
  mkdirSync(path.dirname(LOG), { recursive: true })
  const log = openSync(LOG, 'w')
  const host = spawn(process.execPath, [path.join(import.meta.dirname, 'stack/host.ts')], {
    cwd: ROOT,
    stdio: ['ignore', log, log, 'ipc'],
    // Ctrl-C reaches the test runner alone; the host ends after the tests did.
    detached: true,
  })
  const gone = new Promise<void>((resolve) => host.once('exit', () => resolve()))
  process.env.ATLAS_E2E_HOST = await new Promise<string>((resolve, reject) => {
    host.once('message', (message) => resolve((message as { url: string }).url))
    host.once('exit', (code) => reject(new Error(`the application of the browser tests ended (${code}), see ${LOG}`)))
    host.once('error', reject)
  })
  return async () => {
    host.kill('SIGTERM')
    await gone
  }
}
