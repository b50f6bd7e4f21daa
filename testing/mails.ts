import { systemClock } from '#platform/clock'
import { startMailCatcher } from '../apps/simulators/mail/catcher.ts'

/** A real mail server on loopback that keeps what it is given. */
export type TestMails = {
  /** For the setting SMTP_URL. */
  url: string
  /** Oldest first. */
  received(): { to: string; subject: string; text: string }[]
  clear(): void
  close(): Promise<void>
}

export async function startTestMails(): Promise<TestMails> {
  const catcher = await startMailCatcher('127.0.0.1', 0, systemClock, () => undefined)
  return {
    url: `smtp://127.0.0.1:${catcher.port}`,
    received: () =>
      [...catcher.mails()]
        .reverse()
        .map(({ recipients, subject, text }) => ({ to: recipients.join(', '), subject, text })),
    clear: () => catcher.clear(),
    close: () => catcher.close(),
  }
}
