import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { chown, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, findBinaries, reachableBinaries } from './binaries.ts'
import {
  type DataFolder,
  ensureCluster,
  openDataFolder,
  readText,
  SERVER_ENVIRONMENT,
  writePrivate,
} from './data-folder.ts'
import { EmbeddedPostgresError, explainFailure } from './errors.ts'
import { findFreePort, isPortFree } from './ports.ts'
import { findPostmaster, isAlive, startMark } from './postmaster.ts'

export interface EmbeddedPostgresOptions {
  /** Folder of this cluster: data, password, log. Created when missing. */
  dataDir: string
  /** 0 or absent: the port remembered from the last start, or a free one. */
  port?: number
  /** `fast` gives up crash safety; only for data that can be thrown away. */
  durability: 'safe' | 'fast'
  /** Server settings on top of ours. */
  settings?: Readonly<Record<string, string>>
  /** Lines a person should see (first creation, data kept elsewhere). */
  log?: (line: string) => void
}

export interface EmbeddedPostgres {
  host: string
  port: number
  /** Connection string of the superuser to the database `postgres`; holds the password. */
  superuserUrl: string
  pid: number
  /** The folder that really holds the data; differs from the one asked for when the server could not reach that. */
  dataDir: string
  /** A server was already running on this folder and is used as it is. */
  adopted: boolean
  /** Stops the server (active transactions are rolled back), unless another living process started it. */
  stop(): Promise<void>
}

const HOST = '127.0.0.1'
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 20_000
const POLL_MS = 10
const LOG_KEEP_BYTES = 5_000_000
/** A socket path may have 107 bytes; the file name takes about 20. */
const SOCKET_FOLDER_MAX = 85

const SETTINGS = {
  listen_addresses: HOST,
  max_connections: '200',
  shared_buffers: '128MB',
  jit: 'off',
  // Not 'minimal': there a sequence made shortly before a crash hands out the same numbers again afterwards, because what
  // its transaction drew ahead was never logged.
  wal_level: 'replica',
  max_wal_senders: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
}

const FAST_SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_wal_size: '4GB' }

function urlOf(port: number, password: string): string {
  return `postgresql://postgres:${encodeURIComponent(password)}@${HOST}:${port}/postgres`
}

/** Polls until `probe` answers; undefined after `timeoutMs`. */
async function poll<T>(timeoutMs: number, probe: () => T | undefined): Promise<T | undefined> {
  const started = performance.now()
  for (;;) {
    const found = probe()
    if (found !== undefined) return found
    if (performance.now() - started > timeoutMs) return undefined
    await delay(POLL_MS)
  }
}

async function connects(superuserUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function stopProcess(pid: number): Promise<void> {
  const gone = () => (isAlive(pid) ? undefined : true)
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (gone()) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await poll(STOP_TIMEOUT_MS, gone)) return
  }
  throw new EmbeddedPostgresError('START_FAILED', `PostgreSQL (process ${pid}) does not stop.`)
}

/** Whether another living process started the server of this folder and counts on it. */
async function isOwnedByAnother(folder: DataFolder): Promise<boolean> {
  const [pid, mark] = ((await readText(folder.owner)) ?? '').split(' ')
  const owner = Number(pid)
  return owner > 0 && owner !== process.pid && isAlive(owner) && (mark ?? '') === startMark(owner)
}

/** Two processes may use one cluster; only the one that owns it stops it. A dead owner's place is taken over. */
async function takeOwnership(folder: DataFolder): Promise<boolean> {
  if (await isOwnedByAnother(folder)) return false
  await writePrivate(folder.owner, `${process.pid} ${startMark(process.pid)}`.trim(), folder.user)
  return true
}

async function handle(folder: DataFolder, pid: number, port: number, adopted: boolean): Promise<EmbeddedPostgres> {
  const superuserUrl = urlOf(port, (await readText(folder.password)) ?? '')
  const owned = await takeOwnership(folder)
  return {
    host: HOST,
    port,
    superuserUrl,
    pid,
    dataDir: folder.root,
    adopted,
    stop: async () => {
      if (!owned) return
      await stopProcess(pid)
      rmSync(folder.owner, { force: true })
    },
  }
}

/** A server already living on the folder, once it accepts our password; undefined when there is none. */
async function adopt(folder: DataFolder, port: number | undefined): Promise<EmbeddedPostgres | undefined> {
  const live = await poll(START_TIMEOUT_MS, () => {
    const found = findPostmaster(folder.cluster)
    return !found || found.ready ? { found } : undefined
  })
  const found = live?.found
  if (!found) return undefined
  if (port && port !== found.port)
    throw new EmbeddedPostgresError(
      'START_FAILED',
      `PostgreSQL already runs on ${folder.root} with port ${found.port}, not ${port}. Stop it (process ${found.pid}) or use its port.`,
    )
  if (!(await connects(urlOf(found.port, (await readText(folder.password)) ?? ''))))
    throw new EmbeddedPostgresError(
      'START_FAILED',
      `PostgreSQL (process ${found.pid}) runs on ${folder.root} but refuses the stored password. Stop it and start again.`,
    )
  return handle(folder, found.pid, found.port, true)
}

async function choosePort(folder: DataFolder, wanted: number | undefined): Promise<number> {
  if (wanted) {
    if (await isPortFree(wanted)) return wanted
    throw new EmbeddedPostgresError(
      'PORT_BUSY',
      `Port ${wanted}, wanted for the embedded PostgreSQL, is already in use by another program. Stop that program or choose another port.`,
    )
  }
  const remembered = Number(await readText(folder.port))
  return remembered > 0 && remembered < 65_536 && (await isPortFree(remembered)) ? remembered : findFreePort()
}

function openLog(file: string): number {
  const opened = openSync(file, 'a', 0o600)
  if (fstatSync(opened).size < LOG_KEEP_BYTES) return opened
  closeSync(opened)
  renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

function readFrom(file: string, position: number): string {
  const opened = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(Math.max(0, fstatSync(opened).size - position))
    readSync(opened, buffer, 0, buffer.length, position)
    return buffer.toString()
  } finally {
    closeSync(opened)
  }
}

interface Attempt {
  pid?: number
  output: string
}

/** Starts the server once and waits until it is ready or gone. */
async function launch(
  folder: DataFolder,
  binaries: Binaries,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<Attempt> {
  const log = openLog(folder.log)
  const position = fstatSync(log).size
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  // Detached: Ctrl-C in a terminal reaches us alone, so that we can drain before the database goes.
  const child: ChildProcess = spawn(binaries.postgres, ['-D', folder.cluster, ...flags], {
    cwd: '/',
    detached: true,
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', log, log],
    ...folder.user,
  })
  closeSync(log)
  let gone = ''
  child.once('error', (error) => {
    gone = error.message
  })
  child.once('exit', (status, signal) => {
    gone = `exited with ${signal ?? status}`
  })
  child.unref()
  const outcome = await poll(START_TIMEOUT_MS, () => {
    if (gone) return { ready: false }
    const found = findPostmaster(folder.cluster)
    return found?.ready && found.pid === child.pid ? { ready: true } : undefined
  })
  if (outcome?.ready && child.pid !== undefined) return { pid: child.pid, output: '' }
  if (!gone) child.kill('SIGQUIT')
  return { output: `${readFrom(folder.log, position)}\n${gone || 'not ready in time'}` }
}

async function start(folder: DataFolder, binaries: Binaries, options: EmbeddedPostgresOptions) {
  const useSockets = Buffer.byteLength(folder.sockets) <= SOCKET_FOLDER_MAX
  if (useSockets) {
    await mkdir(folder.sockets, { recursive: true, mode: 0o700 })
    if (folder.user) await chown(folder.sockets, folder.user.uid, folder.user.gid)
  }
  const settings = {
    ...SETTINGS,
    unix_socket_directories: useSockets ? folder.sockets : '',
    ...(options.durability === 'fast' ? FAST_SETTINGS : {}),
    ...options.settings,
  }
  let failure: EmbeddedPostgresError | undefined
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = await choosePort(folder, options.port)
    const { pid, output } = await launch(folder, binaries, port, settings)
    if (pid !== undefined) {
      await writePrivate(folder.port, String(port), folder.user)
      return handle(folder, pid, port, false)
    }
    failure = explainFailure(output, folder.root, 'The start of the embedded PostgreSQL')
    // After a kill -9 the old server's children hold the shared memory for a moment; and a chosen port may be lost
    // to another program between choice and use. Both pass by themselves.
    if (/shared memory block .* is still in use|is another postmaster/i.test(output)) await delay(250)
    else if (failure.code !== 'PORT_BUSY' || options.port) break
  }
  throw failure ?? new EmbeddedPostgresError('START_FAILED', 'The embedded PostgreSQL did not start.')
}

/**
 * Starts the packaged PostgreSQL on a folder (creating the cluster the first time), or adopts the one already living
 * there. Listens on 127.0.0.1 only, with password. The server outlives a crash of the caller and is adopted next time.
 * Throws EmbeddedPostgresError with a message for people.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined)
  const folder = await openDataFolder(path.resolve(options.dataDir), log)
  const adopted = await adopt(folder, options.port)
  if (adopted) return adopted
  if (options.port) await choosePort(folder, options.port)
  const binaries = await reachableBinaries(await findBinaries(), folder.user)
  await ensureCluster(folder, binaries, options.durability === 'safe')
  return start(folder, binaries, options)
}

/**
 * Stops a server whose starter died, without starting one. Returns whether the folder is free afterwards: false while
 * another living process uses it.
 */
export async function stopAbandonedPostgres(dataDir: string): Promise<boolean> {
  const folder = await openDataFolder(path.resolve(dataDir), () => undefined)
  if (await isOwnedByAnother(folder)) return false
  const live = findPostmaster(folder.cluster)
  if (live) await stopProcess(live.pid)
  return true
}
