import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBinaries } from './binaries.ts'
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
  stopAbandonedPostgres,
} from './index.ts'
import { findPostmaster, isAlive } from './postmaster.ts'

let home: string
let dataDir: string
let running: EmbeddedPostgres[]

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'atlas-postgres-'))
  chmodSync(home, 0o755)
  dataDir = path.join(home, 'postgres')
  running = []
})

afterEach(async () => {
  for (const server of running) if (isAlive(server.pid)) await server.stop()
  rmSync(home, { recursive: true, force: true })
})

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durability: 'fast', ...options })
  running.push(server)
  return server
}

/** Another process that starts a server on the same folder and stays. */
async function startElsewhere() {
  const door = path.join(import.meta.dirname, 'index.ts')
  const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(door)})
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durability: 'fast' })
    console.log(server.pid)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output] = await once(child.stdout, 'data')
  return { process: child, server: Number(String(output)) }
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.superuserUrl })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

async function goneFrom(cluster: string): Promise<void> {
  await expect.poll(() => findPostmaster(cluster), { timeout: 10_000 }).toBeUndefined()
}

describe('embedded PostgreSQL', () => {
  it('creates a UTF-8 cluster that only this machine can reach, and finds its data and port at the next start', async () => {
    const first = await start()
    expect(first.adopted).toBe(false)
    expect(
      await ask(
        first,
        `select current_setting('listen_addresses'), current_setting('server_encoding'),
        current_setting('password_encryption'), lower('ÉCOLE'), current_setting('fsync')`,
      ),
    ).toEqual(['127.0.0.1', 'UTF8', 'scram-sha-256', 'école', 'off'])
    expect(statSync(path.join(dataDir, 'password')).mode & 0o777).toBe(0o600)
    await ask(first, 'create table kept as select 42 as answer')
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)

    const second = await start()
    expect(second.adopted).toBe(false)
    expect(second.port).toBe(first.port)
    expect(await ask(second, 'select answer from kept')).toEqual([42])
  })

  it('is crash-safe when asked to be', async () => {
    const server = await start({ durability: 'safe' })
    expect(
      await ask(
        server,
        `select current_setting('fsync'), current_setting('full_page_writes'), current_setting('data_checksums')`,
      ),
    ).toEqual(['on', 'on', 'on'])
  })

  it('gives no number twice, not even from a sequence made just before a crash', async () => {
    const first = await start({ durability: 'safe' })
    const client = new pg.Client({ connectionString: first.superuserUrl })
    // The crash below ends this connection, too.
    client.on('error', () => undefined)
    await client.connect()
    await client.query('create table drawn (n int)')
    await client.query('begin')
    await client.query('create sequence numbers')
    await client.query(`insert into drawn select nextval('numbers')`)
    await client.query('commit')
    await client.query(`insert into drawn select nextval('numbers') from generate_series(1, 3)`)
    process.kill(first.pid, 'SIGQUIT')
    while (isAlive(first.pid)) await new Promise((resolve) => setImmediate(resolve))
    const second = await start({ durability: 'safe' })
    expect(await ask(second, `select nextval('numbers') > (select max(n) from drawn)`)).toEqual([true])
  })

  it('adopts a server whose starter died, and stops it', async () => {
    const starter = await startElsewhere()
    const shared = await start()
    expect(shared).toMatchObject({ adopted: true, pid: starter.server })
    await shared.stop()
    expect(isAlive(shared.pid), 'a living starter keeps its server').toBe(true)

    starter.process.kill('SIGKILL')
    await once(starter.process, 'exit')
    const orphan = await start()
    expect(orphan).toMatchObject({ adopted: true, pid: shared.pid })
    await orphan.stop()
    expect(isAlive(orphan.pid)).toBe(false)
  })

  it('clears away a server nobody owns any more, and only that', async () => {
    const starter = await startElsewhere()
    expect(await stopAbandonedPostgres(dataDir)).toBe(false)
    starter.process.kill('SIGKILL')
    await once(starter.process, 'exit')
    expect(await stopAbandonedPostgres(dataDir)).toBe(true)
    expect(isAlive(starter.server)).toBe(false)
  })

  it('recovers after the server itself was killed', async () => {
    const first = await start({ durability: 'safe' })
    await ask(first, 'create table kept as select 7 as answer')
    process.kill(first.pid, 'SIGKILL')
    await goneFrom(path.join(dataDir, 'data'))
    const second = await start({ durability: 'safe' })
    expect(second.adopted).toBe(false)
    expect(await ask(second, 'select answer from kept')).toEqual([7])
  })

  it('names a busy port, and chooses another one when none was asked for', async () => {
    const first = await start()
    await first.stop()
    const other = createServer().listen(first.port, '127.0.0.1')
    await once(other, 'listening')
    try {
      await expect(start({ port: first.port })).rejects.toMatchObject({
        code: 'PORT_BUSY',
        message: expect.stringContaining(String(first.port)),
      })
      expect((await start()).port).not.toBe(first.port)
    } finally {
      other.close()
    }
  })

  it('names a damaged folder, a folder of another version and a folder that is a file', async () => {
    const first = await start()
    await first.stop()
    const control = path.join(dataDir, 'data', 'global', 'pg_control')
    truncateSync(control, 100)
    await expect(start()).rejects.toMatchObject({
      code: 'DATA_FOLDER_BROKEN',
      message: expect.stringContaining(dataDir),
    })
    rmSync(path.join(dataDir, 'data', 'global'), { recursive: true })
    await expect(start()).rejects.toMatchObject({ code: 'DATA_FOLDER_BROKEN' })
    writeFileSync(path.join(dataDir, 'data', 'PG_VERSION'), '17\n')
    await expect(start()).rejects.toMatchObject({
      code: 'DATA_FOLDER_VERSION',
      message: expect.stringContaining('PostgreSQL 17'),
    })
    rmSync(path.join(dataDir, 'data', 'PG_VERSION'))
    await expect(start()).rejects.toMatchObject({ code: 'DATA_FOLDER_BROKEN' })
    rmSync(dataDir, { recursive: true })
    writeFileSync(dataDir, '')
    await expect(start()).rejects.toMatchObject({ code: 'DATA_FOLDER_BROKEN' })
  })

  it('starts over after a creation that was interrupted', async () => {
    mkdirSync(path.join(dataDir, 'data.999999999.new'), { recursive: true })
    expect(await ask(await start(), 'select 1')).toEqual([1])
    expect(readdirSync(dataDir).filter((name) => name.endsWith('.new'))).toEqual([])
  })

  it('ignores a pid file left by a dead server or naming an unrelated process', async () => {
    const first = await start()
    await first.stop()
    writeFileSync(path.join(dataDir, 'data', 'postmaster.pid'), `${process.pid}\n${dataDir}/data\n0\n${first.port}\n`)
    expect((await start()).adopted).toBe(false)
  })

  it.runIf(process.getuid?.() === 0)('keeps the data elsewhere when root works below a private folder', async () => {
    chmodSync(home, 0o700)
    const lines: string[] = []
    const server = await start({ log: (line) => lines.push(line) })
    const elsewhere = path.dirname(String((await ask(server, `select current_setting('data_directory')`))[0]))
    expect(lines.join()).toContain(elsewhere)
    expect(existsSync(path.join(dataDir, 'data'))).toBe(false)
    await server.stop()
    const again = await start()
    expect(await ask(again, `select current_setting('data_directory')`)).toEqual([path.join(elsewhere, 'data')])
    await again.stop()
    rmSync(elsewhere, { recursive: true })
  })

  it('says so on a platform without packaged binaries', async () => {
    await expect(findBinaries('sunos', 'sparc')).rejects.toMatchObject({
      code: 'UNSUPPORTED_PLATFORM',
      message: expect.stringContaining('DATABASE_URL'),
    })
  })
})
