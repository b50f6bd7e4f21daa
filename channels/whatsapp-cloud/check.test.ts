import { describe, expect, it } from 'vitest'
import type { OutboundContent, TemplateContent } from '#channels/kit'
import { checkPayload } from './check.ts'

const to = { phone: '+212612345678' }
const long = (length: number) => 'é'.repeat(length)

function fields(content: OutboundContent): string[] {
  return checkPayload({ to, content }).map(({ field, rule }) => `${field} ${rule}`)
}

function template(parts: Partial<TemplateContent>): TemplateContent {
  return { type: 'template', name: 'visite', language: 'fr', ...parts }
}

describe('limits are inclusive and count characters, not UTF-16 units', () => {
  it.each<[string, (text: string) => OutboundContent, number]>([
    ['content.body', (body) => ({ type: 'text', body }), 4096],
    ['content.caption', (caption) => ({ type: 'image', media: { id: 'm' }, caption }), 1024],
    ['content.body', (body) => ({ type: 'buttons', body, buttons: [{ id: 'a', title: 'A' }] }), 1024],
    ['content.footer', (footer) => ({ type: 'buttons', body: 'b', footer, buttons: [{ id: 'a', title: 'A' }] }), 60],
    [
      'content.header.text',
      (text) => ({ type: 'buttons', header: { type: 'text', text }, body: 'b', buttons: [{ id: 'a', title: 'A' }] }),
      60,
    ],
    ['content.buttons[0].title', (title) => ({ type: 'buttons', body: 'b', buttons: [{ id: 'a', title }] }), 20],
    ['content.buttons[0].id', (id) => ({ type: 'buttons', body: 'b', buttons: [{ id, title: 'A' }] }), 256],
    [
      'content.body',
      (body) => ({ type: 'list', body, button: 'B', sections: [{ rows: [{ id: 'a', title: 'A' }] }] }),
      4096,
    ],
    [
      'content.button',
      (button) => ({ type: 'list', body: 'b', button, sections: [{ rows: [{ id: 'a', title: 'A' }] }] }),
      20,
    ],
    [
      'content.sections[0].title',
      (title) => ({ type: 'list', body: 'b', button: 'B', sections: [{ title, rows: [{ id: 'a', title: 'A' }] }] }),
      24,
    ],
    [
      'content.sections[0].rows[0].title',
      (title) => ({ type: 'list', body: 'b', button: 'B', sections: [{ rows: [{ id: 'a', title }] }] }),
      24,
    ],
    [
      'content.sections[0].rows[0].description',
      (description) => ({
        type: 'list',
        body: 'b',
        button: 'B',
        sections: [{ rows: [{ id: 'a', title: 'A', description }] }],
      }),
      72,
    ],
    [
      'content.sections[0].rows[0].id',
      (id) => ({ type: 'list', body: 'b', button: 'B', sections: [{ rows: [{ id, title: 'A' }] }] }),
      200,
    ],
    ['content.label', (label) => ({ type: 'link', body: 'b', label, url: 'https://a.example' }), 20],
  ])('%s', (field, make, limit) => {
    expect(fields(make(long(limit)))).toEqual([])
    expect(fields(make('🏠'.repeat(limit)))).toEqual([])
    expect(checkPayload({ to, content: make(long(limit + 1)) })).toEqual([{ field, rule: 'too_long', limit }])
  })

  it('callbackData', () => {
    const content: OutboundContent = { type: 'text', body: 'x' }
    expect(checkPayload({ to, content, callbackData: long(512) })).toEqual([])
    expect(checkPayload({ to, content, callbackData: long(513) })).toMatchObject([
      { field: 'callbackData', limit: 512 },
    ])
  })
})

describe('recipients', () => {
  it.each([
    [{ phone: '0612345678' }, 'to.phone'],
    [{ phone: 'MA.1' }, 'to.phone'],
    [{ bsuid: '212612345678' }, 'to.bsuid'],
    [{ bsuid: `MA.${'a'.repeat(129)}` }, 'to.bsuid'],
    [{}, 'to'],
  ])('%j is refused at %s', (recipient, field) => {
    expect(checkPayload({ to: recipient, content: { type: 'text', body: 'x' } })).toMatchObject([{ field }])
  })

  it.each([{ phone: '212612345678' }, { bsuid: 'MA.13491208655302741918' }, { bsuid: 'MA.ENT.99' }])(
    '%j is fine',
    (given) => {
      expect(checkPayload({ to: given, content: { type: 'text', body: 'x' } })).toEqual([])
    },
  )
})

describe('content', () => {
  const rows = (count: number, from = 0) =>
    Array.from({ length: count }, (_, i) => ({ id: `r${i + from}`, title: `R${i + from}` }))
  const button = (id: string, title = id) => ({ id, title })

  it.each<[string, OutboundContent, string[]]>([
    ['an empty text', { type: 'text', body: '  ' }, ['content.body required']],
    [
      'a link of another scheme',
      { type: 'image', media: { link: 'file:///etc/passwd' } },
      ['content.media.link format'],
    ],
    ['an empty media id', { type: 'audio', media: { id: '' } }, ['content.media.id required']],
    ['a latitude beyond the pole', { type: 'location', latitude: 90.1, longitude: 0 }, ['content.latitude range']],
    [
      'a longitude which is no number',
      { type: 'location', latitude: 0, longitude: Number.NaN },
      ['content.longitude range'],
    ],
    ['no button', { type: 'buttons', body: 'b', buttons: [] }, ['content.buttons too_few']],
    [
      'four buttons',
      { type: 'buttons', body: 'b', buttons: ['a', 'b', 'c', 'd'].map((id) => button(id)) },
      ['content.buttons too_many'],
    ],
    [
      'two buttons of one id',
      { type: 'buttons', body: 'b', buttons: [button('a', 'A'), button('a', 'B')] },
      ['content.buttons duplicate'],
    ],
    [
      'eleven rows',
      {
        type: 'list',
        body: 'b',
        button: 'B',
        sections: [
          { title: '1', rows: rows(6) },
          { title: '2', rows: rows(5, 6) },
        ],
      },
      ['content.sections too_many'],
    ],
    [
      'two sections, one without title',
      { type: 'list', body: 'b', button: 'B', sections: [{ title: '1', rows: rows(1) }, { rows: rows(1, 1) }] },
      ['content.sections[1].title required'],
    ],
    [
      'one row id in two sections',
      {
        type: 'list',
        body: 'b',
        button: 'B',
        sections: [
          { title: '1', rows: rows(1) },
          { title: '2', rows: rows(1) },
        ],
      },
      ['content.sections duplicate'],
    ],
    ['a reaction to nothing', { type: 'reaction', messageId: '', emoji: '👍' }, ['content.messageId required']],
    ['a template name with capitals', template({ name: 'Visite' }), ['content.name format']],
    ['a template language in words', template({ language: 'français' }), ['content.language format']],
    ['an empty variable', template({ body: [{ type: 'text', text: ' ' }] }), ['content.body[0].text required']],
    [
      'a line break in a variable',
      template({ body: [{ type: 'text', text: 'a\nb' }] }),
      ['content.body[0].text format'],
    ],
    [
      'five spaces in a variable',
      template({ body: [{ type: 'text', text: 'a     b' }] }),
      ['content.body[0].text format'],
    ],
    [
      'named and numbered variables together',
      template({
        body: [
          { type: 'text', text: 'a', name: 'n' },
          { type: 'text', text: 'b' },
        ],
      }),
      ['content.body format'],
    ],
    [
      'an amount that is not whole',
      template({ body: [{ type: 'currency', fallback: '1', currency: 'MAD', amount1000: 0.5 }] }),
      ['content.body[0].amount1000 format'],
    ],
    [
      'a header picture without id',
      template({ header: { type: 'image', media: { id: '' } } }),
      ['content.header.media.id required'],
    ],
    [
      'one button index twice',
      template({
        buttons: [
          { type: 'url', index: 0, suffix: 'a' },
          { type: 'quick_reply', index: 0, payload: 'p' },
        ],
      }),
      ['content.buttons duplicate'],
    ],
  ])('%s is refused', (_what, content, expected) => {
    expect(fields(content)).toEqual(expected)
  })

  it('a type of another channel is refused, not thrown', () => {
    const foreign = JSON.parse('{"type":"toString"}') as OutboundContent
    expect(fields(foreign)).toEqual(['content.type unsupported'])
  })
})
