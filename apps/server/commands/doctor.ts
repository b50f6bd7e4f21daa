import { ConfigError, loadConfig } from '#platform/config'
import { type Command, columns, EXIT } from './command.ts'
import { checkDatabaseRules, checkFilesFolder, checkNode, checkPort, type Finding } from './doctor.checks.ts'
import { checkRedis, checkSimulators, checkSmtp } from './doctor.services.ts'

const MARKS = { ok: '✓', note: '·', failed: '✗' } as const

async function examine(): Promise<Finding[]> {
  const config = (() => {
    try {
      return loadConfig()
    } catch (error) {
      if (error instanceof ConfigError) return error
      throw error
    }
  })()
  if (config instanceof ConfigError)
    return [
      checkNode(),
      ...config.problems.map((detail): Finding => ({ what: 'configuration', state: 'failed', detail })),
    ]
  return [
    checkNode(),
    { what: 'configuration', state: 'ok', detail: `mode ${config.mode}, roles ${[...config.roles].join(', ')}` },
    ...(await checkDatabaseRules(config)),
    await checkFilesFolder(config),
    await checkPort('ATLAS_PORT', config.host, config.port, '/health/live'),
    ...(config.redisUrl ? [await checkRedis(config.redisUrl)] : []),
    ...(config.smtpUrl ? [await checkSmtp(config.smtpUrl)] : []),
    ...(config.simulators ? [await checkSimulators(config.simulatorsPort)] : []),
  ]
}

/** `atlas doctor`: everything an installation needs, one line each. Exit code 1 when something fails. */
export const doctorCommand: Command = async (_args, { out }) => {
  const findings = await examine()
  const rows = findings.map(({ what, state, detail }) => [MARKS[state], what, detail])
  for (const line of columns(rows)) out(line)
  const failed = findings.filter(({ state }) => state === 'failed').length
  out(failed === 0 ? 'all well' : `${failed} ${failed === 1 ? 'problem' : 'problems'}`)
  return failed === 0 ? EXIT.ok : EXIT.failed
}
