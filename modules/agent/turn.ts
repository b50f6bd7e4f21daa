import type { Intent, Understanding } from '#language'
import type { AgentState } from './agent.state.ts'

/** One message of a turn, in the order written. */
export type TurnMessage = { id: string; type: string; text: string | null }

/** The messages of a turn read as one: the strongest intent, every slot, the latest word on each. */
export type Reading = Pick<Understanding, 'intent' | 'intents' | 'slots' | 'lang' | 'script' | 'explain'> & {
  /** Language of the last message long enough to have one; null when none is ("1", "ok", the name of a quarter). */
  spokenLang: Understanding['lang'] | null
  text: string
  voiceNote: boolean
}

/** One word belongs to many languages. */
const inWords = (text: string | null) => (text?.match(/\p{L}{2,}/gu)?.length ?? 0) > 1

/** Which intent of several messages decides (agent-io.md, conventions). */
const order: readonly Intent[] = [
  'OPT_OUT',
  'HUMAN',
  'COMPLAINT',
  'CANCEL',
  'RESCHEDULE',
  'VISIT_REQUEST',
  'SELL',
  'RENT_OUT',
  'ESTIMATE',
  'PRICE_QUESTION',
  'AVAILABILITY_QUESTION',
  'INFO_QUESTION',
  'SEARCH',
  'CONFIRM',
  'OPT_IN',
  'GREETING',
  'THANKS',
  'OTHER',
]

/** Reads the waiting messages together. `read` is the language engine, given what is open in the conversation. */
export function readTurn(
  messages: readonly TurnMessage[],
  state: AgentState,
  read: (text: string, state: AgentState) => Understanding,
): Reading {
  const spoken = messages.filter((m) => m.text !== null && m.text.trim() !== '')
  const understood = spoken.map((m) => read(m.text ?? '', state))
  const voiceNote = messages.some((m) => m.type === 'audio' || m.type === 'voice')
  const rank = (u: Understanding) => order.indexOf(u.intent)
  const best = [...understood].sort((a, b) => rank(a) - rank(b))[0]
  const last = understood.at(-1)
  const telling = spoken.findLastIndex((m) => inWords(m.text))
  return {
    intent: best?.intent ?? 'OTHER',
    intents: best?.intents ?? [],
    slots: Object.assign({}, ...understood.map((u) => u.slots)),
    lang: last?.lang ?? 'mixed',
    script: last?.script ?? 'latin',
    spokenLang: understood[telling]?.lang ?? null,
    explain: best?.explain ?? [],
    text: spoken.map((m) => m.text).join('\n'),
    voiceNote,
  }
}
