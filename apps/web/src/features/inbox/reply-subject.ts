import type { Message } from '../../lib/api-messaging.ts'

/** Characters; the server takes no more. */
export const MOST_IN_SUBJECT = 200

/** Words that mail programs put before the subject of an answer or of a letter handed on. */
const AGAIN = /^\s*(?:(?:re|rép|aw|tr|fwd?|رد)\s*(?:\[\d+\])?\s*[:：]\s*)+/iu

/**
 * What stands above an answer in this thread: "Re:" and the subject of its last letter, said once; null in a thread
 * without one.
 */
export function replySubject(newestFirst: readonly Pick<Message, 'subject'>[]): string | null {
  const last = newestFirst.find(({ subject }) => subject?.trim())?.subject?.trim()
  const bare = last?.replace(AGAIN, '').trim()
  return bare ? [...`Re: ${bare}`].slice(0, MOST_IN_SUBJECT).join('') : null
}
