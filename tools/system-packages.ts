import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { runCommand } from './processes.ts'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PACKAGES = { redis: 'redis-server', chromium: 'chromium', promtool: 'prometheus', imap: 'dovecot-imapd' }

function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/** A Chromium to run the browser tests with: CHROMIUM_PATH, the system's own, or the one Playwright downloaded. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  const downloaded = chromium.executablePath()
  return findProgram(BROWSERS) ?? (existsSync(downloaded) ? downloaded : undefined)
}

const has = (program: string) => findProgram([program]) !== undefined

function missing(): string[] {
  return [
    ...(has('redis-server') ? [] : [PACKAGES.redis]),
    ...(findChromium() ? [] : [PACKAGES.chromium]),
    ...(has('promtool') ? [] : [PACKAGES.promtool]),
    // Servers stand outside the path of people who are not root.
    ...(has('dovecot') || existsSync('/usr/sbin/dovecot') ? [] : [PACKAGES.imap]),
  ]
}

async function installByApt(packages: readonly string[], say: (line: string) => void): Promise<void> {
  // RUNLEVEL=1: the packages may not start services of their own; each test starts the Redis or Dovecot it needs.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  say(`installing ${packages.join(', ')} with apt-get …`)
  await runCommand('apt-get', ['update', '-q'], { env })
  const result = await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env })
  if (result.status !== 0) say(result.output.split('\n').slice(-5).join('\n'))
}

/**
 * Sees to the programs the tests need beside Node: real Chromium, real Redis, a real IMAP server (Dovecot), and the
 * checker of alert rules (promtool).
 * Installs them where it may.
 * Returns what is still missing, as a sentence that says how to get it; undefined when all is there.
 */
export async function ensureSystemPackages(say: (line: string) => void): Promise<string | undefined> {
  const wanted = missing()
  if (wanted.length === 0) return undefined
  if (process.getuid?.() === 0 && findProgram(['apt-get'])) await installByApt(wanted, say)
  if (!findChromium()) {
    say('downloading a Chromium with Playwright …')
    await runCommand(process.execPath, [
      path.join('node_modules', '@playwright', 'test', 'cli.js'),
      'install',
      'chromium',
    ])
  }
  const still = missing()
  if (still.length === 0) return undefined
  return `The tests need ${still.join(', ')}. Install with: sudo apt-get install ${still.join(' ')} (or the like of your system), then run npm test again.`
}
