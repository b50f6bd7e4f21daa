import { parseArgs } from 'node:util'
import { loadConfig } from '#platform/config'
import { type Command, CommandProblem, EXIT } from './command.ts'

const USAGE =
  'usage: atlas simulate inbound --from +212612345678 --text "Salam, …" [--to <phone number id>] [--name <profile name>]'
const TIMEOUT_MS = 10_000

function readFlags(args: readonly string[]) {
  const string = { type: 'string' } as const
  try {
    return parseArgs({ args: [...args], options: { from: string, text: string, to: string, name: string } }).values
  } catch (error) {
    throw new CommandProblem(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, EXIT.misused)
  }
}

/** A prospect writes: the simulator makes the message, signs the webhook and delivers it as the provider would. */
async function writeAsProspect(baseUrl: string, message: Record<string, string>): Promise<unknown> {
  const response = await fetch(`${baseUrl}/simulator/inbound`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new CommandProblem(
      `No simulator answers at ${baseUrl}. Run npm start in another terminal first.`,
      EXIT.failed,
    )
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new CommandProblem(`The simulator refused (${response.status}): ${JSON.stringify(answer)}`)
  return answer
}

/** `atlas simulate inbound`: a WhatsApp message from a prospect to the running installation. */
export const simulateCommand: Command = async ([what, ...rest], { out }) => {
  const flags = readFlags(rest)
  if (what !== 'inbound' || !flags.from || !flags.text) throw new CommandProblem(USAGE, EXIT.misused)
  const { simulatorsPort } = loadConfig()
  const answer = await writeAsProspect(`http://127.0.0.1:${simulatorsPort}`, {
    from: flags.from,
    text: flags.text,
    ...(flags.to ? { to: flags.to } : {}),
    ...(flags.name ? { name: flags.name } : {}),
  })
  out(JSON.stringify(answer))
  return EXIT.ok
}
