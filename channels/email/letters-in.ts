import { htmlToText } from './html-text.ts'
import { decodeHeader, type Headers } from './mail-headers.ts'
import { decodedBody, type MailPart, wordsOfPart } from './mime.ts'

const MAX_ATTACHMENTS = 30
/** Pictures within a page that are smaller are the letterhead's, not the person's. */
const LETTERHEAD_BYTES = 20 * 1024
/** Proofs for mail programs, of no use to people. */
const UNSEEN = new Set(['application/pgp-signature', 'application/pkcs7-signature', 'application/x-pkcs7-signature'])

const ABSENT =
  /^\s*(automatic reply|auto[- ]?reply|autoreply|out of (the )?office|réponse automatique|absence du bureau|message d['’]absence|الرد التلقائي|رد تلقائي|خارج المكتب)/i

/** Whether a machine wrote it: an absence, a list, a report. Nobody agreed to anything by it, nobody waits for an answer. */
export function isAutomatic(root: MailPart, from: string): boolean {
  const field = (name: string) => root.headers.get(name)?.[0]?.trim().toLowerCase() ?? ''
  const submitted = field('auto-submitted').split(';')[0]?.trim() ?? ''
  return (
    (submitted !== '' && submitted !== 'no') ||
    /^(bulk|list|junk|auto[_-]reply)\b/.test(field('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'list-id', 'list-unsubscribe'].some((name) => root.headers.has(name)) ||
    field('return-path') === '<>' ||
    root.type === 'multipart/report' ||
    /^(mailer-daemon|postmaster)@/.test(from) ||
    ABSENT.test(decodeHeader(root.headers.get('subject')?.[0] ?? ''))
  )
}

/** What the letter says: its plain part, else its page as plain text. */
export function wordsOf(part: MailPart): string {
  if (part.parts.length === 0) {
    if (isAttachment(part)) return ''
    return part.type === 'text/html' ? htmlToText(wordsOfPart(part)) : wordsOfPart(part).trim()
  }
  if (part.type === 'multipart/alternative') {
    const plain = part.parts.find((child) => child.type === 'text/plain' && wordsOf(child) !== '')
    return plain ? wordsOf(plain) : (part.parts.map(wordsOf).findLast((words) => words !== '') ?? '')
  }
  return part.parts
    .map(wordsOf)
    .filter((words) => words !== '')
    .join('\n\n')
}

function isAttachment(part: MailPart): boolean {
  if (part.type !== 'text/plain' && part.type !== 'text/html') return true
  return part.disposition === 'attachment' || (part.filename !== null && part.disposition !== 'inline')
}

/** The files of a letter in their order, at most thirty. */
export function attachmentsOf(root: MailPart): MailPart[] {
  const found: MailPart[] = []
  const walk = (part: MailPart, parent: MailPart | null) => {
    for (const child of part.parts) walk(child, part)
    if (part.parts.length > 0 || part.type.startsWith('multipart/') || !isAttachment(part)) return
    if (UNSEEN.has(part.type) || part.body.length === 0 || isLetterhead(part, parent)) return
    found.push(part)
  }
  walk(root, null)
  return found.slice(0, MAX_ATTACHMENTS)
}

function isLetterhead(part: MailPart, parent: MailPart | null): boolean {
  return (
    parent?.type === 'multipart/related' &&
    part.type.startsWith('image/') &&
    part.headers.has('content-id') &&
    part.disposition !== 'attachment' &&
    part.body.length < LETTERHEAD_BYTES
  )
}

/** The bytes of one file of a letter. */
export const bytesOf = (part: MailPart): Buffer => decodedBody(part)

/** Values of a header in their order, empty when it is not there. */
export const valuesOf = (headers: Headers, name: string): readonly string[] => headers.get(name) ?? []
