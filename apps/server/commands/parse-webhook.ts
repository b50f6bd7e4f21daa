import { at, type Faulty, type ParsedWebhook, parseJson, readId, readList } from '#channels/kit'
import { parseForm, parseWebhook as parseTwilio } from '#channels/twilio'
import { parseWebhook as parseWhatsApp } from '#channels/whatsapp-cloud'
import { answerJsonLines, type Command, CommandProblem, EXIT } from './command.ts'

/** A webhook's body as an object or as JSON text; text that is no JSON is what arrived. */
function readBody(body: unknown): unknown {
  if (typeof body !== 'string') return body
  try {
    return parseJson(body)
  } catch {
    return body
  }
}

/** One line per provider, read by the parser of its adapter: the one the server uses. */
const READERS: ReadonlyMap<string, (input: unknown) => ParsedWebhook> = new Map([
  ['whatsapp', (input: unknown) => parseWhatsApp(readBody(at(input, 'body')))],
  [
    'twilio',
    (input: unknown) => {
      const [form, query] = [at(input, 'form'), at(input, 'query')].map((part) =>
        typeof part === 'string' ? parseForm(part) : part,
      )
      return parseTwilio(form, query)
    },
  ],
])

const NOTHING: ParsedWebhook = { messages: [], statuses: [], echoes: [], other: [] }

/** The provider's own word for something, of a repeated parameter the first. */
function wordOf(raw: unknown, ...names: string[]): string | null {
  return names.map((name) => readId(readList(at(raw, name))[0])).find((word) => word !== null) ?? null
}

/** An address that is neither number nor user id (a short code, a placeholder) as it came; Meta leaves the plus out. */
function addressOf(raw: unknown): string | null {
  const given = wordOf(raw, 'from')
  if (given !== null) return /^\d+$/.test(given) ? `+${given}` : given
  return wordOf(raw, 'From')?.replace(/^whatsapp:/i, '') ?? null
}

/** What can be read and is set aside by the server all the same stands in `other` too, with the reason. */
function faultsOf(field: string, items: readonly (Faulty & { providerId: string })[]) {
  return items
    .filter(({ fault }) => fault !== undefined)
    .map(({ fault, providerId }) => ({ field, reason: fault, malformed: true, id: providerId }))
}

/** What the adapter makes of one body, shortened to what identifies each item. */
function summarise({ messages, statuses, echoes, other }: ParsedWebhook) {
  // The files of an MMS behind its first: messages of their own at the server, of one and the same form.
  const isFurther = (raw: unknown, i: number) => messages[i - 1]?.raw === raw
  return {
    messages: messages
      .filter(({ raw }, i) => !isFurther(raw, i))
      .map(({ providerId, from, bsuid, type, text, order, media, raw }) => ({
        id: providerId,
        from: from ?? (bsuid === null ? addressOf(raw) : null),
        bsuid,
        type,
        // The server shows the note of an order as its text; here is only body, caption or what was chosen.
        text: order === null ? text : null,
        media: media?.id ?? null,
      })),
    statuses: statuses.map(({ providerId, status, errors, raw }) => ({
      id: providerId,
      // The provider's own word, as with types: the server takes Twilio's `undelivered` for `failed`.
      status: wordOf(raw, 'MessageStatus', 'SmsStatus') ?? status,
      code: errors[0]?.code ?? null,
    })),
    echoes: echoes.map(({ providerId, type }) => ({ id: providerId, type })),
    other: [
      ...other.map(({ field: name, reason, malformed }) => ({ field: name, reason, malformed })),
      ...messages
        .filter(({ raw }, i) => isFurther(raw, i))
        .map(({ media }) => ({ field: 'media', reason: 'further_file', malformed: false, media: media?.id ?? null })),
      ...faultsOf('messages', messages),
      ...faultsOf('statuses', statuses),
      ...faultsOf('echoes', echoes),
    ],
  }
}

const LEADING_NUMBER = /^\s*\{\s*"n"\s*:\s*(-?\d+|"(?:[^"\\]|\\.)*")\s*[,}]/

/** The number of a line that is no JSON, where it still stands at its beginning: so that nothing loses its place. */
function salvageNumber(line: string): unknown {
  const [, n] = LEADING_NUMBER.exec(line) ?? []
  return n === undefined ? null : readBody(n)
}

/** `atlas parse-webhook whatsapp|twilio`: what a provider's webhooks say, one line of JSON in, one out. */
export const parseWebhookCommand: Command = (args, terminal) => {
  const read = READERS.get(args[0] ?? '')
  if (read === undefined || args.length > 1) {
    throw new CommandProblem('usage: atlas parse-webhook whatsapp|twilio', EXIT.misused)
  }
  return answerJsonLines(
    terminal,
    (input) => ({ n: at(input, 'n') ?? null, ...summarise(read(input)) }),
    (input, reason, line) => ({
      n: at(input, 'n') ?? salvageNumber(line),
      ...summarise(NOTHING),
      other: [
        { field: null, reason: input === undefined ? 'not_json' : 'parser_failure', malformed: true, detail: reason },
      ],
    }),
  )
}
