import type { Message } from '@/lib/api-messaging.ts'
import { dayKey } from '../../lib/format.ts'
import { cameTogether } from './media/pictures.ts'

export type ThreadItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; message: Message; startsGroup: boolean; endsGroup: boolean }
  | { kind: 'album'; key: string; messages: Message[]; startsGroup: boolean; endsGroup: boolean }

const groupGapMs = 5 * 60_000

function sameVoice(a: Message, b: Message): boolean {
  return a.direction === b.direction && a.author.kind === b.author.kind && a.author.id === b.author.id
}

/**
 * The thread from oldest to newest with a separator where the calendar day changes in the given zone. Messages of one
 * voice within five minutes form a group: only its first names the author, only its last carries the tail. Pictures of
 * one voice that came together stand as one album, in their order.
 * @param newestFirst messages as the API gives them
 */
export function threadItems(newestFirst: readonly Message[], timeZone: string): ThreadItem[] {
  const messages = [...newestFirst].reverse()
  const items: ThreadItem[] = []
  messages.forEach((message, i) => {
    const before = messages[i - 1]
    const after = messages[i + 1]
    const day = dayKey(message.at, timeZone)
    const newDay = !before || dayKey(before.at, timeZone) !== day
    if (newDay) items.push({ kind: 'day', key: `day-${day}-${message.id}`, at: message.at })
    const near = (a: Message, b: Message) =>
      sameVoice(a, b) &&
      Date.parse(b.at) - Date.parse(a.at) < groupGapMs &&
      dayKey(a.at, timeZone) === dayKey(b.at, timeZone)
    const startsGroup = newDay || !before || !near(before, message)
    const endsGroup = !after || !near(message, after)
    const last = items.at(-1)
    if (before && !startsGroup && cameTogether(before, message) && last && last.kind !== 'day') {
      const messages = last.kind === 'album' ? [...last.messages, message] : [last.message, message]
      items[items.length - 1] = { kind: 'album', key: last.key, messages, startsGroup: last.startsGroup, endsGroup }
      return
    }
    items.push({ kind: 'message', key: message.id, message, startsGroup, endsGroup })
  })
  return items
}
