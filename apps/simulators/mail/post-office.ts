import { createHmac } from 'node:crypto'
import { Poster } from '../webhooks/post.ts'
import type { World } from '../world.ts'
import type { CaughtMail } from './catcher.ts'
import { type PersonLetter, reportOn, writeLetter } from './letters.ts'

const TIMEOUT_MS = 15_000
const RETRIES = 5
const RETRY_MS = 1000
/** A mail server takes its time to find out. */
const REPORT_AFTER_MS = 1500

/** Hands letters and reports in at the application's webhook, signed, until it answers 200. */
export class PostOffice {
  #world: World
  #poster = new Poster(TIMEOUT_MS)

  constructor(world: World) {
    this.#world = world
  }

  /** The mailboxes that people can write to. */
  get mailboxes(): readonly string[] {
    return this.#world.options.mailWebhook?.mailboxes ?? []
  }

  /** A person writes. Returns the Message-ID. */
  write(letter: Omit<PersonLetter, 'to'> & { to?: string | undefined }): string {
    const to = letter.to ?? this.mailboxes[0]
    if (to === undefined) throw new Error('no mailbox takes letters in')
    const { id, raw } = writeLetter({ ...letter, to })
    this.#hand(raw, 0)
    return id
  }

  /** Reports on a letter that was accepted, where its recipient wants that. */
  consider(mail: CaughtMail): void {
    for (const recipient of mail.recipients) {
      const report = reportOn(mail, recipient)
      if (report !== null) this.#hand(report, REPORT_AFTER_MS)
    }
  }

  close(): void {
    this.#poster.close()
  }

  #hand(raw: string, delayMs: number, attempt = 0): void {
    const { mailWebhook, clock } = this.#world.options
    if (mailWebhook === undefined) return
    this.#world.scheduler.schedule(delayMs, async () => {
      const seconds = String(Math.floor(clock.now() / 1000))
      const signature = createHmac('sha256', mailWebhook.secret).update(`${seconds}.${raw}`).digest('hex')
      const answer = await this.#poster.call(
        'POST',
        mailWebhook.url,
        {
          'content-type': 'message/rfc822',
          'x-atlas-timestamp': seconds,
          'x-atlas-signature': `sha256=${signature}`,
        },
        raw,
      )
      if (answer.status !== 200 && attempt < RETRIES) this.#hand(raw, RETRY_MS, attempt + 1)
    })
  }
}
