import type { ContentType, MediaReference, OutboundPayload, PayloadProblem, TemplateContent } from '#channels/kit'
import type { TwilioKind } from './account.ts'
import { isBsuid, phoneOf } from './address.ts'

/** Characters (code points), contract 3.1 and 3.6. */
const LIMITS = { body: 1600, whatsappCaption: 1024, callbackData: 512 } as const
const CONTENT_SID = /^HX[0-9a-f]{32}$/i

/** What each channel of Twilio carries without a template made beforehand at Twilio; a template is WhatsApp's alone. */
export const SUPPORTED: Readonly<Record<TwilioKind, ReadonlySet<ContentType>>> = {
  SMS: new Set<ContentType>(['text', 'image', 'video', 'audio', 'document']),
  WHATSAPP: new Set<ContentType>(['text', 'image', 'video', 'audio', 'document', 'sticker', 'template']),
}

class Problems {
  readonly list: PayloadProblem[] = []

  add(field: string, rule: PayloadProblem['rule'], limit: number | null = null): void {
    this.list.push({ field, rule, limit })
  }

  text(field: string, value: string | undefined, limit: number): void {
    // Code points are never more than UTF-16 units, so the cheap test settles nearly every text.
    if (value !== undefined && value.length > limit && [...value].length > limit) this.add(field, 'too_long', limit)
  }

  required(field: string, value: string | undefined): void {
    if (value === undefined || value.trim() === '') this.add(field, 'required')
  }

  /** Twilio fetches files itself: it keeps none of ours beforehand. */
  media(field: string, media: MediaReference): void {
    if (!('link' in media)) this.add(`${field}.id`, 'unsupported')
    else if (!['https:', 'http:'].includes(URL.parse(media.link)?.protocol ?? '')) this.add(`${field}.link`, 'format')
  }
}

function checkTemplate(problems: Problems, template: TemplateContent): void {
  if (!CONTENT_SID.test(template.providerId ?? '')) problems.add('content.providerId', 'format')
  const { header } = template
  if (header?.type === 'text') problems.required('content.header.text', header.text)
  else if (header?.type === 'location') problems.add('content.header', 'unsupported')
  else if (header !== undefined) problems.media('content.header.media', header.media)
  for (const [i, parameter] of (template.body ?? []).entries()) {
    if (parameter.type === 'text') problems.required(`content.body[${i}].text`, parameter.text)
    else problems.required(`content.body[${i}].fallback`, parameter.fallback)
  }
  for (const [i, button] of (template.buttons ?? []).entries()) {
    // The payload of a quick reply is part of the content at Twilio: none can be given when sending.
    if (button.type === 'quick_reply') problems.add(`content.buttons[${i}]`, 'unsupported')
  }
}

function checkContent(problems: Problems, kind: TwilioKind, content: OutboundPayload['content']): void {
  if (!SUPPORTED[kind].has(content.type)) problems.add('content.type', 'unsupported')
  else if (content.type === 'text') {
    problems.required('content.body', content.body)
    problems.text('content.body', content.body, LIMITS.body)
  } else if (content.type === 'template') checkTemplate(problems, content)
  else if ('media' in content) {
    problems.media('content.media', content.media)
    const limit = kind === 'SMS' ? LIMITS.body : LIMITS.whatsappCaption
    problems.text('content.caption', 'caption' in content ? content.caption : undefined, limit)
  }
}

function checkRecipient(problems: Problems, kind: TwilioKind, to: OutboundPayload['to']): void {
  if (to.phone !== undefined) {
    if (phoneOf(to.phone) === null) problems.add('to.phone', 'format')
  } else if (kind === 'SMS' || to.bsuid === undefined) problems.add(kind === 'SMS' ? 'to.phone' : 'to', 'required')
  else if (!isBsuid(to.bsuid)) problems.add('to.bsuid', 'format')
}

/** What Twilio would refuse in this payload, found without calling it. Empty when it may be sent. */
export function checkPayload(message: OutboundPayload, kind: TwilioKind): PayloadProblem[] {
  const problems = new Problems()
  checkRecipient(problems, kind, message.to)
  problems.text('callbackData', message.callbackData, LIMITS.callbackData)
  checkContent(problems, kind, message.content)
  return problems.list
}
