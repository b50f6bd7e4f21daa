import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What a running server says about itself in postmaster.pid. */
export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

function readLines(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return undefined
  }
}

/** The fields of /proc/PID/stat after the command name, from the state on; undefined outside Linux. */
function statFields(pid: number): string[] | undefined {
  const line = readLines(`/proc/${pid}/stat`)?.[0]
  return line?.slice(line.lastIndexOf(')') + 2).split(' ')
}

/** Distinguishes a process from a later one of the same id by its start time (Linux); '' elsewhere. */
export function startMark(pid: number): string {
  return statFields(pid)?.[19] ?? ''
}

/** Whether a process of that id runs, whoever owns it; one that ended and waits to be collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return statFields(pid)?.[0] !== 'Z'
}

function isPostgres(pid: number): boolean {
  const command = readLines(`/proc/${pid}/cmdline`)?.[0]
  return command === undefined ? isAlive(pid) : command.includes('postgres')
}

/** The live server of a cluster folder, or undefined: a stale pid file, also one whose id was reused, is not alive. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(path.join(cluster, 'postmaster.pid'))
  const pid = Number(lines?.[0])
  if (!lines || !Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !isPostgres(pid)) return undefined
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' }
}
