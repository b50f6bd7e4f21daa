import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inboundBattery } from '../kit/battery.ts'
import { htmlToText } from './html-text.ts'
import { attachmentPlace, parseMail, readAttachment, signMail, verifyMail } from './index.ts'
import { MAIL_LIMITS } from './mime.ts'
import { withoutHistory } from './quoted.ts'

const mail = (head: readonly string[], ...body: readonly string[]) =>
  Buffer.from(['From: Salma <salma@example.com>', 'To: box@anfa.example', ...head, '', ...body].join('\r\n'), 'latin1')
const multipart = (kind: string, ...parts: readonly (readonly string[])[]) => [
  `Content-Type: multipart/${kind}; boundary=b1`,
  '',
  ...parts.flatMap((part) => ['--b1', ...part]),
  '--b1--',
]
const report = (fields: readonly string[], copy: readonly string[], type = 'delivery-status') => {
  const [head = '', , ...body] = multipart(
    `report; report-type=${type}`,
    ['Content-Type: text/plain', '', 'Sorry.'],
    [`Content-Type: message/${type}`, '', ...fields],
    ['Content-Type: text/rfc822-headers', '', ...copy],
  )
  return mail([head], ...body)
}
const bounce = (fields: readonly string[], copy = ['Message-ID: id-1', 'X-Atlas-Message: outbox-7']) =>
  report(['Reporting-MTA: dns; mx', '', 'Final-Recipient: rfc822; gone@example.com', ...fields], copy)
const one = (raw: Buffer) => parseMail(raw).messages[0]
const fault = (raw: Uint8Array) => parseMail(raw).other[0]?.errors[0]?.title

inboundBattery(() => ({
  adapter: { kind: 'EMAIL', verifyRequest: verifyMail, parseWebhook: parseMail },
  inbound: (id) => mail([`Message-ID: ${id}`], 'Bonjour'),
  status: (id, callback) =>
    bounce(['Action: failed', 'Status: 5.1.1'], [`Message-ID: ${id}`, `X-Atlas-Message: ${callback}`]),
  sign: (rawBody, secret) => ({ rawBody, headers: signMail(rawBody, secret, 1_773_306_000), url: '' }),
}))

describe('a letter', () => {
  it('is read with its sender, subject, words and what it answers', () => {
    const letter = one(
      mail(
        [
          'Message-ID: <a@example.com>',
          'Subject: =?utf-8?Q?Visite_=C3=A0?= =?utf-8?B?IEFuZmE=?=',
          'References: <x@y> <0199a000-0000-7000-8000-000000000001.2@anfa.example>',
          'In-Reply-To: <z@y>',
          'Content-Type: text/plain; charset=utf-8',
          'Content-Transfer-Encoding: quoted-printable',
        ],
        'Bonjour, c=E2=80=99est d=',
        'accord.',
      ),
    )
    expect(letter).toMatchObject({
      providerId: '<a@example.com>',
      accountKey: 'box@anfa.example',
      email: 'salma@example.com',
      profileName: 'Salma',
      text: 'Bonjour, c’est daccord.',
      mail: { subject: 'Visite à Anfa', automatic: false },
      reply: { to: '<0199a000-0000-7000-8000-000000000001.2@anfa.example>' },
    })
    expect(letter?.identityKey.split('|').at(-1)).toBe('salma@example.com')
  })

  it('prefers the plain part, and reduces a page to words that hold no element', () => {
    const page = [
      'Content-Type: text/html',
      '',
      '<p>La page<script>alert(1)</script><img src="http://x/y.gif" onerror=a()></p>',
    ]
    const [head = '', , ...body] = multipart('alternative', ['Content-Type: text/plain', '', 'Les mots'], page)
    expect(one(mail([head], ...body))?.text).toBe('Les mots')
    const [other = '', , ...alone] = multipart('alternative', page)
    expect(one(mail([other], ...alone))?.text).toBe('La page')
  })

  it.each([
    ['Content-Type: text/plain; charset=windows-1256', Buffer.from([0xe3, 0xd1, 0xcd, 0xc8, 0xc7]), 'مرحبا'],
    ['Content-Type: text/plain; charset=utf-8', Buffer.from([0xe9, 0x74, 0xe9]), 'été'],
    ['Content-Type: text/plain; charset=no-such-thing', Buffer.from('été'), 'été'],
    ['Content-Type: text/plain; charset=us-ascii', Buffer.from('سلام'), 'سلام'],
    ['Content-Type: text/plain; charset=utf-16le', Buffer.from([0xff]), 'ÿ'],
  ])('is read whatever charset it claims: %s', (head, bytes, words) => {
    expect(one(Buffer.concat([mail([head]), Buffer.from('\r\n'), bytes]))?.text).toBe(words)
  })

  it('has its files as messages of their own, found again by their ids', () => {
    const [head = '', , ...body] = multipart(
      'mixed',
      ['Content-Type: text/plain', '', 'Voici'],
      [
        'Content-Type: application/pdf',
        "Content-Disposition: attachment; filename*=utf-8''..%2Fre%C3%A7u.pdf",
        'Content-Transfer-Encoding: base64',
        '',
        'JVBERi0=',
      ],
      ['Content-Type: image/png; name=plan.png', 'Content-Transfer-Encoding: base64', '', 'iVBORw0K'],
    )
    const raw = mail([head, 'Message-ID: <f@x>'], ...body)
    const { messages } = parseMail(raw)
    expect(messages.map(({ type, text, media }) => [type, text, media?.filename ?? null])).toEqual([
      ['text', 'Voici', null],
      ['document', null, 'reçu.pdf'],
      ['image', null, 'plan.png'],
    ])
    const place = attachmentPlace(messages[1]?.media?.id ?? '')
    expect(place).toEqual({ mail: messages[0]?.dedupeKey, index: 0 })
    expect(readAttachment(raw, 0)?.bytes.toString()).toBe('%PDF-')
    expect(readAttachment(raw, 7)).toBeNull()
  })

  it.each([
    [['Auto-Submitted: auto-replied'], true],
    [['Auto-Submitted: no'], false],
    [['Precedence: bulk'], true],
    [['Precedence: auto_reply'], true],
    [['Subject: =?utf-8?Q?R=C3=A9ponse?= automatique : absent'], true],
    [['Subject: Out of Office: back soon'], true],
    [['List-Unsubscribe: <https://x>'], true],
    [['Subject: Visite'], false],
  ])('is told from a machine’s: %s', (head, automatic) => {
    expect(one(mail(head, 'x'))?.mail?.automatic).toBe(automatic)
  })

  it('is set aside with its fault when it cannot be read', () => {
    const nested = (depth: number): string[] =>
      depth === 0
        ? ['Content-Type: text/plain', '', 'x']
        : [
            `Content-Type: multipart/mixed; boundary=d${depth}`,
            '',
            `--d${depth}`,
            ...nested(depth - 1),
            `--d${depth}--`,
          ]
    const deep = (depth: number) => {
      const [head = '', , ...body] = nested(depth)
      return mail([head], ...body)
    }
    expect(fault(deep(MAIL_LIMITS.depth + 1))).toBe('TOO_DEEP')
    expect(fault(deep(MAIL_LIMITS.depth - 1))).toBeUndefined()
    const many = Array.from({ length: MAIL_LIMITS.parts + 1 }, () => ['', 'x'])
    const [head = '', , ...body] = multipart('mixed', ...many)
    expect(fault(mail([head], ...body))).toBe('TOO_MANY_PARTS')
    expect(fault(mail(['Content-Type: multipart/mixed; boundary=b'], '--b', '', 'half'))).toBe('UNCLOSED')
    expect(fault(mail(['Content-Type: multipart/mixed'], 'x'))).toBe('NO_BOUNDARY')
    expect(fault(Buffer.from(`X: ${'x'.repeat(MAIL_LIMITS.headerBytes + 10)}`))).toBe('HEADERS_TOO_LARGE')
    expect(fault(Buffer.from('nothing'))).toBe('NO_HEADERS')
    expect(fault(Buffer.from('Subject: x\n\ny'))).toBe('NO_SENDER')
    expect(fault(Buffer.from('From: a@b.c\n\ny'))).toBe('NO_RECIPIENT')
  })

  it('never throws, whatever the bytes are', () => {
    const pieces = fc.constantFrom(
      ...[
        'From: a@b.c',
        'To: <x@y.z>',
        'Content-Type: multipart/mixed; boundary=b',
        '--b',
        '--b--',
        '',
        '\r\n',
        'Content-Type: text/html',
        '<div><blockquote>',
        '&#x1F600;',
        '=?utf-8?B?',
        '=E9',
        'Content-Transfer-Encoding: quoted-printable',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        'Content-Type: message/delivery-status',
        'Action: failed',
        'Content-Disposition: attachment; filename*0*="',
      ],
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 }), (lines) => {
        const parsed = parseMail(Buffer.from(lines.join('\r\n'), 'utf8'))
        expect(Object.values(parsed).flat().length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void parseMail(bytes)))
  })
})

describe('a report', () => {
  const id = '0199a000-0000-7000-8000-000000000001'
  it.each([
    [['Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 no such user'], 'failed', 550, '5.1.1'],
    [['Action: delayed', 'Status: 4.4.1'], 'delayed', 450, '4.4.1'],
    [['Action: failed', 'Status: 4.4.7'], 'failed', 450, '4.4.7'],
    [['Status: 4.2.2'], 'delayed', 450, '4.2.2'],
    [['Status: 5.7.1'], 'failed', 554, '5.7.1'],
  ])('of delivery says what the server did: %s', (fields, status, code, enhanced) => {
    const { statuses } = parseMail(bounce(fields, [`Message-ID: <${id}.3@anfa.example>`]))
    expect(statuses).toMatchObject([
      {
        report: 'BOUNCE',
        status,
        providerId: `<${id}.3@anfa.example>`,
        callbackData: `${id}:3`,
        errors: [{ code, details: enhanced }],
      },
    ])
  })

  it('of a complaint names the letter; "not spam" is none', () => {
    const about = (type: string) =>
      parseMail(report([`Feedback-Type: ${type}`], [`X-Atlas-Message: ${id}:1`], 'feedback-report'))
    expect(about('abuse').statuses[0]).toMatchObject({ report: 'COMPLAINT', callbackData: `${id}:1` })
    expect(about('not-spam').statuses).toEqual([])
  })
})

describe('a page as words', () => {
  it('keeps no element, whatever it is made of, and costs one pass', () => {
    fc.assert(
      fc.property(fc.string(), (inner) => {
        expect(htmlToText(`<p>a</p><script>${inner}</script><img src=x onerror=y>`)).not.toMatch(/<(script|img)/i)
      }),
    )
    expect(htmlToText('A&nbsp;&amp;&lt;b&gt; <br>Z')).toBe('A &<b>\nZ')
    expect(htmlToText('x<div class="gmail_quote">avant</div>')).toBe('x\n\n> avant')
    for (const hostile of ['<', '<!--', '<a', '<div', '&#'])
      expect(htmlToText(hostile.repeat(300_000)).length).toBeLessThan(2_000_001)
  })
})

describe('the history below an answer', () => {
  it.each([
    ['Oui\n\nLe lun. 3 mars 2026 à 10:02, Anfa <a@b.c> a écrit :\n> Bonjour\n> Salma', 'Oui'],
    ['STOP\n\nOn Mon, 3 Mar 2026, Anfa wrote:\n> Bonjour', 'STOP'],
    ['Oui\n\nDe : Anfa\nEnvoyé : lundi\nÀ : Salma\n\nBonjour', 'Oui'],
    ['نعم\n\nفي 3 مارس 2026، كتب Anfa:\n> مرحبا', 'نعم'],
    ['Oui\n-- \nSalma', 'Oui'],
    ['STOP\n\nEnvoyé de mon iPhone', 'STOP'],
    ['Réponse :\n> Quand ?\nDemain\n> Où ?\nAnfa', 'Réponse :\n> Quand ?\nDemain\n> Où ?\nAnfa'],
    ['> tout', '> tout'],
  ])('is cut where it begins: %j', (text, kept) => {
    expect(withoutHistory(text)).toBe(kept)
  })
})
