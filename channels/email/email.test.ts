import type { AddressInfo } from 'node:net'
import { SMTPServer as Server, type SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutboundPayload } from '#channels/kit'
import { checkLetter, classifyReply, letterHtml, sendLetter } from './index.ts'

const servers: SMTPServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((done) => server.close(() => done()))
})

/** A mail server on loopback; answers its port. */
async function listen(options: SMTPServerOptions): Promise<number> {
  const server = new Server({ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, ...options })
  server.on('error', () => undefined)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.server.address() as AddressInfo).port
}

const refuse = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })
const account = (port: number) => ({
  url: `smtp://127.0.0.1:${port}`,
  name: 'Anfa Immobilier',
  address: 'contact@anfa.example',
})
const letter: OutboundPayload = {
  to: { email: 'salma@example.com' },
  content: { type: 'text', subject: 'Rappel : visite', body: 'Bonjour Salma,\n\nhttps://atlas.example/app/visit/x-1' },
  callbackData: '0199a000-0000-7000-8000-000000000001:1',
}
const live = { signal: new AbortController().signal }
const send = (port: number, message = letter) => sendLetter(account(port), message, live)

describe('a letter', () => {
  it('is sent with its sender, its words twice, and an id that a second try of the same attempt repeats', async () => {
    const caught: string[] = []
    const port = await listen({
      onData(stream, session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          caught.push(`${session.envelope.rcptTo[0]?.address}\n${Buffer.concat(chunks).toString('utf8')}`)
          done()
        })
      },
    })
    const first = await send(port)
    const again = await send(port)
    const oneClick = 'https://atlas.example/api/v1/unsubscribe/abc'
    await send(port, { ...letter, unsubscribe: { words: 'Ne plus en recevoir : https://a.example/u', oneClick } })
    const marketing = (caught.pop() ?? '').replace(/\r?\n[ \t]+/g, ' ')
    expect(marketing).toContain(`List-Unsubscribe: <${oneClick}>`)
    expect(marketing).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(marketing).toContain('https://a.example/u')
    expect(caught[0]).not.toContain('List-Unsubscribe')
    expect(first).toMatchObject({ kind: 'accepted', recipientId: 'salma@example.com' })
    expect(again).toEqual(first)
    expect(caught).toHaveLength(2)
    expect(caught[0]).toContain('salma@example.com')
    expect(caught[0]).toContain('From: Anfa Immobilier <contact@anfa.example>')
    expect(caught[0]).toContain('Subject: Rappel : visite')
    expect(caught[0]).toContain('text/html')
    expect(caught[0]).toContain('Auto-Submitted: auto-generated')
  })

  it.each([
    ['an address that nobody has', { onRcptTo: (_a, _s, done) => done(refuse(550, 'no such user')) }, 550, 'U'],
    ['a server that is busy', { onRcptTo: (_a, _s, done) => done(refuse(451, 'later')) }, 451, 'R'],
    [
      'words that are refused',
      {
        onData: (stream, _s, done) => {
          stream.resume()
          stream.on('end', () => done(refuse(554, 'spam')))
        },
      },
      554,
      'B',
    ],
  ] as [string, SMTPServerOptions, number, string][])('tells %s by its code', async (_what, options, code, kind) => {
    const outcome = await send(await listen(options))
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code } })
    expect(classifyReply({ code }).class).toBe(kind)
  })

  it.each([
    ['nobody has the address', { onRcptTo: (_a, _s, done) => done(refuse(550, '5.1.1 no such user')) }, '5.1.1'],
    ['the policy refuses it', { onRcptTo: (_a, _s, done) => done(refuse(550, '5.7.1 denied')) }, null],
    ['the mailbox is full', { onRcptTo: (_a, _s, done) => done(refuse(552, '5.2.2 full')) }, null],
    ['it is tried again', { onRcptTo: (_a, _s, done) => done(refuse(450, '4.1.1 later')) }, null],
    ['it is the sender that is refused', { onMailFrom: (_a, _s, done) => done(refuse(550, '5.1.0 sender')) }, null],
  ] as [string, SMTPServerOptions, string | null][])(
    'names the status of a dead address alone: %s',
    async (_what, options, details) => {
      const outcome = await send(await listen({ hideENHANCEDSTATUSCODES: true, ...options }))
      expect(outcome).toMatchObject({ kind: 'rejected', error: { details } })
    },
  )

  it('has certainly not left when nobody listens, or before its words were announced', async () => {
    expect(await send(1)).toMatchObject({ kind: 'not_sent' })
    const port = await listen({
      onRcptTo(_address, session) {
        // The line breaks while the server thinks about the address.
        for (const server of servers) for (const one of server.connections) if (one.session === session) one.close()
      },
    })
    expect(await send(port)).toMatchObject({ kind: 'not_sent' })
  })

  it('may have left when the line breaks after its words', async () => {
    const port = await listen({
      onData(stream, session) {
        stream.resume()
        stream.on('end', () => {
          for (const server of servers) for (const one of server.connections) if (one.session === session) one.close()
        })
      },
    })
    expect(await send(port)).toMatchObject({ kind: 'unknown' })
  })

  it('is refused without a call when it could never be sent', async () => {
    const text = (more: object) => ({ content: { type: 'text' as const, body: 'Bonjour', subject: 'S', ...more } })
    expect(checkLetter('salma@example.com', text({}))).toEqual([])
    expect(checkLetter(undefined, text({}))[0]?.field).toBe('to')
    expect(checkLetter('a@b\r\nBcc: c@d', text({}))[0]).toMatchObject({ field: 'to', rule: 'format' })
    expect(checkLetter('a@b.c', text({ subject: '' }))[0]?.field).toBe('content.subject')
    expect(checkLetter('a@b.c', text({ body: 'x'.repeat(20_001) }))[0]).toMatchObject({ rule: 'too_long' })
    expect(checkLetter('a@b.c', { content: { type: 'location_request', body: 'x' } })[0]?.rule).toBe('unsupported')
    expect(await send(1, { to: {}, content: { type: 'text', body: 'ohne' } })).toMatchObject({
      kind: 'rejected',
      error: { origin: 'local' },
    })
  })

  it('escapes its words for mail programs, makes addresses links and turns to the right in Arabic', () => {
    const html = letterHtml('<b>Salut</b> & co\n\nhttps://a.example/x?y=1&z="2.')
    expect(html).toContain('&lt;b&gt;Salut&lt;/b&gt; &amp; co')
    expect(html).toContain('<a href="https://a.example/x?y=1&amp;z="')
    expect(html).not.toContain('<b>')
    expect(html).toContain('dir="ltr"')
    expect(letterHtml('مرحبا')).toContain('dir="rtl"')
  })

  it('waits longer with each refusal for now, and stops after some hours', () => {
    const waits = [0, 1, 2, 3, 4].map((failures) => classifyReply({ code: 451, failures }).retryAfterMs)
    expect(waits).toEqual([60_000, 240_000, 960_000, 3_600_000, null])
    expect(classifyReply({ code: 535 })).toMatchObject({ class: 'A', pause: { scope: 'number' }, alert: 'now' })
  })
})
