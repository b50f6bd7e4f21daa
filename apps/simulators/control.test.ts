import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import { startSimulators } from './index.ts'
import { decodeHeader, parseMail } from './mail/mime.ts'
import { type Bench, PHONE_NUMBER_ID, PROSPECT, startBench } from './testing.ts'

let bench: Bench
afterEach(() => bench.close())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${bench.simulators.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

test('a prospect written by the control API reaches the receiver and the thread', async () => {
  bench = await startBench()
  const response = await post('/simulator/inbound', { from: '+212 6 00 01 42 17', name: 'Yassine', text: 'Salam' })
  const { id } = (await response.json()) as { id: string }
  await bench.simulators.deliverAll()
  expect(bench.receiver.received).toHaveLength(1)
  const thread = await fetch(`${bench.simulators.url}/simulator/threads/${PROSPECT}?to=${PHONE_NUMBER_ID}`)
  expect(await thread.json()).toMatchObject({ messages: [{ id, text: 'Salam', state: 'delivered' }], typing: false })
  expect((await post('/simulator/inbound', { from: PROSPECT })).status).toBe(400)
  expect((await post('/simulator/inbound', { from: PROSPECT, text: 'x', to: '404' })).status).toBe(400)
})

test('another origin and another host name are refused, and so is a public address', async () => {
  bench = await startBench()
  const foreign = await post('/simulator/inbound', { from: PROSPECT, text: 'x' }, { origin: 'https://evil.test' })
  expect(foreign.status).toBe(403)
  const options = { port: 0, host: '0.0.0.0', webhookUrl: 'http://127.0.0.1/', appSecret: 's', verifyToken: 'v' }
  const start = startSimulators({ ...options, accessTokens: 'any-known', numbers: [], clock: bench.clock })
  await expect(start).rejects.toThrow('loopback')
})

test('a restart keeps conversations, windows, media and templates', async () => {
  bench = await startBench()
  const first = bench
  first.simulators.inbound(PROSPECT, { image: { base64: Buffer.from('picture').toString('base64') }, bsuidOnly: true })
  await first.sendText('Bonjour')
  await first.simulators.deliverAll()
  first.simulators.block(PROSPECT, true)
  const state = first.simulators.saveState()
  await first.close()

  bench = await startBench({ state })
  const thread = bench.simulators.thread(PROSPECT)
  expect(thread).toMatchObject({
    blocked: true,
    messages: [{ type: 'image' }, { text: 'Bonjour', state: 'delivered' }],
  })
  const media = await fetch(`${bench.simulators.url}/simulator/media/${thread.messages[0]?.media?.id}`)
  expect(await media.text()).toBe('picture')
  bench.simulators.block(PROSPECT, false)
  await bench.sendText('Encore')
  await bench.simulators.deliverAll()
  expect(bench.receiver.statuses().map((status) => status.status)).toEqual(['sent', 'delivered'])
  expect(bench.simulators.look(PROSPECT)).toBe(2)
  await expect(startBench({ state: '{"version":0}' })).rejects.toThrow('version')
})

test('the clock moves through the given hook only', async () => {
  bench = await startBench()
  expect((await post('/simulator/clock/advance', { ms: 1000 })).status).toBe(409)
  await bench.close()
  let advanced = 0
  bench = await startBench({
    onAdvance: async (ms) => {
      advanced += ms
    },
  })
  expect((await post('/simulator/clock/advance', { ms: 86_400_000 })).status).toBe(200)
  expect(advanced).toBe(86_400_000)
})

test('an unknown fault is refused, a known scenario replaces the old one', async () => {
  bench = await startBench({ faults: { tokenRevoked: true } })
  const put = (body: unknown) =>
    fetch(`${bench.simulators.url}/simulator/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await put({ gremlins: 1 })).status).toBe(400)
  expect(await (await put({ errorRate: 0.5 })).json()).toEqual({ errorRate: 0.5 })
})

test('the page is served with a policy that forbids inline scripts', async () => {
  bench = await startBench()
  const page = await fetch(`${bench.simulators.url}/`)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(await page.text()).not.toMatch(/<script(?![^>]*src=)/)
  for (const path of ['/main.js', '/style/tokens.css', '/locales/ar.json', '/fonts/figtree.woff2']) {
    expect([path, (await fetch(`${bench.simulators.url}${path}`)).status]).toEqual([path, 200])
  }
  expect((await fetch(`${bench.simulators.url}/fonts/other.woff2`)).status).toBe(404)
})

test('e-mails are caught, decoded and their links found', async () => {
  bench = await startBench({ smtpPort: 0 })
  const transport = createTransport({ host: '127.0.0.1', port: bench.simulators.smtpPort ?? 0, secure: false })
  await transport.sendMail({
    from: 'Atlas <atlas@example.test>',
    to: 'Zoé <zoe@example.test>',
    subject: 'Invitation à l’agence — دعوة',
    text: 'Bonjour Zoé,\nhttp://127.0.0.1:3000/invitation?token=abc',
    html: '<p>Bonjour Zoé <a href="http://127.0.0.1:3000/invitation?token=abc">entrer</a></p>',
    attachments: [{ filename: 'visite.ics', content: 'BEGIN:VCALENDAR', contentType: 'text/calendar' }],
  })
  transport.close()
  const [mail] = bench.simulators.mails()
  expect(mail).toMatchObject({
    subject: 'Invitation à l’agence — دعوة',
    to: 'Zoé <zoe@example.test>',
    recipients: ['zoe@example.test'],
    links: ['http://127.0.0.1:3000/invitation?token=abc'],
    attachments: [{ filename: 'visite.ics', contentType: 'text/calendar' }],
  })
  const html = await fetch(`${bench.simulators.url}/simulator/mails/${mail?.id}/html`)
  expect(html.headers.get('content-security-policy')).toContain('sandbox')
  expect(await html.text()).toContain('Bonjour Zoé')
})

test('mail headers and bodies survive hostile shapes', () => {
  expect(decodeHeader('=?utf-8?Q?R=C3=A9ponse?= =?utf-8?B?IMOgIGxpcmU=?=')).toBe('Réponse à lire')
  expect(parseMail(Buffer.from('Subject: nu')).subject).toBe('nu')
  const endless = 'Content-Type: multipart/mixed; boundary="(.*)"\r\n\r\n--(.*)\r\n\r\nseul\r\n--(.*)--'
  expect(parseMail(Buffer.from(endless)).text).toBe('seul')
})
