import type { ContentOf, ContentType, OutboundPayload, PayloadProblem } from '#channels/kit'
import { checkTemplate } from './check-template.ts'
import { Checklist, LIMITS } from './limits.ts'

function checkButtons(list: Checklist, content: ContentOf<'buttons'>): void {
  list.text('content.body', content.body, LIMITS.buttonsBody)
  list.optional('content.footer', content.footer, LIMITS.footer)
  if (content.header?.type === 'text') list.text('content.header.text', content.header.text, LIMITS.header)
  else if (content.header !== undefined) list.media('content.header.media', content.header.media)
  list.count('content.buttons', content.buttons.length, 1, LIMITS.buttons)
  for (const [i, button] of content.buttons.entries()) {
    list.text(`content.buttons[${i}].id`, button.id, LIMITS.buttonId)
    list.text(`content.buttons[${i}].title`, button.title, LIMITS.buttonTitle)
  }
  list.unique(
    'content.buttons',
    content.buttons.map((button) => button.id),
  )
  list.unique(
    'content.buttons',
    content.buttons.map((button) => button.title),
  )
}

function checkList(list: Checklist, content: ContentOf<'list'>): void {
  list.text('content.body', content.body, LIMITS.listBody)
  list.optional('content.footer', content.footer, LIMITS.footer)
  if (content.header !== undefined) list.text('content.header.text', content.header.text, LIMITS.header)
  list.text('content.button', content.button, LIMITS.listButton)
  const rows = content.sections.flatMap((section) => section.rows)
  list.count('content.sections', rows.length, 1, LIMITS.rows)
  for (const [s, section] of content.sections.entries()) {
    const field = `content.sections[${s}]`
    if (content.sections.length > 1) list.text(`${field}.title`, section.title, LIMITS.sectionTitle)
    else list.optional(`${field}.title`, section.title, LIMITS.sectionTitle)
    if (section.rows.length === 0) list.add(`${field}.rows`, 'too_few', 1)
    for (const [r, row] of section.rows.entries()) {
      list.text(`${field}.rows[${r}].id`, row.id, LIMITS.rowId)
      list.text(`${field}.rows[${r}].title`, row.title, LIMITS.rowTitle)
      list.optional(`${field}.rows[${r}].description`, row.description, LIMITS.rowDescription)
    }
  }
  list.unique(
    'content.sections',
    rows.map((row) => row.id),
  )
}

function checkCaptioned(list: Checklist, content: ContentOf<'image' | 'video'> | ContentOf<'document'>): void {
  list.media('content.media', content.media)
  list.optional('content.caption', content.caption, LIMITS.caption)
}

const CHECKS: { [Type in ContentType]: (list: Checklist, content: ContentOf<Type>) => void } = {
  text: (list, content) => list.text('content.body', content.body, LIMITS.textBody),
  image: checkCaptioned,
  video: checkCaptioned,
  document: checkCaptioned,
  audio: (list, content) => list.media('content.media', content.media),
  sticker: (list, content) => list.media('content.media', content.media),
  location: (list, content) => list.place('content', content),
  template: checkTemplate,
  buttons: checkButtons,
  list: checkList,
  link: (list, content) => {
    list.text('content.body', content.body, LIMITS.buttonsBody)
    list.optional('content.footer', content.footer, LIMITS.footer)
    list.text('content.label', content.label, LIMITS.linkLabel)
    list.url('content.url', content.url)
  },
  location_request: (list, content) => list.text('content.body', content.body, LIMITS.buttonsBody),
  contact_request: (list, content) => list.text('content.body', content.body, LIMITS.buttonsBody),
  reaction: (list, content) => {
    if (content.messageId.trim() === '') list.add('content.messageId', 'required')
  },
}

/** The content types this channel can send. */
export const SUPPORTED: ReadonlySet<ContentType> = new Set(Object.keys(CHECKS) as ContentType[])

function checkContent<Type extends ContentType>(list: Checklist, type: Type, content: ContentOf<Type>): void {
  if (Object.hasOwn(CHECKS, type)) CHECKS[type](list, content)
  else list.add('content.type', 'unsupported')
}

/** What WhatsApp would refuse in this payload, found without calling it. Empty when it may be sent. */
export function checkPayload(message: OutboundPayload): PayloadProblem[] {
  const list = new Checklist()
  list.recipient('to', message.to)
  list.optional('callbackData', message.callbackData, LIMITS.callbackData)
  if (message.replyTo !== undefined && message.replyTo.trim() === '') list.add('replyTo', 'required')
  checkContent(list, message.content.type, message.content)
  return list.problems
}
