import type {
  ContentOf,
  ContentType,
  MediaReference,
  OutboundPayload,
  TemplateBodyParameter,
  TemplateButton,
  TemplateContent,
} from '#channels/kit'
import { toPhone } from './identity.ts'

type Wire = Record<string, unknown>

/** Leaves out what is undefined: JSON would, too, but `{ caption: undefined }` must not hide a missing field in tests. */
function compact(fields: Wire): Wire {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function file(media: MediaReference): Wire {
  return 'id' in media ? { id: media.id } : { link: media.link }
}

function bodyParameter(parameter: TemplateBodyParameter): Wire {
  const named = { parameter_name: parameter.name }
  if (parameter.type === 'text') return compact({ type: 'text', ...named, text: parameter.text })
  if (parameter.type === 'date_time') {
    return compact({ type: 'date_time', ...named, date_time: { fallback_value: parameter.fallback } })
  }
  const { fallback, currency, amount1000 } = parameter
  return compact({
    type: 'currency',
    ...named,
    currency: { fallback_value: fallback, code: currency, amount_1000: amount1000 },
  })
}

function headerParameter(header: NonNullable<TemplateContent['header']>): Wire {
  if (header.type === 'text') return compact({ type: 'text', parameter_name: header.name, text: header.text })
  if (header.type === 'location') {
    const { latitude, longitude, name, address } = header
    return { type: 'location', location: { latitude, longitude, name, address } }
  }
  const filename = header.type === 'document' ? header.filename : undefined
  return { type: header.type, [header.type]: compact({ ...file(header.media), filename }) }
}

function buttonComponent(button: TemplateButton): Wire {
  const parameter = {
    quick_reply: () => ({ type: 'payload', payload: 'payload' in button ? button.payload : '' }),
    url: () => ({ type: 'text', text: 'suffix' in button ? button.suffix : '' }),
    copy_code: () => ({ type: 'coupon_code', coupon_code: 'code' in button ? button.code : '' }),
  }[button.type]()
  return { type: 'button', sub_type: button.type, index: String(button.index), parameters: [parameter] }
}

function template(content: TemplateContent): Wire {
  const components = [
    ...(content.header === undefined ? [] : [{ type: 'header', parameters: [headerParameter(content.header)] }]),
    ...(content.body?.length ? [{ type: 'body', parameters: content.body.map(bodyParameter) }] : []),
    ...(content.buttons ?? []).map(buttonComponent),
  ]
  return compact({
    name: content.name,
    language: { code: content.language.replace('-', '_') },
    components: components.length === 0 ? undefined : components,
  })
}

function interactive(type: string, text: string, action: Wire, more: Wire = {}): Wire {
  return { type: 'interactive', interactive: compact({ type, ...more, body: { text }, action }) }
}

function footer(text: string | undefined): Wire | undefined {
  return text === undefined ? undefined : { text }
}

function buttonsHeader(header: ContentOf<'buttons'>['header']): Wire | undefined {
  if (header === undefined) return undefined
  return header.type === 'text' ? { ...header } : { type: header.type, [header.type]: file(header.media) }
}

/** One writer per content type; the answer is merged into the common body (contract 1, 1.1, 1.2). */
const WRITERS: { [Type in ContentType]: (content: ContentOf<Type>) => Wire } = {
  text: ({ body, previewUrl }) => ({ type: 'text', text: compact({ body, preview_url: previewUrl }) }),
  image: (content) => captioned(content),
  video: (content) => captioned(content),
  audio: ({ media, voice }) => ({ type: 'audio', audio: compact({ ...file(media), voice }) }),
  document: ({ media, caption, filename }) => ({
    type: 'document',
    document: compact({ ...file(media), caption, filename }),
  }),
  sticker: ({ media }) => ({ type: 'sticker', sticker: file(media) }),
  location: ({ latitude, longitude, name, address }) => ({
    type: 'location',
    location: compact({ latitude, longitude, name, address }),
  }),
  template: (content) => ({ type: 'template', template: template(content) }),
  buttons: (content) =>
    interactive(
      'button',
      content.body,
      { buttons: content.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) },
      { header: buttonsHeader(content.header), footer: footer(content.footer) },
    ),
  list: (content) =>
    interactive(
      'list',
      content.body,
      {
        button: content.button,
        sections: content.sections.map(({ title, rows }) =>
          compact({
            title,
            rows: rows.map(({ id, title, description }) => compact({ id, title, description })),
          }),
        ),
      },
      { header: content.header, footer: footer(content.footer) },
    ),
  link: ({ body, footer: note, label, url }) =>
    interactive(
      'cta_url',
      body,
      { name: 'cta_url', parameters: { display_text: label, url } },
      { footer: footer(note) },
    ),
  location_request: ({ body }) => interactive('location_request_message', body, { name: 'send_location' }),
  contact_request: ({ body }) => interactive('contact_request', body, { name: 'request_contact_info' }),
  reaction: ({ messageId, emoji }) => ({ type: 'reaction', reaction: { message_id: messageId, emoji } }),
}

function captioned(content: ContentOf<'image' | 'video'>): Wire {
  return { type: content.type, [content.type]: compact({ ...file(content.media), caption: content.caption }) }
}

function write<Type extends ContentType>(type: Type, content: ContentOf<Type>): Wire {
  return WRITERS[type](content)
}

/** The JSON body of `POST /{phone number id}/messages` for a payload that passed `checkPayload`. */
export function messageBody(message: OutboundPayload): Wire {
  const phone = message.to.phone === undefined ? null : toPhone(message.to.phone)
  return compact({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(phone === null ? { recipient: message.to.bsuid } : { to: phone }),
    context: message.replyTo === undefined ? undefined : { message_id: message.replyTo },
    biz_opaque_callback_data: message.callbackData,
    ...write(message.content.type, message.content),
  })
}

/** The body that marks an inbound message, and all before it, as read; `typing` also shows "typing…" for some 25 s. */
export function readBody(providerId: string, typing: boolean): Wire {
  return compact({
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: providerId,
    typing_indicator: typing ? { type: 'text' } : undefined,
  })
}
