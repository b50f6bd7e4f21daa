export { EMAIL_CAUSES } from './causes.ts'
export { checkMailbox } from './check-mailbox.ts'
export { checkLetter, classifyReply, type MailAccount, outcomeOf, sendLetter } from './email.ts'
export { letterHtml } from './letter.ts'
