import type { OutboundPayload, PayloadProblem } from '#channels/kit'

/** RFC 5321 sets no length; servers and people do. */
const MAX_SUBJECT = 200
const MAX_BODY = 20_000
const ADDRESS = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,190}$/

/** Content a letter can be made of. */
export type LetterContent = Extract<OutboundPayload['content'], { subject?: string | undefined }>

/** Words, or a file with or without words: what a letter can be. */
export const isLetter = (content: OutboundPayload['content']): content is LetterContent =>
  ['text', 'image', 'video', 'audio', 'document'].includes(content.type)

/** The words of a letter; of a file without any, none. */
export function letterWords(content: LetterContent): string {
  if (content.type === 'text') return content.body
  return 'caption' in content ? (content.caption ?? '') : ''
}

/** What no server would take in this letter; empty when it may be sent. */
export function checkLetter(to: string | undefined, message: Pick<OutboundPayload, 'content'>): PayloadProblem[] {
  const { content } = message
  if (!isLetter(content)) return [{ field: 'content.type', rule: 'unsupported', limit: null }]
  const problems: PayloadProblem[] = []
  const add = (field: string, rule: PayloadProblem['rule'], limit: number | null = null) =>
    problems.push({ field, rule, limit })
  if (!to) add('to', 'required')
  else if (!ADDRESS.test(to)) add('to', 'format')
  const words = letterWords(content)
  if (content.type === 'text' && words.trim() === '') add('content.body', 'required')
  else if (words.length > MAX_BODY) add('content.body', 'too_long', MAX_BODY)
  const subject = content.subject ?? ''
  if (subject.trim() === '') add('content.subject', 'required')
  else if (subject.length > MAX_SUBJECT) add('content.subject', 'too_long', MAX_SUBJECT)
  return problems
}
