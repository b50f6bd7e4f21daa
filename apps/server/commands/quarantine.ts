import { isoNow, systemClock } from '#platform/clock'
import { type Database, openDatabase, platformScope, type TenantScope } from '#platform/db'
import { type Command, CommandProblem, columns, EXIT, type Terminal } from './command.ts'
import { withInstallation } from './installation.ts'
import { organizationIds, quarantinedDeliveries, quarantinedEvents, releaseEvents } from './quarantine.repository.ts'

const USAGE = 'usage: atlas quarantine list | atlas quarantine replay <event id>|--all'
const CORRELATION = 'quarantine-command'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function scopeOf(orgId: string): TenantScope {
  return { ...platformScope('system', CORRELATION, isoNow(systemClock)), orgId }
}

/** Lists what was set aside: events per organisation, and deliveries that were no JSON. */
async function list(database: Database, { out }: Terminal): Promise<number> {
  const platform = database.read(scopeOf(''))
  const events: string[][] = []
  for (const orgId of await organizationIds(platform)) {
    for (const { id, kind, receivedAt, attempts, reason } of await quarantinedEvents(database.read(scopeOf(orgId))))
      events.push([id, orgId, kind, receivedAt, String(attempts), reason ?? ''])
  }
  const deliveries = await quarantinedDeliveries(platform)
  if (events.length > 0)
    for (const line of columns([['event', 'organisation', 'kind', 'received', 'attempts', 'reason'], ...events]))
      out(line)
  if (deliveries.length > 0) {
    out('Deliveries that are no JSON (kept for a look, nothing to replay):')
    for (const { id, appKey, receivedAt, reason, bytes } of deliveries)
      out(`  ${id}  ${appKey}  ${receivedAt}  ${reason}  ${bytes} bytes`)
  }
  if (events.length + deliveries.length === 0) out('nothing in quarantine')
  return EXIT.ok
}

/** Puts events back in line; the running server takes them up within a second. */
async function replay(database: Database, which: string | undefined, { out }: Terminal): Promise<number> {
  if (which === undefined || (which !== '--all' && !UUID.test(which))) throw new CommandProblem(USAGE, EXIT.misused)
  let released = 0
  for (const orgId of await organizationIds(database.read(scopeOf(''))))
    released += await database.transaction(scopeOf(orgId), (tx) => releaseEvents(tx, which === '--all' ? null : which))
  out(`${released} ${released === 1 ? 'event' : 'events'} back in line`)
  return released === 0 && which !== '--all' ? EXIT.failed : EXIT.ok
}

/** `atlas quarantine list|replay`: provider events that were set aside because they could not be worked on. */
export const quarantineCommand: Command = ([verb, which], terminal) =>
  withInstallation(async ({ databaseUrl }) => {
    const database = openDatabase({ url: databaseUrl, poolSize: 1, applicationName: 'atlas-cli' })
    try {
      if (verb === 'list') return await list(database, terminal)
      if (verb === 'replay') return await replay(database, which, terminal)
      throw new CommandProblem(USAGE, EXIT.misused)
    } finally {
      await database.close()
    }
  })
