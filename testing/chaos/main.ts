/**
 * The full storm: `npm run test:chaos -- [--seed N] [--inbound N] [--workers N] [--kills N] [--no-redis]`. A PostgreSQL
 * of its own that is crashed and restarted on the way, Redis that goes away and comes back, the web process killed too.
 * Prints a table; ends with code 1 when anything was lost, doubled or left hanging.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrateDatabase } from '#platform/db'
import { startEmbeddedPostgres } from '#platform/postgres'
import { startRedis, type TestRedis } from '../redis.ts'
import { tableOf } from './report.ts'
import { runStorm } from './storm.ts'
import { until } from './wait.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

/** A door to Redis that can be shut and opened while Redis itself lives on. */
async function door(redis: TestRedis) {
  const open = new Set<Socket>()
  let shut = false
  const server = createServer((socket) => {
    if (shut) return socket.destroy()
    const inner = connect(redis.port, '127.0.0.1')
    for (const one of [socket, inner]) {
      open.add(one)
      one.on('error', () => undefined)
      one.on('close', () => {
        open.delete(one)
        socket.destroy()
        inner.destroy()
      })
    }
    socket.pipe(inner).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shut() {
      shut = true
      for (const socket of open) socket.destroy()
    },
    open() {
      shut = false
    },
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      inbound: { type: 'string', default: '3334' },
      people: { type: 'string', default: '300' },
      workers: { type: 'string', default: '4' },
      kills: { type: 'string', default: '40' },
      'web-kills': { type: 'string', default: '4' },
      'no-redis': { type: 'boolean', default: false },
    },
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'atlas-chaos-'))
  chmodSync(dataDir, 0o755)
  const redis = values['no-redis'] ? null : await startRedis()
  const gate = redis ? await door(redis) : null
  const options = { dataDir, durability: 'safe', settings: { max_connections: '120' } } as const
  let server = await startEmbeddedPostgres(options)
  try {
    const { appUrl } = await migrateDatabase({ superuserUrl: server.superuserUrl, database: 'storm' })
    const superuserUrl = new URL(server.superuserUrl)
    superuserUrl.pathname = '/storm'
    const back = async () => {
      await until('PostgreSQL to be back', async () => {
        server = await startEmbeddedPostgres(options)
        return true
      })
    }
    const upsets = [
      {
        name: 'PostgreSQL restarted',
        async act() {
          await server.stop()
          await back()
        },
      },
      {
        name: 'PostgreSQL crashed',
        async act() {
          process.kill(server.pid, 'SIGQUIT')
          await until('PostgreSQL to be gone', () => {
            try {
              process.kill(server.pid, 0)
              return false
            } catch {
              return true
            }
          })
          await back()
        },
      },
      ...(gate
        ? [
            {
              name: 'Redis gone',
              async act() {
                gate.shut()
              },
            },
            {
              name: 'Redis back',
              async act() {
                gate.open()
              },
            },
          ]
        : []),
    ]
    const report = await runStorm({
      seed: Number(values.seed),
      inbound: Number(values.inbound),
      people: Number(values.people),
      workers: Number(values.workers),
      kills: Number(values.kills),
      webKills: Number(values['web-kills']),
      appUrl,
      superuserUrl: superuserUrl.toString(),
      ...(gate ? { redisUrl: gate.url } : {}),
      upsets,
      log: print,
    })
    print(`\n${tableOf(report)}`)
    return Object.values(report.wrong).some((n) => n > 0) ? 1 : 0
  } finally {
    gate?.close()
    await redis?.stop()
    await server.stop()
    rmSync(server.dataDir, { recursive: true, force: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
}

process.exitCode = await main()
