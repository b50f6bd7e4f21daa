import type { SimulatedNumber } from '../options.ts'
import type { ThreadButton, ThreadMedia, ThreadMessage } from '../threads.ts'
import type { World } from '../world.ts'
import { GraphError } from './errors.ts'
import { type Hydrated, hydrate } from './hydrate.ts'
import { asObject, asObjects, asText, type Json } from './json.ts'
import { sendRefusal } from './templates.ts'
import { MEDIA_TYPES, type MediaType, type SendRequest } from './validation.ts'

/** What the person will see of a send, without id, time and state. */
export type Bubble = Omit<ThreadMessage, 'id' | 'author' | 'at' | 'state'>

function mediaOf(world: World, number: SimulatedNumber, type: string, media: Json): ThreadMedia {
  const id = asText(media.id)
  const filename = asText(media.filename)
  const extra = filename === undefined ? {} : { filename }
  if (id === undefined) return { id: '', mime: `${type}/*`, url: asText(media.link) ?? '', ...extra }
  const stored = world.media.find(id, world.options.clock.now())
  if (stored === undefined || stored.phoneNumberId !== number.phoneNumberId) {
    throw new GraphError(131009, `Media id ${id} does not exist for this business number`)
  }
  return { id, mime: stored.mime, ...(media.voice === true ? { voice: true } : {}), ...extra }
}

function locationOf(content: Json) {
  const name = asText(content.name)
  const address = asText(content.address)
  return {
    latitude: Number(content.latitude),
    longitude: Number(content.longitude),
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
  }
}

function templateBubble(world: World, number: SimulatedNumber, content: Json): Bubble {
  const name = asText(content.name) ?? ''
  const language = asText(asObject(content.language)?.code) ?? ''
  const template = world.templates.find(number.wabaId, name, language)
  const refusal = sendRefusal(template, name, language)
  if (refusal !== undefined) throw refusal
  if (template === undefined) throw new GraphError(132001, name)
  const filled: Hydrated = hydrate(template, asObjects(content.components))
  return {
    type: 'template',
    text: filled.text,
    template: { name, language: template.language, category: template.category },
    buttons: filled.buttons,
    ...(filled.header === undefined ? {} : { header: filled.header }),
    ...(filled.footer === undefined ? {} : { footer: filled.footer }),
    ...(filled.headerMedia === undefined
      ? {}
      : { media: mediaOf(world, number, filled.headerMedia.type, filled.headerMedia.media) }),
    ...(filled.headerLocation === undefined ? {} : { location: locationOf(filled.headerLocation) }),
  }
}

function interactiveButtons(content: Json): ThreadButton[] {
  const action = asObject(content.action) ?? {}
  switch (content.type) {
    case 'button':
      return asObjects(action.buttons).map((button) => {
        const reply = asObject(button.reply) ?? {}
        return { kind: 'reply', id: String(reply.id), title: String(reply.title) }
      })
    case 'list':
      return asObjects(action.sections)
        .flatMap((section) => asObjects(section.rows))
        .map((row) => {
          const description = asText(row.description)
          const rest = description === undefined ? {} : { description }
          return { kind: 'list', id: String(row.id), title: String(row.title), ...rest }
        })
    case 'cta_url': {
      const parameters = asObject(action.parameters) ?? {}
      const url = String(parameters.url)
      return [{ kind: 'url', id: url, title: String(parameters.display_text), url }]
    }
    case 'location_request_message':
      return [{ kind: 'location', id: 'send_location', title: 'send_location' }]
    default:
      return []
  }
}

function interactiveBubble(world: World, number: SimulatedNumber, content: Json): Bubble {
  const header = asObject(content.header)
  const headerText = asText(header?.text)
  const footer = asText(asObject(content.footer)?.text)
  const headerType = asText(header?.type)
  const headerMedia = headerType === undefined || headerType === 'text' ? undefined : asObject(header?.[headerType])
  const listTitle = asText(asObject(content.action)?.button)
  return {
    type: 'interactive',
    text: asText(asObject(content.body)?.text) ?? '',
    buttons: interactiveButtons(content),
    ...(headerText === undefined ? {} : { header: headerText }),
    ...(footer === undefined ? {} : { footer }),
    ...(listTitle === undefined ? {} : { listTitle }),
    ...(headerMedia === undefined ? {} : { media: mediaOf(world, number, headerType ?? '', headerMedia) }),
  }
}

/** Builds the bubble of a checked send; throws the template (132xxx) and media (131009) refusals. */
export function bubbleOf(world: World, number: SimulatedNumber, request: SendRequest): Bubble {
  const { type, content, contents } = request
  if (MEDIA_TYPES.includes(type as MediaType)) {
    const caption = asText(content.caption)
    return { type, media: mediaOf(world, number, type, content), ...(caption === undefined ? {} : { text: caption }) }
  }
  switch (type) {
    case 'template':
      return templateBubble(world, number, content)
    case 'interactive':
      return interactiveBubble(world, number, content)
    case 'location':
      return { type, location: locationOf(content) }
    case 'contacts':
      return { type, text: contents.map((contact) => asText(asObject(contact.name)?.formatted_name)).join(', ') }
    default:
      return { type, text: asText(content.body) ?? asText(content.emoji) ?? '' }
  }
}
