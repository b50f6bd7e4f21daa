/**
 * `npm run new-module -- <plural noun>`: writes a module in the shape of the house, with its table, its routes, tests
 * that pass, and its line in the list of modules. Overwrites nothing.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { nextMigrationNumber, withModule } from './new-module/registration.ts'
import { moduleFiles, namesOf } from './new-module/templates.ts'
import { runCommand } from './processes.ts'

const ROOT = path.dirname(import.meta.dirname)
const LIST = 'apps/server/modules.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const place = (file: string) => path.join(ROOT, file)

async function main(noun: string | undefined): Promise<void> {
  if (noun === undefined) throw new Error('usage: npm run new-module -- <plural noun>, for example: parkings')
  const names = namesOf(noun)
  if (existsSync(place(`modules/${names.plural}`))) throw new Error(`modules/${names.plural} is there already`)
  const list = withModule(readFileSync(place(LIST), 'utf8'), names.plural)
  const files = moduleFiles(names, nextMigrationNumber(readdirSync(place('database/migrations'))))
  files.set(LIST, list)
  for (const [file, content] of files) {
    mkdirSync(path.dirname(place(file)), { recursive: true })
    writeFileSync(place(file), content)
    say(`  ${file}`)
  }
  const sources = [...files.keys()].filter((file) => file.endsWith('.ts'))
  await runCommand(place('node_modules/.bin/biome'), ['check', '--write', ...sources], { cwd: ROOT })
  say('')
  say('Next:')
  say(`  npx vitest run modules/${names.plural}     the tests pass already`)
  say('  npm run generate                 row types, API contract and emitted SQL of what you change')
  say('  platform/live                    a topic of its own, when open screens should follow its changes')
  say('  modules/identity/permissions.ts  a permission of its own instead of settings.read and settings.write')
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
