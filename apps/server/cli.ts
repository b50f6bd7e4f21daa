/** `npm run -s atlas -- <command>`: the commands of an installation. */
import { fileURLToPath } from 'node:url'
import { type Command, columns, EXIT, processTerminal, type Terminal } from './commands/command.ts'

interface Entry {
  name: string
  usage: string
  about: string
  /** Loaded when asked for: `understand` starts without the server. */
  load(): Promise<Command>
}

const COMMANDS: readonly Entry[] = [
  {
    name: 'doctor',
    usage: 'doctor',
    about: 'checks what this installation needs; exit code 1 when something fails',
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
  {
    name: 'migrate',
    usage: 'migrate',
    about: 'brings the database to the newest schema',
    load: async () => (await import('./commands/migrate.ts')).migrateCommand,
  },
  {
    name: 'config',
    usage: 'config',
    about: 'lists every setting with its default and its meaning',
    load: async () => (await import('./commands/config.ts')).configCommand,
  },
  {
    name: 'connect',
    usage: 'connect whatsapp --organization <slug> --app <key> …',
    about: 'connects a number, a mailbox or incoming mail to an organisation',
    load: async () => (await import('./commands/connect.ts')).connectCommand,
  },
  {
    name: 'simulate',
    usage: 'simulate inbound|mail --from … --text "…"',
    about: 'a prospect writes on WhatsApp or by mail, through the running simulator',
    load: async () => (await import('./commands/simulate.ts')).simulateCommand,
  },
  {
    name: 'quarantine',
    usage: 'quarantine list | replay <id>|--all',
    about: 'provider events that were set aside; puts them back in line',
    load: async () => (await import('./commands/quarantine.ts')).quarantineCommand,
  },
  {
    name: 'audit',
    usage: 'audit verify [--heads <file>]',
    about: 'verifies the audit chain of every organisation',
    load: async () => {
      const { auditCommand } = await import('./commands/audit.ts')
      const { withInstallation } = await import('./commands/installation.ts')
      return (args, { out }) => withInstallation((config) => auditCommand({ ...config, logLevel: 'warn' }, args, out))
    },
  },
  {
    name: 'platform-admin',
    usage: 'platform-admin grant|revoke --email … | list',
    about: 'who keeps the platform: made and unmade here alone',
    load: async () => (await import('./commands/platform-admin.ts')).platformAdminCommand,
  },
  {
    name: 'rotate-key',
    usage: 'rotate-key [--dry-run]',
    about: 'seals everything with the master key of now; the application may run meanwhile',
    load: async () => (await import('./commands/rotate-key.ts')).rotateKeyCommand,
  },
  {
    name: 'understand',
    usage: 'understand < messages.jsonl',
    about: 'what the language engine understands; one line of JSON in, one out',
    load: async () => (await import('./commands/understand.ts')).understandCommand,
  },
  {
    name: 'parse-webhook',
    usage: 'parse-webhook whatsapp|twilio < webhooks.jsonl',
    about: "what a provider's webhooks say; one line of JSON in, one out",
    load: async () => (await import('./commands/parse-webhook.ts')).parseWebhookCommand,
  },
]

/** The list of commands, one line each. */
function help(): string[] {
  const rows = [...COMMANDS.map(({ usage, about }) => [usage, about]), ['help', 'this list']]
  return ['npm run -s atlas -- <command>', '', ...columns(rows).map((row) => `  ${row}`)]
}

/** Errors whose message is made for people. */
const PLAIN: ReadonlySet<string> = new Set(['CommandProblem', 'ConfigError', 'EmbeddedPostgresError', 'BootRefused'])

function report(error: unknown, { err }: Terminal): number {
  if (!(error instanceof Error)) err(String(error))
  else err(PLAIN.has(error.name) ? error.message : (error.stack ?? error.message))
  return error instanceof Error && 'exit' in error && typeof error.exit === 'number' ? error.exit : EXIT.failed
}

/** Runs one command line. Returns the exit code: 0 done, 1 failed, 2 misused. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    for (const line of help()) terminal.out(line)
    return EXIT.ok
  }
  const entry = COMMANDS.find((command) => command.name === name)
  if (!entry) {
    terminal.err(`Unknown command: ${name}\n`)
    for (const line of help()) terminal.err(line)
    return EXIT.misused
  }
  try {
    const command = await entry.load()
    return await command(rest, terminal)
  } catch (error) {
    return report(error, terminal)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Whoever reads our output may stop early (`| head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(EXIT.ok)
  })
  process.exitCode = await runCli(process.argv.slice(2), processTerminal)
}
