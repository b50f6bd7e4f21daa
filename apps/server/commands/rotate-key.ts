import { isoNow, systemClock } from '#platform/clock'
import { loadConfig } from '#platform/config'
import { createVault } from '#platform/crypto'
import { openDatabase, platformScope } from '#platform/db'
import { type Command, CommandProblem, columns, EXIT } from './command.ts'
import { withOwnerAddress, withSecrets } from './installation.ts'
import { ownsTables } from './rotate-key.repository.ts'
import { type Resealing, resealAll, tallySealed } from './rotate-key.service.ts'

const USAGE = 'usage: atlas rotate-key [--dry-run]'

const sum = (rows: readonly Resealing[], of: 'resealed' | 'earlier' | 'closed') =>
  rows.reduce((total, row) => total + row[of], 0)

function report(rows: readonly Resealing[], dryRun: boolean): string[] {
  const table = rows.map((row) => [
    row.place,
    String(dryRun ? row.earlier : row.resealed),
    // Rows that went away meanwhile are neither.
    String(Math.max(0, row.now - row.resealed)),
    String(row.closed),
  ])
  const lines = columns([['', dryRun ? 'to re-seal' : 're-sealed', 'already new', 'could not be opened'], ...table])
  if (!dryRun && sum(rows, 'earlier') > 0)
    lines.push(
      `${sum(rows, 'earlier')} were sealed with an earlier key meanwhile: a process still runs with it. Restart it, then run this again.`,
    )
  if (sum(rows, 'closed') > 0)
    lines.push(
      `${sum(rows, 'closed')} could not be opened with any configured key, and were left as they are: name the missing key in ATLAS_MASTER_KEYS_BEFORE, or have them connected again.`,
    )
  return lines
}

/**
 * `atlas rotate-key`: seals everything with ATLAS_MASTER_KEY that was sealed with a key of ATLAS_MASTER_KEYS_BEFORE, while
 * the application runs. Works as the owner of the database. Exit code 1 when something is left that is not sealed so.
 */
export const rotateKeyCommand: Command = (args, { out }) => {
  const dryRun = args[0] === '--dry-run'
  if (args.length > (dryRun ? 1 : 0)) throw new CommandProblem(USAGE, EXIT.misused)
  const config = loadConfig()
  return withOwnerAddress(async (url) => {
    const { masterKey, masterKeysBefore } = withSecrets(config, url)
    const vault = createVault(masterKey, masterKeysBefore)
    const database = openDatabase({ url, poolSize: 1, applicationName: 'atlas-cli' })
    try {
      if (!(await ownsTables(database.read(platformScope('system', 'rotate-key-command', isoNow(systemClock))))))
        throw new CommandProblem('DATABASE_MIGRATION_URL must name the role that owns the tables.')
      const rows = dryRun
        ? (await tallySealed(database, vault)).map((tally) => ({ ...tally, resealed: 0 }))
        : await resealAll(database, vault)
      for (const line of report(rows, dryRun)) out(line)
      return sum(rows, 'closed') + (dryRun ? 0 : sum(rows, 'earlier')) === 0 ? EXIT.ok : EXIT.failed
    } finally {
      await database.close()
    }
  }, config)
}
