import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startImap, type TestImap } from '#testing'
import { checkImap, type ImapBox, type ImapLetter, type ImapPlace, readLetters } from './imap.ts'

let imap: TestImap
let serial = 0
let user = ''

beforeAll(async () => {
  imap = await startImap()
})
afterAll(() => imap.close())
beforeEach(() => {
  serial += 1
  user = `box${serial}`
  imap.user(user)
})

const box = (over: Partial<ImapBox> = {}): ImapBox => ({ url: imap.url(user), folder: 'INBOX', ...over })
const letter = (words: string) => `From: a@example.com\r\nSubject: x\r\n\r\n${words}\r\n`
const LIMITS: { maxBytes: number; givenUp: number | null } = { maxBytes: 10_000, givenUp: null }

async function begin(): Promise<ImapPlace> {
  const stand = await checkImap(box())
  if (stand.kind !== 'ok') throw new Error(stand.step)
  return { validity: stand.validity, uid: stand.top }
}
async function read(place: ImapPlace, options = LIMITS, of = box()) {
  const letters: ImapLetter[] = []
  const reading = await readLetters(of, place, options, async (each) => letters.push(each) > 0)
  const told = letters.map((each) => [
    each.uid,
    each.kind === 'letter' ? each.raw.toString().split('\r\n')[3] : each.kind,
  ])
  return { reading, told }
}

describe('letters of a folder', () => {
  it('are those above a place, in order, each as its bytes', async () => {
    await imap.deliver(user, letter('before'))
    const place = await begin()
    expect(await read(place)).toEqual({ reading: { kind: 'read', more: false }, told: [] })
    for (const words of ['one', 'two', 'three']) await imap.deliver(user, letter(words))
    const { told } = await read(place)
    expect(told).toEqual([
      [2, 'one'],
      [3, 'two'],
      [4, 'three'],
    ])
    expect((await read({ ...place, uid: 3 })).told).toEqual([[4, 'three']])
  })

  it('end where whoever takes them says so, and with what they throw', async () => {
    const place = await begin()
    for (const words of ['one', 'two']) await imap.deliver(user, letter(words))
    const seen: number[] = []
    const reading = await readLetters(box(), place, LIMITS, async ({ uid }) => {
      seen.push(uid)
      return false
    })
    expect([reading, seen]).toEqual([{ kind: 'read', more: false }, [1]])
    const ours = new Error('ours')
    await expect(readLetters(box(), place, LIMITS, () => Promise.reject(ours))).rejects.toBe(ours)
  })

  it('that are too large are named by their size alone, to the byte', async () => {
    const place = await begin()
    const raw = letter('x'.repeat(5000))
    await imap.deliver(user, raw)
    expect((await read(place, { ...LIMITS, maxBytes: raw.length })).told).toMatchObject([
      [1, expect.stringMatching(/^x+$/)],
    ])
    expect((await read(place, { ...LIMITS, maxBytes: raw.length - 1 })).told).toEqual([[1, 'too_large']])
  })

  it('that were given up are passed over by name', async () => {
    const place = await begin()
    for (const words of ['one', 'two']) await imap.deliver(user, letter(words))
    expect((await read(place, { ...LIMITS, givenUp: 1 })).told).toEqual([
      [1, 'unreadable'],
      [2, 'two'],
    ])
  })

  it('of another validity are not read; below a floor only those that arrived since', async () => {
    const place = await begin()
    expect((await read({ ...place, validity: '1' })).reading).toMatchObject({ kind: 'moved', validity: place.validity })
    const at = Date.parse('2026-03-12T09:00:00Z')
    for (const [words, minutes] of [
      ['old', -1],
      ['new', 1],
      ['ancient', -60 * 24 * 30],
    ] as const)
      await imap.deliver(user, letter(words), { at: new Date(at + minutes * 60_000) })
    await imap.deliver(user, letter('above'), { at: new Date(at - 86_400_000) })
    // The server leaves out by itself what is days too old.
    expect((await read({ ...place, floor: { uid: 3, at } })).told).toEqual([
      [1, 'passed'],
      [2, 'new'],
      [4, 'above'],
    ])
  })

  it('of another folder are read there, whatever letters its name is of', async () => {
    expect(await checkImap(box({ folder: 'Prospects reçus' }))).toEqual({ kind: 'failed', step: 'folder', uid: null })
    await imap.makeFolder(user, 'Prospects reçus')
    await imap.deliver(user, letter('there'), { folder: 'Prospects reçus' })
    const stand = await checkImap(box({ folder: 'Prospects reçus' }))
    expect(stand).toMatchObject({ kind: 'ok', top: 1 })
  })
})

describe('a server', () => {
  let server: Server
  let script: (socket: Socket, line: string) => void
  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] here\r\n')
      socket.on('data', (data) => {
        for (const line of data.toString().split('\r\n').filter(Boolean)) script(socket, line)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const url = () => `imap://u:p@127.0.0.1:${(server.address() as { port: number }).port}`
  const tag = (line: string) => line.split(' ')[0]

  it('that is too busy to sign anybody in says nothing of the password', async () => {
    script = (socket, line) => {
      if (/LOGOUT/.test(line)) return void socket.end()
      socket.write(/CAPABILITY/.test(line) ? `${tag(line)} OK\r\n` : `${tag(line)} NO [UNAVAILABLE] later\r\n`)
    }
    expect(await checkImap({ url: url(), folder: 'INBOX' })).toMatchObject({ step: 'unreachable' })
    script = (socket, line) => {
      if (/LOGOUT/.test(line)) return void socket.end()
      socket.write(/CAPABILITY/.test(line) ? `${tag(line)} OK\r\n` : `${tag(line)} NO [AUTHENTICATIONFAILED] no\r\n`)
    }
    expect(await checkImap({ url: url(), folder: 'INBOX' })).toMatchObject({ step: 'sign_in' })
  })

  it('that hangs up in the middle of a letter leaves the letter named', async () => {
    script = (socket, line) => {
      const done = () => socket.write(`${tag(line)} OK done\r\n`)
      if (/EXAMINE/.test(line)) {
        socket.write('* 1 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 9] x\r\n')
      } else if (/SEARCH/.test(line)) socket.write('* SEARCH 8\r\n')
      else if (/BODY/.test(line)) {
        socket.write('* 1 FETCH (UID 8 BODY[]<0> {500}\r\nFrom: half')
        return void socket.destroy()
      } else if (/FETCH/.test(line))
        socket.write('* 1 FETCH (UID 8 RFC822.SIZE 500 INTERNALDATE "12-Mar-2026 09:00:00 +0000")\r\n')
      else if (/LIST/.test(line)) socket.write('* LIST () "/" INBOX\r\n')
      done()
    }
    const place = { validity: '7', uid: 7 }
    expect((await read(place, LIMITS, { url: url(), folder: 'INBOX' })).reading).toEqual({
      kind: 'failed',
      step: 'unreachable',
      uid: 8,
    })
  })

  it('that announces more than a letter may be is not waited for', async () => {
    const before = script
    script = (socket, line) => {
      if (!/BODY/.test(line)) return before(socket, line)
      socket.write('* 1 FETCH (UID 8 BODY[]<0> {900000000}\r\n')
    }
    const { reading } = await read({ validity: '7', uid: 7 }, LIMITS, { url: url(), folder: 'INBOX' })
    expect(reading).toEqual({ kind: 'failed', step: 'unreachable', uid: 8 })
  })

  it('named by an agency that stands inside is not even greeted', async () => {
    const heard: string[] = []
    script = (socket, line) => {
      heard.push(line)
      socket.write(`${tag(line)} OK\r\n`)
    }
    expect(await checkImap({ url: url(), folder: 'INBOX', publicOnly: true })).toMatchObject({ step: 'private' })
    expect(heard).toEqual([])
  })
})
