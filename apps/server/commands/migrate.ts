import { loadConfig } from '#platform/config'
import { type Command, EXIT } from './command.ts'
import { migrateInstallation } from './installation.ts'

/** `atlas migrate`: brings the database to the newest schema; safe to run twice. */
export const migrateCommand: Command = async (_args, { out }) => {
  const applied = await migrateInstallation(loadConfig(), (name) => out(`  migrated ${name}`))
  out(applied.length === 0 ? 'nothing to migrate' : `${applied.length} migrations ran`)
  return EXIT.ok
}
