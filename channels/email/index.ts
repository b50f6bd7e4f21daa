import type { ChannelAdapter } from '#channels/kit'
import { checkLetter, classifyReply, type MailAccount, sendLetter } from './email.ts'

export { EMAIL_CAUSES } from './causes.ts'
export { checkMailbox } from './check-mailbox.ts'
export { checkLetter, classifyReply, type MailAccount, outcomeOf, sendLetter } from './email.ts'
export { letterHtml } from './letter.ts'

/** A mailbox behind the contract of every channel. A mail server calls nobody: nothing is believed, nothing read. */
export const smtpMailbox: ChannelAdapter<MailAccount> = {
  kind: 'SMTP',
  supports: new Set(['text']),
  verifyRequest: () => false,
  parseWebhook: () => ({ messages: [], statuses: [], echoes: [], other: [] }),
  checkPayload: (message) => checkLetter(message.to.email, message),
  send: sendLetter,
  classifyError: classifyReply,
}
