import { createTransport } from 'nodemailer'
import type { FailureCause, ProviderError } from '#channels/kit'
import { type MailAccount, outcomeOf, PATIENCE, serverOf } from './email.ts'

/** `refused`: the server said no. `private`: its name leads inside. `unreachable`: no conversation came about. */
export type MailboxOutcome =
  | { kind: 'ok' }
  | { kind: 'refused'; error: ProviderError }
  | { kind: 'private' }
  | { kind: 'unreachable'; cause: FailureCause }

/** Greets a mail server and signs in, sending nothing. Never throws. */
export async function checkMailbox(account: Pick<MailAccount, 'url' | 'publicOnly'>): Promise<MailboxOutcome> {
  const server = await serverOf(account).catch((error: unknown) => String(error))
  if (typeof server === 'string') {
    return server.includes('private address')
      ? { kind: 'private' }
      : { kind: 'unreachable', cause: { code: 'connect_failed', detail: server.slice(0, 300), httpStatus: null } }
  }
  // A server that offers no sign-in has not shown that the credentials are good.
  const transport = createTransport({ ...server, ...PATIENCE, forceAuth: true })
  try {
    await transport.verify()
    return { kind: 'ok' }
  } catch (error) {
    const outcome = outcomeOf(error, false)
    return outcome.kind === 'rejected'
      ? { kind: 'refused', error: outcome.error }
      : { kind: 'unreachable', cause: outcome.cause }
  } finally {
    transport.close()
  }
}
