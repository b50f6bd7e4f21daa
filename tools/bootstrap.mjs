// Runs before `npm start` and `npm test`, on the machine's own Node (20 or newer) and without any dependency: it installs
// what the lock file says and makes sure that the pinned Node of the project, which npm scripts find first, works.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const STAMP = path.join(ROOT, 'node_modules', '.atlas-stamp')
const PINNED_NODE = path.join(ROOT, 'node_modules', '.bin', 'node')
const SYSTEM_NODE_MIN = 20
const PROGRESS_EVERY_MS = 10_000

/** Prints one line of progress. */
function say(line) {
  process.stdout.write(`${line}\n`)
}

/** Ends the run with a message for people. */
function fail(message) {
  process.stderr.write(`\n${message}\n`)
  process.exit(1)
}

function readJson(file) {
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'))
}

/** One value for everything that decides what stands in node_modules. */
function fingerprint(lock) {
  const manifests = Object.entries(lock.packages)
    .filter(([folder, entry]) => !folder.includes('node_modules') && !entry.link)
    .map(([folder]) => path.join(folder, 'package.json'))
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const file of ['package-lock.json', ...manifests]) {
    const full = path.join(ROOT, file)
    hash.update(file).update(existsSync(full) ? readFileSync(full) : '')
  }
  return hash.digest('hex')
}

/** Whether an install made by hand already holds every package of the lock file that this platform needs. */
function matchesInstalled(lock) {
  if (!existsSync(path.join(ROOT, 'node_modules', '.package-lock.json'))) return false
  const installed = readJson('node_modules/.package-lock.json').packages
  return Object.entries(lock.packages).every(
    ([folder, entry]) =>
      !folder.includes('node_modules') || entry.optional || installed[folder]?.version === entry.version,
  )
}

function pinnedNodeWorks() {
  const found = spawnSync(PINNED_NODE, ['--version'], { encoding: 'utf8' })
  const wanted = /\d+/.exec(readJson('package.json').devDependencies.node)?.[0]
  return found.status === 0 && found.stdout.startsWith(`v${wanted}.`)
}

/** Runs npm on the machine's own Node: the pinned one may be about to be replaced. */
function npm(args) {
  const searchPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.endsWith(path.join('node_modules', '.bin')))
    .join(path.delimiter)
  return new Promise((resolve) => {
    const child = spawn('npm', args, {
      cwd: ROOT,
      env: { ...process.env, PATH: searchPath },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const started = Date.now()
    const progress = setInterval(
      () => say(`  … still installing (${Math.round((Date.now() - started) / 1000)} s)`),
      PROGRESS_EVERY_MS,
    )
    let output = ''
    const collect = (chunk) => {
      output += chunk
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    const end = (ok) => {
      clearInterval(progress)
      resolve({ ok, output, seconds: Math.round((Date.now() - started) / 1000) })
    }
    child.once('error', (error) => {
      output += error.message
      end(false)
    })
    child.once('close', (status) => end(status === 0))
  })
}

async function install() {
  const flags = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  say('Installing the packages of the lock file (the first time takes a minute or two) …')
  let result = await npm(['ci', ...flags])
  if (!result.ok && /EUSAGE/.test(result.output) && /Missing: .* from lock file/.test(result.output)) {
    // The registry that wrote the lock file did not offer the builds of some optional package for other platforms.
    say('  The lock file lacks optional packages of this platform: installing from package.json, lock file unchanged …')
    result = await npm(['install', '--no-save', ...flags])
  }
  if (!result.ok) {
    const tail = result.output.trim().split('\n').slice(-15).join('\n')
    fail(
      `The packages could not be installed:\n${tail}\n\nCheck the network and the npm registry, then run the command again.`,
    )
  }
  say(`  packages installed in ${result.seconds} s`)
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < SYSTEM_NODE_MIN)
    fail(
      `Node.js ${SYSTEM_NODE_MIN} or newer is needed to start; this is ${process.version}. Get one from https://nodejs.org`,
    )
  const lock = readJson('package-lock.json')
  const wanted = fingerprint(lock)
  const stamped = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted
  if (stamped && existsSync(PINNED_NODE)) return
  if (stamped || !matchesInstalled(lock)) await install()
  if (!pinnedNodeWorks()) {
    say('Installing the pinned Node.js …')
    await npm(['rebuild', 'node'])
  }
  if (!pinnedNodeWorks())
    fail(
      'The pinned Node.js (npm package "node") was not installed: npm must be allowed to run its install script.\n' +
        'Check that `npm config get ignore-scripts` says false, remove node_modules and run the command again.',
    )
  writeFileSync(STAMP, wanted)
}

await main()
