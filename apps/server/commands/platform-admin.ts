import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { isoNow, systemClock } from '#platform/clock'
import { openDatabase, platformScope, type Tx } from '#platform/db'
import { type Command, CommandProblem, columns, EXIT, type Terminal } from './command.ts'
import { withOwnerAddress } from './installation.ts'
import { accountOf, administrators, grant, revoke } from './platform-admin.repository.ts'

const USAGE = 'usage: atlas platform-admin grant|revoke --email <address> | atlas platform-admin list'

/** What was asked for; throws CommandProblem when it is something else. */
function asked(args: readonly string[]): { verb: 'grant' | 'revoke'; email: string } | { verb: 'list' } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { email: { type: 'string' } },
      allowPositionals: true,
    })
    const [verb, ...more] = positionals
    if (more.length === 0 && verb === 'list' && values.email === undefined) return { verb }
    if (more.length === 0 && (verb === 'grant' || verb === 'revoke') && values.email)
      return { verb, email: values.email.trim() }
  } catch {
    // Options that nobody knows are answered like words that nobody knows.
  }
  throw new CommandProblem(USAGE, EXIT.misused)
}

async function list(db: Tx, { out }: Terminal): Promise<number> {
  const rows = (await administrators(db)).map((one) => [
    one.email,
    one.name,
    one.since,
    one.grantedBy,
    one.secondFactor ? 'second factor' : 'no second factor yet',
  ])
  for (const line of rows.length > 0 ? columns(rows) : ['no platform administrator']) out(line)
  return EXIT.ok
}

async function change(db: Tx, verb: 'grant' | 'revoke', email: string, { out }: Terminal): Promise<number> {
  const account = await accountOf(db, email)
  if (!account) throw new CommandProblem(`There is no account with the address ${email}.`)
  const by = userInfo().username
  if (verb === 'revoke') {
    out(
      (await revoke(db, account.id, by))
        ? `${email} keeps the platform no more`
        : `${email} does not keep the platform`,
    )
    return EXIT.ok
  }
  out(
    (await grant(db, account.id, by))
      ? `${email} keeps the platform from now on`
      : `${email} keeps the platform already`,
  )
  if (!account.secondFactor) out('A second factor is needed first: the page /app/platform says how to set it up.')
  return EXIT.ok
}

/**
 * `atlas platform-admin grant|revoke|list`: who keeps the platform. Works as the owner of the database: the role of the
 * running application may read who they are and never change it.
 */
export const platformAdminCommand: Command = (args, terminal) => {
  const what = asked(args)
  return withOwnerAddress(async (url) => {
    const database = openDatabase({ url, poolSize: 1, applicationName: 'atlas-cli' })
    try {
      const db = database.read(platformScope('system', 'platform-admin-command', isoNow(systemClock)))
      return what.verb === 'list' ? await list(db, terminal) : await change(db, what.verb, what.email, terminal)
    } finally {
      await database.close()
    }
  })
}
