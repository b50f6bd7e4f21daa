import { checkImap, type ImapFailure, type ImapLetter, type ImapStep, readLetters } from '#channels/email'
import { announce, type Platform, type RequestContext, readContext, runInOrg } from '#platform/context'
import { isPassing } from '#platform/db'
import { backoffMs, createJobWorker, enqueue, type JobHandler, type Loop, putOff } from '#platform/jobs'
import { beginAnew, beginPlace, findReadBox, movePlace, noteFailed, noteRead, type ReadBox } from './imap.repository.ts'
import { countLeft, keepFetched, MAX_MAIL, takeFetched } from './intake-mail.service.ts'
import { mailServer } from './lines.ts'

export const READ_JOB = 'messaging.read_mailbox'

const EVERY_MS = 60_000
/** Clocks of servers differ: what arrived this long before the last reading is looked at again, and known by its id. */
const SKEW_MS = 3_600_000
/** Failed readings on one letter after which it is left where it is. */
const LETTER_TRIES = 5
/** A server that is away comes back soon; one that says no is asked seldom, lest it shut the account. */
const AWAY = { firstMs: 60_000, capMs: 15 * 60_000 }
const REFUSED = { firstMs: 5 * 60_000, capMs: 3_600_000 }
const PASSING_STEPS = new Set<ImapStep>(['unreachable', 'server'])
/** Longer than a reading may take. */
const LEASE_S = 120
/** A mailbox is read until somebody stops it. */
const FOREVER = { maxAttempts: 1_000_000 }

/** Has a mailbox read now, and from then on every minute. */
export function readSoon(ctx: RequestContext, accountId: string): void {
  enqueue(ctx, READ_JOB, { key: accountId, ...FOREVER })
}

/** Fetches what is new in a mailbox; `key` is the account. Again by itself after a minute, later where it fails. */
export const readMailboxJob: JobHandler = {
  kind: READ_JOB,
  async run(ctx, _payload, { key: accountId }) {
    const wait = await readMailbox(ctx, accountId)
    if (wait !== null) putOff(ctx, READ_JOB, { key: accountId, dueAt: ctx.clock.now() + wait, ...FOREVER })
  },
}

/** Readings wait for servers of others: they have places of their own, and take none from what a person waits for. */
export function createMailReader(platform: Platform): Loop {
  return createJobWorker(platform, [readMailboxJob], { queue: 'jobs', role: 'scheduler', leaseS: LEASE_S })
}

type Within = <T>(work: (tx: RequestContext) => Promise<T>) => Promise<T>

/**
 * One reading. Each letter and the place after it commit together, so that a process that ends loses none and takes none
 * twice. Returns the wait until the next in milliseconds; null when the mailbox is not to be read.
 */
async function readMailbox(ctx: RequestContext, accountId: string): Promise<number | null> {
  const { platform, orgId, actor, correlationId } = ctx
  const where = { orgId, actor, correlationId }
  const within: Within = (work) => runInOrg(platform, where, work)
  const box = await findReadBox(readContext(platform, where), accountId)
  if (!box) return null
  const began = ctx.clock.now()
  const server = { ...mailServer(platform, platform.vault.open(box.server)), folder: box.folder }
  const { place } = box
  if (place === null) {
    const stand = await checkImap(server)
    if (stand.kind === 'failed') return failed(platform, within, box, stand)
    await begin(within, box, stand)
    return done(within, box, began)
  }
  const givenUp = box.failedTimes >= LETTER_TRIES ? box.failedUid : null
  let at = place.uid
  const reading = await readLetters(server, place, { maxBytes: MAX_MAIL, givenUp }, async (letter) => {
    const moved = await takeOne(within, box, { validity: place.validity, from: at }, letter)
    at = letter.uid
    return moved
  })
  if (reading.kind === 'failed') return failed(platform, within, box, reading)
  if (reading.kind === 'moved') {
    platform.log.warn({ account: accountId }, 'a mailbox was numbered anew')
    // Never what was there before it was set up, nor what was read long ago.
    const from = Math.max(Date.parse(box.since), Date.parse(box.readAt ?? box.since) - SKEW_MS)
    await within((tx) => beginAnew(tx, box, place.validity, { ...reading, from }))
    return 0
  }
  if (reading.more) return 0
  return done(within, box, began)
}

/**
 * Where the mailbox is read from. Its credentials may have been sealed anew since it was asked: that is no other mailbox, and
 * what arrived since must not be passed over. One that somebody changed is theirs to begin.
 */
async function begin(within: Within, box: ReadBox, stand: { validity: string; top: number }): Promise<void> {
  let seen: ReadBox | null = box
  while (seen !== null && seen.place === null) {
    const tried: ReadBox = seen
    if (await within((tx) => beginPlace(tx, tried, stand))) return
    seen = await within((tx) => sameBox(tx, box))
  }
}

/** The mailbox as it stands now, when server, credentials, folder and beginning are what they were. */
async function sameBox(tx: RequestContext, box: ReadBox): Promise<ReadBox | null> {
  const now = await findReadBox(tx, box.accountId)
  if (!now || now.folder !== box.folder || now.since !== box.since) return null
  return tx.platform.vault.open(now.server) === tx.platform.vault.open(box.server) ? now : null
}

/** Takes a letter in and moves on past it. False when another process did, or nobody is to read any more. */
async function takeOne(
  within: Within,
  box: ReadBox,
  place: { validity: string; from: number },
  letter: ImapLetter,
): Promise<boolean> {
  const step = { ...place, to: letter.uid, what: letter.kind }
  const moving = (then: (tx: RequestContext) => Promise<void>) =>
    within(async (tx) => {
      if (!(await movePlace(tx, box, step))) return false
      await then(tx)
      return true
    })
  if (letter.kind === 'passed') return moving(async () => undefined)
  if (letter.kind !== 'letter')
    return moving((tx) => countLeft(tx, box, letter.kind === 'too_large' ? 'TOO_LARGE' : 'UNREADABLE'))
  try {
    return await moving((tx) => takeFetched(tx, box, letter.raw))
  } catch (error) {
    // What is about the moment is tried again; a letter that can never be stored does not hold up the others.
    if (isPassing(error)) throw error
    return moving((tx) => keepFetched(tx, box, 'UNSTORABLE', letter.raw))
  }
}

async function done(within: Within, { accountId }: ReadBox, began: number): Promise<number> {
  await within(async (tx) => {
    if (await noteRead(tx, accountId, began)) tell(tx, accountId)
  })
  return EVERY_MS
}

async function failed(
  platform: Platform,
  within: Within,
  { accountId }: ReadBox,
  failure: ImapFailure,
): Promise<number> {
  // The server's own words may name a person.
  platform.log.warn({ account: accountId, step: failure.step }, 'a mailbox was not read')
  const failures = await within(async (tx) => {
    tell(tx, accountId)
    return noteFailed(tx, accountId, failure)
  })
  const { firstMs, capMs } = PASSING_STEPS.has(failure.step) ? AWAY : REFUSED
  return backoffMs(failures, Math.random, firstMs, capMs)
}

function tell(ctx: RequestContext, accountId: string): void {
  announce(ctx, { topic: 'operations', id: accountId, kind: 'channel' })
}
