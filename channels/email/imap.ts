import { isIP } from 'node:net'
import type { ImapFlow, ImapFlowError } from 'imapflow'
import { monotonicMs } from '#platform/clock'
import { resolvePublic } from '#platform/net'

/** A folder of a mailbox: the server with its credentials as an imap: or imaps: address. */
export type ImapBox = {
  url: string
  folder: string
  /** The server was named by an agency: it is reached on the public internet alone. */
  publicOnly?: boolean
}

/** At which step it ended. `server`: it answered, and then something else than what was asked for. */
export type ImapStep = 'private' | 'unreachable' | 'tls' | 'sign_in' | 'folder' | 'server'

/** How far a folder was read. Numbers of letters (UIDs) count only together with the validity they were given under. */
export type ImapPlace = {
  validity: string
  uid: number
  /** Up to this number, letters that arrived before the instant (epoch milliseconds) are passed over. */
  floor?: { uid: number; at: number } | undefined
}

/**
 * A letter, or why it is none: larger than is taken, one that the server does not hand out, or passed over because it is
 * gone or arrived before what is asked for.
 */
export type ImapLetter = { uid: number } & (
  | { kind: 'letter'; raw: Buffer }
  | { kind: 'too_large' | 'unreadable' | 'passed' }
)

export type ImapFailure = {
  kind: 'failed'
  step: ImapStep
  /** The letter on which it ended, where it was one. */
  uid: number | null
}

/** `moved`: the numbers are others than before, and so nothing was read; `top` is the newest. `more`: it goes on at once. */
export type ImapReading =
  | { kind: 'read'; more: boolean }
  | { kind: 'moved'; validity: string; top: number }
  | ImapFailure

/** Longer than any step of the protocol takes. */
const STEP_MS = 10_000
/** No letter is begun after this; what runs may end. */
const BEGIN_MS = 45_000
/** Nothing goes on after this. */
const END_MS = 90_000
/** Letters of one reading: the next goes on. */
const MOST = 200
/** Bytes of an answer beside the letter: a list of numbers is the longest. */
const ROOM = 4 * 1024 * 1024
const DAY_MS = 86_400_000

/** Codes of RFC 5530 with which a server refuses a sign-in for the moment only. */
const PASSING = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN'])

/** Signs in and looks at the folder, changing nothing. `top` is the newest letter. Never throws. */
export function checkImap(box: ImapBox): Promise<{ kind: 'ok'; validity: string; top: number } | ImapFailure> {
  return inFolder(box, 0, async (client) => ({ kind: 'ok' as const, ...(await standOf(client)) }))
}

/**
 * Hands over the letters above a place, in their order; `take` is awaited for each, and ends the reading by false. Nothing
 * is marked, moved or deleted: the folder is opened to look only. Never throws, but for what `take` throws.
 * @param givenUp a letter that the server failed to hand out often enough
 */
export function readLetters(
  box: ImapBox,
  place: ImapPlace,
  options: { maxBytes: number; givenUp: number | null },
  take: (letter: ImapLetter) => Promise<boolean>,
): Promise<ImapReading> {
  const until = monotonicMs() + BEGIN_MS
  return inFolder(box, options.maxBytes, async (client, at) => {
    const { validity, top } = await standOf(client)
    if (validity !== place.validity) return { kind: 'moved', validity, top }
    const found = await lettersAbove(client, place)
    for (const [n, uid] of found.entries()) {
      if (n === MOST || monotonicMs() > until) return { kind: 'read', more: true }
      at(uid)
      const letter =
        uid === options.givenUp
          ? ({ uid, kind: 'unreadable' } as const)
          : await fetchLetter(client, uid, place, options)
      at(null)
      if (!(await taken(take, letter))) return { kind: 'read', more: false }
    }
    return { kind: 'read', more: false }
  })
}

/** What a person's own code threw goes through: it is no word of the server's. */
class NotOurs extends Error {}

async function taken(take: (letter: ImapLetter) => Promise<boolean>, letter: ImapLetter): Promise<boolean> {
  try {
    return await take(letter)
  } catch (cause) {
    throw new NotOurs('a letter was not taken', { cause })
  }
}

async function standOf(client: ImapFlow): Promise<{ validity: string; top: number }> {
  const { mailbox } = client
  if (!mailbox) throw new Error('no folder is open')
  // Not every server says which number comes next.
  const last = mailbox.uidNext ? mailbox.uidNext - 1 : null
  const newest = last ?? (mailbox.exists > 0 ? ((await client.fetchOne('*', { uid: true })) || { uid: 0 }).uid : 0)
  return { validity: String(mailbox.uidValidity), top: newest }
}

/** Numbers of the letters above a place, in order. */
async function lettersAbove(client: ImapFlow, { uid, floor }: ImapPlace): Promise<number[]> {
  const find = async (query: { uid: string; since?: Date }): Promise<number[]> => {
    const found = await client.search(query, { uid: true })
    // Nothing found is an empty list; this is no answer.
    if (!found) throw new Error('the server did not search')
    return found
  }
  // "7:*" is also asked of a folder whose newest is 6, and then means that one.
  const above = async (low: number) => (await find({ uid: `${low + 1}:*` })).filter((each) => each > low)
  // The server looks at whole days, in whatever zone.
  const old =
    floor && floor.uid > uid
      ? await find({ uid: `${uid + 1}:${floor.uid}`, since: new Date(floor.at - 2 * DAY_MS) })
      : []
  const found = [...old, ...(await above(Math.max(uid, floor?.uid ?? 0)))]
  return [...new Set(found)].sort((a, b) => a - b)
}

/** One letter with its bytes, or why it has none. */
async function fetchLetter(
  client: ImapFlow,
  uid: number,
  { floor }: ImapPlace,
  { maxBytes }: { maxBytes: number },
): Promise<ImapLetter> {
  const fetch = async (query: { size?: true; internalDate?: true; source?: { maxLength: number } }) => {
    const found = await client.fetchOne(String(uid), { uid: true, ...query }, { uid: true })
    // A line that broke gives nothing either, and says nothing of the letter.
    if (!found && !client.usable) throw new Error('the line broke')
    return found
  }
  const about = await fetch({ size: true, internalDate: true })
  const passed = { uid, kind: 'passed' } as const
  if (!about) return passed
  const arrived = about.internalDate === undefined ? Number.NaN : new Date(about.internalDate).getTime()
  if (floor && uid <= floor.uid && arrived < floor.at) return passed
  if ((about.size ?? 0) > maxBytes) return { uid, kind: 'too_large' }
  // The size is the server's word; the bytes are counted.
  const full = await fetch({ source: { maxLength: maxBytes + 1 } })
  if (!full) return passed
  if (!full.source) return { uid, kind: 'unreadable' }
  return full.source.length > maxBytes ? { uid, kind: 'too_large' } : { uid, kind: 'letter', raw: full.source }
}

/** Connects, opens the folder, works in it and leaves; what fails is named by its step. */
async function inFolder<T>(
  box: ImapBox,
  maxBytes: number,
  work: (client: ImapFlow, at: (uid: number | null) => void) => Promise<T>,
): Promise<T | ImapFailure> {
  let uid: number | null = null
  let step: 'connect' | 'folder' | 'read' = 'connect'
  const failed = (why: ImapStep): ImapFailure => ({ kind: 'failed', step: why, uid })
  const server = await serverOf(box).catch((error: unknown) =>
    failed(String(error).includes('private address') ? 'private' : 'unreachable'),
  )
  if ('kind' in server) return server
  // Loaded by the process that reads mailboxes, not by every one.
  const library = await import('imapflow')
  const client = new library.ImapFlow({
    ...server,
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: 2 * STEP_MS,
    // Nobody's announcement of gigabytes is believed.
    maxLiteralSize: maxBytes + ROOM,
    maxLineLength: ROOM,
    maxResponseSize: maxBytes + 2 * ROOM,
  })
  // Whoever waits hears of it; without a listener it would end the process.
  client.on('error', () => undefined)
  const end = setTimeout(() => client.close(), END_MS)
  try {
    await client.connect()
    step = 'folder'
    await client.mailboxOpen(box.folder, { readOnly: true })
    step = 'read'
    return await work(client, (letter) => {
      uid = letter
    })
  } catch (error) {
    if (error instanceof NotOurs) throw error.cause
    return failed(stepOf(error as ImapFlowError, step))
  } finally {
    clearTimeout(end)
    await leave(client)
  }
}

/** A goodbye is polite; a server that hears none is left all the same. */
async function leave(client: ImapFlow): Promise<void> {
  const gone = setTimeout(() => client.close(), 2_000)
  await client.logout().catch(() => undefined)
  clearTimeout(gone)
  client.close()
}

function stepOf(error: ImapFlowError, step: 'connect' | 'folder' | 'read'): ImapStep {
  const answered = error.responseStatus !== undefined
  if (error.authenticationFailed) return PASSING.has(error.serverResponseCode ?? '') ? 'unreachable' : 'sign_in'
  if (error.tlsFailed || isTls(error)) return 'tls'
  if (step === 'folder' && answered) return 'folder'
  return answered ? 'server' : 'unreachable'
}

/** What Node says of a certificate, or of a server that speaks no TLS where it should. */
const isTls = ({ code = '' }: ImapFlowError): boolean =>
  /^(ERR_SSL|ERR_TLS|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ClosedAfterConnectTLS|STARTTLS_INJECTION|UPGRADE_TIMEOUT)/.test(
    code,
  )

/** How the server is reached. The address that was judged is the one connected to. Rejects for an address inside. */
async function serverOf({ url, publicOnly = false }: ImapBox) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const name = hostname.replace(/^\[|\]$/g, '')
  const secure = protocol === 'imaps:'
  return {
    host: publicOnly ? await resolvePublic(name) : name,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    // Without encryption the password would travel in the open; only servers that the operator named may do so.
    ...(publicOnly && !secure ? { doSTARTTLS: true } : {}),
    ...(isIP(name) === 0 ? { servername: name } : {}),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  }
}
