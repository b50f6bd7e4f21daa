import type { ChannelAdapter } from '#channels/kit'
import { checkLetter } from './check-letter.ts'
import { classifyReply, type MailAccount, sendLetter } from './email.ts'

export { LETTER_HEADER } from './bounce.ts'
export { EMAIL_CAUSES } from './causes.ts'
export { checkLetter } from './check-letter.ts'
export { checkMailbox } from './check-mailbox.ts'
export { classifyReply, isDeadAddress, type MailAccount, outcomeOf, sendLetter } from './email.ts'
export {
  checkImap,
  type ImapBox,
  type ImapFailure,
  type ImapLetter,
  type ImapPlace,
  type ImapStep,
  readLetters,
} from './imap.ts'
export { letterHtml } from './letter.ts'
export { letterPage } from './letter-page.ts'
export { attachmentPlace, parseMail, readAttachment } from './parse.ts'
export { isFresh, signedAt, signMail, verifyMail } from './signature.ts'

/** A mailbox behind the contract of every channel. A mail server calls nobody; letters that come in have a door of their own. */
export const smtpMailbox: ChannelAdapter<MailAccount> = {
  kind: 'SMTP',
  supports: new Set(['text', 'image', 'video', 'audio', 'document']),
  verifyRequest: () => false,
  parseWebhook: () => ({ messages: [], statuses: [], echoes: [], other: [] }),
  checkPayload: (message) => checkLetter(message.to.email, message),
  send: sendLetter,
  classifyError: classifyReply,
}
