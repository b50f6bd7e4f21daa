import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Binaries, POSTGRES_MAJOR, SHARED_FOLDER } from './binaries.ts'
import { EmbeddedPostgresError, explainFailure } from './errors.ts'
import { isAlive } from './postmaster.ts'
import { chooseRunUser, isReachableBy, type RunUser } from './run-user.ts'

/** Everything one cluster keeps, below one folder, and the account that owns it (undefined = the caller). */
export interface DataFolder {
  root: string
  cluster: string
  password: string
  port: string
  owner: string
  log: string
  sockets: string
  user: RunUser | undefined
}

/** The environment of the server programs: nothing of the caller's, so that no PG* variable changes a cluster. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

const clusterOf = (root: string) => path.join(root, 'data')

function layOut(root: string, user: RunUser | undefined): DataFolder {
  const inside = (name: string) => path.join(root, name)
  return {
    root,
    cluster: clusterOf(root),
    password: inside('password'),
    port: inside('port'),
    owner: inside('owner'),
    log: inside('postgres.log'),
    sockets: inside('sockets'),
    user,
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

function noPermission(folder: string, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'NO_PERMISSION',
    `The data folder ${folder} cannot be read and written. Check its owner and its rights.`,
    { cause },
  )
}

/** The trimmed content of a small text file, or undefined when it does not exist. Throws NO_PERMISSION. */
export async function readText(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') return undefined
    if (code === 'EACCES' || code === 'EPERM') throw noPermission(path.dirname(file), error)
    throw error
  }
}

/** Writes a small file readable by its owner alone; other processes see the old content or the new, never a part. */
export async function writePrivate(file: string, content: string, user: RunUser | undefined): Promise<void> {
  const partial = `${file}.${process.pid}`
  await writeFile(partial, `${content}\n`, { mode: 0o600 })
  if (user) await chown(partial, user.uid, user.gid)
  await rename(partial, file)
}

async function makeFolder(folder: string, user: RunUser | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (user) await chown(folder, user.uid, user.gid)
}

/**
 * Creates the folder that holds the data. It is the one asked for, unless the server's unprivileged account cannot
 * reach it (root working below a private folder): then a folder of the system's own, named in the file `location`.
 */
export async function openDataFolder(dataDir: string, log: (line: string) => void): Promise<DataFolder> {
  try {
    await mkdir(path.dirname(dataDir), { recursive: true })
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    const asked = await realpath(dataDir)
    const pointer = path.join(asked, 'location')
    const root = (await readText(pointer)) ?? asked
    const user = await chooseRunUser(clusterOf(root))
    if (!user || (await isReachableBy(root, user))) {
      await makeFolder(root, user)
      return layOut(root, user)
    }
    await mkdir(SHARED_FOLDER, { recursive: true })
    await chmod(SHARED_FOLDER, 0o755)
    const elsewhere = await mkdtemp(path.join(SHARED_FOLDER, 'postgres-'))
    await makeFolder(elsewhere, user)
    await writeFile(pointer, `${elsewhere}\n`)
    log(`PostgreSQL does not run as root and cannot enter ${asked}; its data is kept in ${elsewhere}`)
    return layOut(elsewhere, user)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw noPermission(dataDir, error)
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new EmbeddedPostgresError('DATA_FOLDER_BROKEN', `${dataDir} is not a folder. Remove it and start again.`)
    throw error
  }
}

function runInitdb(binaries: Binaries, target: string, passwordFile: string, user: RunUser | undefined, safe: boolean) {
  const flags = [
    ...['--pgdata', target, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    // The built-in provider sorts and folds the same on every machine; LC_CTYPE stays for the full-text parser.
    ...['--encoding', 'UTF8', '--locale', 'C.UTF-8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...(safe ? [] : ['--no-sync', '--no-data-checksums']),
  ]
  return new Promise<string | undefined>((resolve, reject) => {
    const child = spawn(binaries.initdb, flags, {
      cwd: '/',
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...user,
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', reject)
    child.once('close', (status) => resolve(status === 0 ? undefined : output))
  })
}

/** Removes what an interrupted creation left. */
async function sweepUnfinished(folder: DataFolder): Promise<void> {
  for (const name of await readdir(folder.root)) {
    const pid = /^data\.(\d+)\.new$/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) await rm(path.join(folder.root, name), { recursive: true, force: true })
  }
}

/**
 * Makes sure a readable cluster of our major version stands in the folder; creates it when the folder is new, under
 * another name first so that an interrupted creation is never taken for a cluster.
 * Throws DATA_FOLDER_BROKEN, DATA_FOLDER_VERSION, NO_PERMISSION, DISK_FULL, START_FAILED.
 */
export async function ensureCluster(folder: DataFolder, binaries: Binaries, safe: boolean): Promise<void> {
  const { cluster, user } = folder
  const advice = 'Restore a backup into an empty folder, or remove the folder to start afresh.'
  const broken = (why: string) =>
    new EmbeddedPostgresError('DATA_FOLDER_BROKEN', `The data folder ${folder.root} is damaged: ${why}. ${advice}`)
  await sweepUnfinished(folder)
  const entries = await readdir(cluster).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined
    throw errorCode(error) === 'ENOTDIR' ? broken('"data" is not a folder') : noPermission(cluster, error)
  })
  if (entries) {
    const version = await readText(path.join(cluster, 'PG_VERSION'))
    if (version === undefined) throw broken('PG_VERSION is missing')
    if (version !== POSTGRES_MAJOR)
      throw new EmbeddedPostgresError(
        'DATA_FOLDER_VERSION',
        `The data folder ${folder.root} was written by PostgreSQL ${version || '?'}; this release runs PostgreSQL ${POSTGRES_MAJOR}. ${advice}`,
      )
    if (!(await readText(folder.password))) throw broken('the file "password" is missing')
    return
  }
  const unfinished = path.join(folder.root, `data.${process.pid}.new`)
  await writePrivate(folder.password, randomBytes(24).toString('base64url'), user)
  const failure = await runInitdb(binaries, unfinished, folder.password, user, safe)
  if (failure !== undefined) {
    await rm(unfinished, { recursive: true, force: true })
    throw explainFailure(failure, folder.root, 'The creation of the database cluster')
  }
  await rename(unfinished, cluster)
}
