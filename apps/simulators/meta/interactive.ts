import { invalid, missing } from './errors.ts'
import { boundedText, optionalText, validateMediaSource } from './fields.ts'
import { asObject, asObjects, asText, type Json } from './json.ts'

function validateHeader(interactive: Json, textOnly: boolean): void {
  const header = asObject(interactive.header)
  if (header === undefined) return
  const type = asText(header.type)
  if (type === undefined) throw missing("interactive['header']['type']")
  if (type === 'text') {
    boundedText(header, 'text', "interactive['header']['text']", 60)
    return
  }
  if (textOnly || !['image', 'video', 'document'].includes(type)) {
    throw invalid("interactive['header']['type']", `'${type}' is not allowed here`)
  }
  validateMediaSource(asObject(header[type]) ?? {}, `interactive['header']['${type}']`)
}

function validateButtons(action: Json): void {
  const buttons = asObjects(action.buttons)
  if (buttons.length < 1 || buttons.length > 3)
    throw invalid("interactive['action']['buttons']", 'must have 1 to 3 items')
  const ids = new Set<string>()
  for (const button of buttons) {
    const reply = asObject(button.reply)
    if (button.type !== 'reply' || reply === undefined)
      throw invalid("interactive['action']['buttons']", 'must be replies')
    ids.add(boundedText(reply, 'id', "reply['id']", 256))
    boundedText(reply, 'title', "reply['title']", 20)
  }
  if (ids.size !== buttons.length) throw invalid("interactive['action']['buttons']", 'must have distinct ids')
}

function validateList(action: Json): void {
  boundedText(action, 'button', "interactive['action']['button']", 20)
  const sections = asObjects(action.sections)
  if (sections.length === 0) throw missing("interactive['action']['sections']")
  let rowCount = 0
  for (const section of sections) {
    if (sections.length > 1) boundedText(section, 'title', "section['title']", 24)
    for (const row of asObjects(section.rows)) {
      rowCount++
      boundedText(row, 'id', "row['id']", 200)
      boundedText(row, 'title', "row['title']", 24)
      optionalText(row, 'description', "row['description']", 72)
    }
  }
  if (rowCount < 1 || rowCount > 10) throw invalid("interactive['action']['sections']", 'must have 1 to 10 rows in all')
}

/** Limits of interactive messages (contract 1.2); throws 131008 or 131009. */
export function validateInteractive(interactive: Json): void {
  const type = asText(interactive.type)
  if (type === undefined) throw missing("interactive['type']")
  const action = asObject(interactive.action)
  if (action === undefined) throw missing("interactive['action']")
  boundedText(asObject(interactive.body) ?? {}, 'text', "interactive['body']['text']", type === 'list' ? 4096 : 1024)
  if (interactive.footer !== undefined) {
    boundedText(asObject(interactive.footer) ?? {}, 'text', "interactive['footer']['text']", 60)
  }
  validateHeader(interactive, type === 'list')
  switch (type) {
    case 'button':
      validateButtons(action)
      return
    case 'list':
      validateList(action)
      return
    case 'cta_url': {
      const parameters = asObject(action.parameters) ?? {}
      boundedText(parameters, 'display_text', "parameters['display_text']", 20)
      boundedText(parameters, 'url', "parameters['url']", 2000)
      return
    }
    case 'location_request_message':
    case 'contact_request':
    case 'flow':
      if (asText(action.name) === undefined) throw missing("interactive['action']['name']")
      return
    default:
      throw invalid("interactive['type']", `'${type}' is not supported`)
  }
}
