import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { EmbeddedPostgresError } from './errors.ts'

const run = promisify(execFile)

/** The unprivileged account the server runs as when we are root (PostgreSQL refuses to run as root). */
export interface RunUser {
  uid: number
  gid: number
}

const ACCOUNT = 'postgres'

async function lookUp(): Promise<RunUser | undefined> {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith(`${ACCOUNT}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

async function createAccount(): Promise<void> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ACCOUNT])
  } catch {
    // BusyBox systems have adduser instead.
    await run('adduser', ['-S', '-D', '-H', ACCOUNT])
  }
}

/**
 * The account to run the server as: undefined when the caller is an ordinary user. As root, an existing cluster keeps
 * its unprivileged owner; otherwise the system's `postgres` account is used, created when missing.
 */
export async function chooseRunUser(clusterDir: string): Promise<RunUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(clusterDir).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const known = await lookUp()
  if (known) return known
  try {
    await createAccount()
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'NO_PERMISSION',
      `PostgreSQL does not run as root, and the account "${ACCOUNT}" could not be created. Create it, or start as an ordinary user.`,
      { cause },
    )
  }
  const created = await lookUp()
  if (!created) throw new EmbeddedPostgresError('NO_PERMISSION', `The account "${ACCOUNT}" is missing after creation.`)
  return created
}

/** Whether every folder above `target` lets the account pass. */
export async function isReachableBy(target: string, user: RunUser): Promise<boolean> {
  for (let folder = path.dirname(path.resolve(target)); ; folder = path.dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const mayPass =
      uid === user.uid ? (mode & 0o100) !== 0 : gid === user.gid ? (mode & 0o010) !== 0 : (mode & 0o001) !== 0
    if (!mayPass) return false
    if (folder === path.dirname(folder)) return true
  }
}
