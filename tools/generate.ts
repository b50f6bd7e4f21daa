/**
 * `npm run generate`: writes every file that is derived from another one, on a throw-away PostgreSQL. Row types, schema
 * and emitted SQL from the migrations and the routes; the API document and its client types from the routes; the tables
 * of settings from the configuration. `tools/check-generated.ts` tells when one of them is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { authDrift } from './generation/auth-drift.ts'
import { clientTypes, openApiOf } from './generation/contract.ts'
import { emittedSql } from './generation/emitted-sql.ts'
import { rowTypes } from './generation/row-types.ts'
import { schemaDump } from './generation/schema-dump.ts'
import { openScratch } from './generation/scratch.ts'
import { envExample, withSettingsTable } from './generation/settings-docs.ts'

const ROOT = path.dirname(import.meta.dirname)

/** Content by path from the root of the repository. Throws when the sign-in library wants a migration. */
export async function generateAll(): Promise<Map<string, string>> {
  const scratch = await openScratch()
  try {
    const drift = await authDrift(scratch.appUrl)
    if (drift.length > 0)
      throw new Error(`The sign-in library needs a new migration of schema auth:\n  - ${drift.join('\n  - ')}`)
    const types = await rowTypes(scratch.superuserUrl)
    const schema = await schemaDump(scratch.superuserUrl)
    const app = await scratch.bootApp()
    const person = await scratch.addPerson('recorder@example.test')
    const document = openApiOf(app)
    return new Map([
      ['database/generated/db.ts', types],
      ['database/generated/schema.sql', schema],
      ['database/generated/queries.sql', await emittedSql(app, document, person)],
      ['contracts/openapi.json', `${JSON.stringify(document, null, 1)}\n`],
      ['contracts/client.d.ts', await clientTypes(document)],
      ['.env.example', envExample()],
      ['README.md', withSettingsTable(readFileSync(path.join(ROOT, 'README.md'), 'utf8'))],
    ])
  } finally {
    await scratch.remove()
  }
}

async function main(): Promise<void> {
  const started = performance.now()
  for (const [file, content] of await generateAll()) {
    const target = path.join(ROOT, file)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, content)
    process.stdout.write(`  ${file}  ${content.split('\n').length} lines\n`)
  }
  process.stdout.write(`written in ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
