import { parseWebhook } from '#channels/whatsapp-cloud'
import { answerJsonLines, type Command, CommandProblem, EXIT } from './command.ts'

function field(input: unknown, name: string): unknown {
  return typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[name] : undefined
}

/** A webhook's body as an object or as JSON text; text that is no JSON is what arrived. */
function readBody(body: unknown): unknown {
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** What the adapter makes of one body, shortened to what identifies each item. */
function summarise(body: unknown) {
  const { messages, statuses, echoes, other } = parseWebhook(readBody(body))
  return {
    messages: messages.map(({ providerId, from, bsuid, type, text, media }) => ({
      id: providerId,
      from,
      bsuid,
      type,
      text,
      media: media?.id ?? null,
    })),
    statuses: statuses.map(({ providerId, status, errors }) => ({
      id: providerId,
      status,
      code: errors[0]?.code ?? null,
    })),
    echoes: echoes.map(({ providerId, type }) => ({ id: providerId, type })),
    other: other.map(({ field: name, reason, malformed }) => ({ field: name, reason, malformed })),
  }
}

/** `atlas parse-webhook whatsapp`: what a provider's webhook bodies say, one line of JSON in, one out. */
export const parseWebhookCommand: Command = (args, terminal) => {
  if (args[0] !== 'whatsapp') throw new CommandProblem('usage: atlas parse-webhook whatsapp', EXIT.misused)
  return answerJsonLines(
    terminal,
    (input) => ({ n: field(input, 'n') ?? null, ...summarise(field(input, 'body')) }),
    (input, error) => ({ n: field(input, 'n') ?? null, error }),
  )
}
