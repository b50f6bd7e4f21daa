import { parseArgs } from 'node:util'
import { loadConfig } from '#platform/config'
import { type Command, CommandProblem, EXIT } from './command.ts'

const USAGE = `usage: atlas simulate inbound --from +212612345678 --text "Salam, …" [--to <phone number id>] [--name <profile name>]
       atlas simulate mail --from salma@example.com --text "Bonjour, …" [--to <mailbox>] [--name …] [--subject …]`
const TIMEOUT_MS = 10_000

function readFlags(args: readonly string[]) {
  const string = { type: 'string' } as const
  const options = { from: string, text: string, to: string, name: string, subject: string }
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new CommandProblem(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, EXIT.misused)
  }
}

/** A prospect writes: the simulator makes the message, signs the webhook and delivers it as the provider would. */
async function writeAsProspect(address: string, message: object): Promise<unknown> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new CommandProblem(
      `No simulator answers at ${address}. Run npm start in another terminal first.`,
      EXIT.failed,
    )
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new CommandProblem(`The simulator refused (${response.status}): ${JSON.stringify(answer)}`)
  return answer
}

const DOORS: ReadonlyMap<string, string> = new Map([
  ['inbound', '/simulator/inbound'],
  ['mail', '/simulator/mail'],
])

/** `atlas simulate inbound|mail`: a WhatsApp message or a letter from a prospect to the running installation. */
export const simulateCommand: Command = async ([what = '', ...rest], { out }) => {
  const flags = readFlags(rest)
  const door = DOORS.get(what)
  const { from, text, to, name, subject } = flags
  if (!door || !from || !text || (subject && what !== 'mail')) throw new CommandProblem(USAGE, EXIT.misused)
  const { simulatorsPort } = loadConfig()
  const message = { from, text, ...(to && { to }), ...(name && { name }), ...(subject && { subject }) }
  out(JSON.stringify(await writeAsProspect(`http://127.0.0.1:${simulatorsPort}${door}`, message)))
  return EXIT.ok
}
