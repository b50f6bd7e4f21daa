import { SegmentedMessage } from 'sms-segments-calculator'
import { newSid } from '../ids.ts'
import type { TwilioNumber } from '../options.ts'
import type { ThreadMedia, ThreadMessage } from '../threads.ts'
import { windowOpen } from '../threads.ts'
import type { World } from '../world.ts'
import { TwilioError } from './errors.ts'
import { advanceText, isWhatsApp, reportText, type Text } from './texts.ts'
import { type TextRequest, validateText } from './validation.ts'

const SENT_AFTER_MS = 40
const DELIVERED_AFTER_MS = 130
const READ_AFTER_MS = 900
/** What a scenario made for Meta means here: an unreachable phone. */
const UNREACHABLE = 30003

function mediaOf(url: string): ThreadMedia {
  const extension = /\.(\w+)$/.exec(URL.parse(url)?.pathname ?? '')?.[1]?.toLowerCase() ?? ''
  const kinds: [RegExp, string][] = [
    [/^(mp3|ogg|m4a|amr)$/, 'audio/*'],
    [/^(mp4|3gp)$/, 'video/*'],
    [/^(pdf|docx?|xlsx?|txt|vcf)$/, 'application/*'],
  ]
  return { id: '', mime: kinds.find(([pattern]) => pattern.test(extension))?.[1] ?? 'image/*', url }
}

function bubbleOf(request: TextRequest): Pick<ThreadMessage, 'type' | 'text' | 'media' | 'template'> {
  const { contentSid, mediaUrls, body } = request
  if (contentSid !== undefined) {
    const words = Object.values(request.variables).map(String).join(' · ')
    return {
      type: 'template',
      text: words || contentSid,
      template: { name: contentSid, language: '', category: 'UTILITY' },
    }
  }
  const [first] = mediaUrls
  return {
    type: first === undefined ? 'text' : 'media',
    text: body,
    ...(first === undefined ? {} : { media: mediaOf(first) }),
  }
}

/** Why a message that was taken will not arrive. */
function laterFailure(world: World, { number, person, thread, message }: Text): number | undefined {
  const { scenario } = world.faults
  const forced = scenario.recipients?.[person.phone]
  if (forced !== undefined) return forced
  if (person.blocks.has(number.number)) return isWhatsApp(number) ? 63024 : 30004
  if (isWhatsApp(number) && message.template === undefined && !windowOpen(thread, world.options.clock.now()))
    return 63016
  if (!world.faults.strikes('failure', scenario.failureRate)) return undefined
  const code = scenario.failureCode ?? UNREACHABLE
  return code > 99_999 ? UNREACHABLE : code
}

function scheduleStatuses(world: World, text: Text, failure: number | undefined): void {
  const at = (delayMs: number, run: () => void) => world.scheduler.schedule(delayMs, run)
  if (failure !== undefined) {
    const byNetwork = failure >= 30_003 && failure <= 30_008
    at(SENT_AFTER_MS, () => reportText(world, text, byNetwork ? 'undelivered' : 'failed', failure))
    return
  }
  if (text.status === 'queued') at(SENT_AFTER_MS, () => reportText(world, text, 'sent'))
  const reads = isWhatsApp(text.number)
  const skips = reads && world.faults.strikes('skip-delivered', world.faults.scenario.skipDeliveredRate)
  if (!skips) at(DELIVERED_AFTER_MS, () => reportText(world, text, 'delivered'))
  if (skips || (reads && world.options.autoRead === true)) at(READ_AFTER_MS, () => reportText(world, text, 'read'))
}

/** The business's own id: `?m=` of the callback address. */
function outboxIdOf(callback: string | undefined): string | undefined {
  return callback === undefined ? undefined : (URL.parse(callback)?.searchParams.get('m') ?? undefined)
}

/** Takes a message of this account: all checks, the bubble, the callbacks to come. Throws the refusal. */
export async function acceptText(world: World, accountSid: string, form: URLSearchParams): Promise<Text> {
  const request = validateText(form)
  const number: TwilioNumber | undefined = world.twilioNumbers.get(request.from)
  if (number === undefined || number.accountSid !== accountSid) throw new TwilioError(21606)
  const person = world.people.meet(request.to)
  if (person.smsStops.has(number.number)) throw new TwilioError(21610)
  const thread = world.threads.open(number.number, person.phone)
  const outboxId = outboxIdOf(request.callback)
  const message: ThreadMessage = {
    id: newSid(request.mediaUrls.length > 0 ? 'MM' : 'SM'),
    author: 'business',
    at: world.options.clock.now(),
    state: 'pending',
    ...bubbleOf(request),
    ...(outboxId === undefined ? {} : { outboxId }),
  }
  const segments = isWhatsApp(number) || request.body === '' ? 1 : new SegmentedMessage(request.body).segmentsCount
  const text: Text = { number, person, thread, message, status: 'queued', errorCode: null, segments }
  if (request.callback !== undefined) text.callback = request.callback
  world.stats.countAccepted(outboxId)
  world.texts.set(message.id, text)
  const failure = laterFailure(world, text)
  world.threads.add(thread, message)
  world.stream.emit({ event: 'thread', data: { phone: person.phone, to: number.number } })
  if (world.faults.scenario.statusBeforeResponse === true && failure === undefined) {
    const early = advanceText(world, text, 'sent')
    if (early !== undefined) await world.forms.sendNow(early)
  }
  scheduleStatuses(world, text, failure)
  return text
}
