/**
 * The process behind the browser tests: one throw-away PostgreSQL with a template database that holds the demonstration
 * agencies, and whole applications made from it on demand. Started by the global setup, ends with it.
 * `POST /instances` starts one and answers InstanceAddress; `DELETE /instances/:id` stops it.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres, stopAbandonedPostgres } from '#platform/postgres'
import type { InstanceAddress } from './control.ts'
import { type Instance, prepareTemplate, startInstance } from './instance.ts'

const PREFIX = 'atlas-e2e-'
/** A run younger than this may not own its server yet. */
const STARTING_MS = 5 * 60_000
const instances = new Map<string, Instance>()
const stops: (() => Promise<unknown>)[] = []
let stopping: Promise<void> | undefined

/** Ends everything in the opposite order of its start; the second caller waits for the first. */
function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const instance of instances.values()) await instance.close().catch(report)
    for (const stop of stops.reverse()) await stop().catch(report)
  })()
  return stopping
}

function report(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
}

/** Runs that were killed leave a server and a folder behind; a folder of a living run, or of one that just starts, stays. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(tmpdir(), name)
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age < STARTING_MS) continue
    if (await stopAbandonedPostgres(path.join(folder, 'postgres')).catch(() => false))
      rmSync(folder, { recursive: true, force: true })
  }
}

async function answer(request: IncomingMessage, make: () => Promise<InstanceAddress>): Promise<InstanceAddress | null> {
  if (request.method === 'POST') return make()
  const id = path.basename(request.url ?? '')
  const instance = instances.get(id)
  instances.delete(id)
  await instance?.close()
  return null
}

/** Listens for the tests on loopback. Returns the address. */
async function control(make: () => Promise<InstanceAddress>): Promise<string> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    answer(request, make).then(
      (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
      (error: unknown) => {
        report(error)
        response.writeHead(500).end(String(error))
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(async () => server.closeAllConnections())
  stops.push(async () => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function main(): Promise<void> {
  await sweepAbandoned()
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX))
  // The database server runs as another account when we are root.
  chmodSync(folder, 0o755)
  stops.push(async () => rmSync(folder, { recursive: true, force: true }))
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    durability: 'fast',
    // A vacuum worker inside the template would hold up a clone.
    settings: { autovacuum: 'off' },
  })
  stops.push(async () => {
    if (postgres.dataDir.startsWith(folder)) return
    rmSync(postgres.dataDir, { recursive: true, force: true })
  })
  stops.push(() => postgres.stop())
  const template = await prepareTemplate(postgres.superuserUrl, path.join(folder, 'data'))
  const url = await control(async () => {
    const instance = await startInstance(template)
    instances.set(instance.address.id, instance)
    return instance.address
  })
  process.send?.({ url })
}

for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.on(event, () => void stopAll().then(() => process.exit(0)))
}

main().catch(async (error: unknown) => {
  report(error)
  await stopAll()
  process.exit(1)
})
