import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { runCli } from './cli.ts'

/** A terminal whose input are the lines given and whose output is kept. */
function terminal(lines: string[] = []) {
  const out: string[] = []
  const err: string[] = []
  return {
    out,
    err,
    io: {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      async *lines() {
        yield* lines
      },
    },
  }
}

/** The command as people run it: a process of its own with a pipe. */
async function atlas(args: string[], input: string) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'cli.ts'), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input)
  const [output, errors, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return {
    status,
    errors,
    lines: output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

describe('atlas', () => {
  it('lists its commands, one line each', async () => {
    const { out, io } = terminal()
    expect(await runCli([], io)).toBe(0)
    for (const name of ['doctor', 'migrate', 'simulate', 'understand', 'parse-webhook', 'audit', 'quarantine'])
      expect(out.filter((line) => line.startsWith(`  ${name}`))).toHaveLength(1)
  })

  it('answers an unknown command with the list and exit code 2', async () => {
    const { err, io } = terminal()
    expect(await runCli(['undrestand'], io)).toBe(2)
    expect(err[0]).toContain('Unknown command: undrestand')
    expect(err.join('\n')).toContain('understand < messages.jsonl')
  })

  it('says how a command is used when its words are wrong', async () => {
    for (const args of [['simulate'], ['simulate', 'inbound', '--form', 'x'], ['parse-webhook', 'telegram']]) {
      const { err, io } = terminal()
      expect(await runCli(args, io)).toBe(2)
      expect(err.join('\n')).toContain('usage: atlas')
    }
  })

  it('lists settings without any value of theirs', async () => {
    const { out, io } = terminal()
    expect(await runCli(['config'], io)).toBe(0)
    expect(out.find((line) => line.startsWith('DATABASE_URL'))).toMatch(/\(secret\)$/)
  })
})

describe('atlas understand', () => {
  const message = {
    country: 'MA',
    now: '2026-03-12T10:00:00+01:00',
    tz: 'Africa/Casablanca',
    text: 'Bonjour, je cherche un appartement à Casablanca',
  }

  it('answers each line in order; a bad line names its problem and the next one is read', {
    timeout: 30_000,
  }, async () => {
    const input = [{ id: 'a', ...message }, { id: 'b' }, { id: 7, ...message }].map((line) => JSON.stringify(line))
    const { status, lines, errors } = await atlas(
      ['understand'],
      [...input.slice(0, 1), 'no json', '', ...input.slice(1)].join('\n'),
    )
    expect(errors).toBe('')
    expect(status).toBe(0)
    expect(lines.map(({ id }) => id)).toEqual(['a', null, 'b', 7])
    expect(Object.keys(lines[0] ?? {})).toEqual(['id', 'lang', 'intent', 'intents', 'slots', 'explain'])
    expect(lines[0]).toMatchObject({ lang: 'fr', intent: 'SEARCH', slots: { city: 'Casablanca' } })
    expect(lines[1]?.error).toEqual(expect.any(String))
    expect(lines[2]?.error).toContain('text')
  })
})

describe('atlas parse-webhook', () => {
  const body = {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '900',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '+212 5', phone_number_id: '100' },
              contacts: [{ wa_id: '212612345678', profile: { name: 'Salma' } }],
              messages: [
                { id: 'wamid.1', from: '212612345678', timestamp: '1770000000', type: 'text', text: { body: 'Salam' } },
                {
                  id: 'wamid.2',
                  from: '212612345678',
                  timestamp: '1770000001',
                  type: 'image',
                  image: { id: 'media-1', mime_type: 'image/jpeg', sha256: 'ab', caption: 'la façade' },
                },
              ],
              statuses: [
                {
                  id: 'wamid.3',
                  recipient_id: '212612345678',
                  timestamp: '1770000002',
                  status: 'failed',
                  errors: [{ code: 131047, title: 'Re-engagement message' }],
                },
              ],
            },
          },
        ],
      },
    ],
  }

  it('reads bodies given as objects or as text, and outlives every other line', { timeout: 30_000 }, async () => {
    const lines = [{ n: 1, body }, { n: 2, body: JSON.stringify(body) }, { n: 3, body: 'garbage' }, { n: 4 }, null]
    const answer = await atlas(
      ['parse-webhook', 'whatsapp'],
      `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{`,
    )
    expect(answer.status).toBe(0)
    expect(answer.lines.map(({ n }) => n)).toEqual([1, 2, 3, 4, null, null])
    expect(answer.lines[0]).toEqual({
      n: 1,
      messages: [
        { id: 'wamid.1', from: '+212612345678', bsuid: null, type: 'text', text: 'Salam', media: null },
        { id: 'wamid.2', from: '+212612345678', bsuid: null, type: 'image', text: 'la façade', media: 'media-1' },
      ],
      statuses: [{ id: 'wamid.3', status: 'failed', code: 131047 }],
      echoes: [],
      other: [],
    })
    expect(answer.lines[1]).toEqual({ ...answer.lines[0], n: 2 })
    expect(answer.lines[2]).toMatchObject({ messages: [], other: [{ reason: 'not_an_object' }] })
    expect(answer.lines[5]).toMatchObject({ messages: [], statuses: [], echoes: [], other: [{ reason: 'not_json' }] })
  })

  const form = {
    MessageSid: 'SM1',
    AccountSid: 'AC1',
    From: '+212612345678',
    To: '+212522000110',
    Body: 'Salam é 🏠',
    NumMedia: '0',
    SmsStatus: 'received',
  }
  const photo = {
    ...form,
    MessageSid: 'MM2',
    From: 'whatsapp:+212612345678',
    To: 'whatsapp:+212522000110',
    ExternalUserId: 'whatsapp:MA.134912',
    MessageType: 'image',
    Body: 'la façade',
    NumMedia: '1',
    MediaUrl0: 'https://api.twilio.com/m/ME1',
  }
  const failed = {
    MessageSid: 'SM3',
    MessageStatus: 'undelivered',
    From: '+212522000110',
    To: '+2126',
    ErrorCode: '30003',
  }

  /** What the command prints for these lines, in this process. */
  async function parsed(provider: string, lines: string[]) {
    const { out, err, io } = terminal(lines)
    expect(await runCli(['parse-webhook', provider], io)).toBe(0)
    expect(err).toEqual([])
    return out.map((line) => JSON.parse(line) as Record<string, unknown>)
  }

  it("reads Twilio's forms given as objects or as raw text", async () => {
    const tap = { ...photo, MessageSid: 'SM4', MessageType: 'button', NumMedia: '', MediaUrl0: '', ButtonText: 'Oui' }
    const objects = [form, photo, failed, tap]
    const texts = objects.map((one) => new URLSearchParams(one).toString())
    const lines = [...objects, ...texts].map((one, i) => JSON.stringify({ n: i % 4, form: one }))
    const answer = await parsed('twilio', lines)
    const nothing = { messages: [], statuses: [], echoes: [], other: [] }
    const message = { id: 'SM1', from: '+212612345678', bsuid: null, type: 'text', text: 'Salam é 🏠', media: null }
    expect(answer.slice(0, 4)).toEqual([
      { n: 0, ...nothing, messages: [message] },
      {
        n: 1,
        ...nothing,
        messages: [
          {
            ...message,
            id: 'MM2',
            bsuid: 'MA.134912',
            type: 'image',
            text: 'la façade',
            media: 'https://api.twilio.com/m/ME1',
          },
        ],
      },
      { n: 2, ...nothing, statuses: [{ id: 'SM3', status: 'undelivered', code: 30003 }] },
      { n: 3, ...nothing, messages: [{ ...message, id: 'SM4', bsuid: 'MA.134912', type: 'button', text: 'Oui' }] },
    ])
    expect(answer.slice(4)).toEqual(answer.slice(0, 4))
  })

  it('shows what is read and yet set aside, with the address as it came and the reason', async () => {
    const said = { type: 'text', text: { body: 'Salam' } }
    const bare = {
      messages: [
        { id: 'a', from: 'SENDER', ...said },
        { id: 'b', from: '212612345678', ...said },
      ],
    }
    const lines = [bare, JSON.stringify(bare)].map((one, n) => JSON.stringify({ n, body: one }))
    const message = { from: '+212612345678', bsuid: null, type: 'text', text: 'Salam', media: null }
    const other = ['a', 'b'].map((id) => ({ field: 'messages', reason: 'missing_account', malformed: true, id }))
    for (const answer of await parsed('whatsapp', lines)) {
      expect(answer.messages).toEqual([
        { ...message, id: 'a', from: 'SENDER' },
        { ...message, id: 'b' },
      ])
      expect(answer.other).toEqual(other)
    }
    const forms = [
      { ...form, From: '36179' },
      { ...form, From: 'whatsapp:+000000000' },
      { MessageSid: 'SM1', SmsStatus: 'undelivered', ErrorCode: '30003' },
    ]
    const answers = await parsed(
      'twilio',
      forms.map((one, n) => JSON.stringify({ n, form: one })),
    )
    expect(answers[0]).toMatchObject({
      messages: [{ id: 'SM1', from: '36179' }],
      other: [{ reason: 'missing_sender' }],
    })
    expect(answers[1]).toMatchObject({ messages: [{ from: '+000000000' }] })
    expect(answers[2]).toMatchObject({
      statuses: [{ id: 'SM1', status: 'undelivered', code: 30003 }],
      other: [{ field: 'statuses', reason: 'missing_account', malformed: true, id: 'SM1' }],
    })
  })

  it('shows an MMS as the one message it is, the further files beside it', async () => {
    const mms = { ...form, MessageSid: 'MM1', NumMedia: '2', MediaUrl0: 'https://m/0', MediaUrl1: 'https://m/1' }
    expect(await parsed('twilio', [JSON.stringify({ n: 1, form: mms })])).toMatchObject([
      {
        messages: [{ id: 'MM1', text: 'Salam é 🏠', media: 'https://m/0' }],
        other: [{ reason: 'further_file', malformed: false, media: 'https://m/1' }],
      },
    ])
  })

  it('shows as text only body, caption or what was chosen: not the note of an order', async () => {
    const order = { id: 'a', from: '212612345678', type: 'order', order: { catalog_id: 'c', text: 'svp' } }
    const answer = await parsed('whatsapp', [JSON.stringify({ n: 1, body: { messages: [order] } })])
    expect(answer[0]).toMatchObject({ messages: [{ type: 'order', text: null }] })
  })

  it('reads ids of any length, marks of byte order and the separators of Unicode', { timeout: 30_000 }, async () => {
    const said =
      '{"metadata":{"phone_number_id":1},"messages":[{"id":12345678901234567890,"from":212612345678,"type":"text"'
    const value = `${said},"text":{"body":"a\u2028b\u2029c\u0085d"}}]}`
    const answer = await atlas(
      ['parse-webhook', 'whatsapp'],
      [
        `\uFEFF{"n":1,"body":${value}}`,
        `{"n":2,"body":${JSON.stringify(`\uFEFF${value}`)}}\r`,
        `{"n":"é","body":${value}}`,
      ].join('\n'),
    )
    const message = { id: '12345678901234567890', from: '+212612345678', text: 'a\u2028b\u2029c\u0085d' }
    expect(answer.lines).toMatchObject([1, 2, 'é'].map((n) => ({ n, messages: [message], other: [] })))
  })

  it.each(['whatsapp', 'twilio'])(
    'answers each hostile line of %s with one line, and keeps its number',
    async (provider) => {
      const good = JSON.stringify(provider === 'twilio' ? { n: 'good', form } : { n: 'good', body })
      const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
      const hostile = [
        '{"n":1,"form":{"MessageSid"',
        '{"n":"two","body":',
        'not json at all',
        '[]',
        '"text"',
        '{"n":{"x":1},"form":[],"body":[]}',
        '{"n":4,"form":null,"body":null}',
        '{"n":5,"form":"=&&=%zz&\\u0000","body":"\\ud800"}',
        '{"n":6,"form":{"__proto__":{"From":"+212612345678"},"constructor":1},"body":{"__proto__":{"entry":[1]}}}',
        `{"n":7,"form":${deep},"body":${deep}}`,
        `{"n":8,"form":{"MessageSid":${deep},"From":${deep},"SmsStatus":"received"},"body":{"entry":[${deep}]}}`,
      ]
      const answer = await parsed(
        provider,
        hostile.flatMap((line) => [line, good]),
      )
      expect(answer).toHaveLength(hostile.length * 2)
      for (const [i, line] of answer.entries()) {
        expect(Object.keys(line)).toEqual(['n', 'messages', 'statuses', 'echoes', 'other'])
        if (i % 2 === 1)
          expect(line).toMatchObject({
            n: 'good',
            messages: [{ text: expect.stringContaining('Salam') }, {}].slice(0, provider === 'twilio' ? 1 : 2),
          })
        else expect(line).toMatchObject({ messages: [], statuses: [], other: [{ malformed: true }] })
      }
      const numbers = answer.filter((_, i) => i % 2 === 0).map(({ n }) => n)
      expect(numbers).toEqual([1, 'two', null, null, null, { x: 1 }, 4, 5, 6, 7, 8])
    },
  )

  it('answers while its input goes on: nothing waits for the end', { timeout: 30_000 }, async () => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'cli.ts'), 'parse-webhook', 'twilio'])
    for (const n of [1, 2]) {
      child.stdin.write(`${JSON.stringify({ n, form })}\n`)
      const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
      expect(JSON.parse(chunk.toString())).toMatchObject({ n, messages: [{ id: 'SM1' }] })
    }
    child.stdin.end()
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
