import type { OutboundContent, OutboundPayload, TemplateContent } from '#channels/kit'
import { kindOf, statusCallbackUrl, type TwilioAccount } from './account.ts'
import { phoneOf } from './address.ts'

/** `ContentVariables`: by name where parameters are named, else numbered through header, body and buttons. */
function contentVariables({ header, body = [], buttons = [] }: TemplateContent): string | null {
  const values: { name?: string | undefined; value: string }[] = []
  if (header?.type === 'text') values.push({ name: header.name, value: header.text })
  else if (header && 'media' in header && 'link' in header.media) values.push({ value: header.media.link })
  for (const parameter of body) {
    values.push({ name: parameter.name, value: parameter.type === 'text' ? parameter.text : parameter.fallback })
  }
  for (const button of buttons) {
    if (button.type === 'url') values.push({ value: button.suffix })
    if (button.type === 'copy_code') values.push({ value: button.code })
  }
  if (values.length === 0) return null
  return JSON.stringify(Object.fromEntries(values.map(({ name, value }, i) => [name ?? String(i + 1), value])))
}

function contentParameters(content: OutboundContent): [name: string, value: string][] {
  if (content.type === 'text') return [['Body', content.body]]
  if (content.type === 'template') {
    const variables = contentVariables(content)
    return [
      ['ContentSid', content.providerId ?? ''],
      ...(variables === null ? [] : [['ContentVariables', variables] as const]),
    ].map(([name, value]) => [name, value])
  }
  const parameters: [string, string][] = []
  if ('caption' in content && content.caption) parameters.push(['Body', content.caption])
  if ('media' in content && 'link' in content.media) parameters.push(['MediaUrl', content.media.link])
  return parameters
}

/**
 * The form of `POST …/Messages.json` for a payload that passed `checkPayload`. `replyTo` has no parameter at Twilio:
 * the answer leaves without the quote.
 */
export function messageForm(account: TwilioAccount, message: OutboundPayload): URLSearchParams {
  const to = (message.to.phone === undefined ? null : phoneOf(message.to.phone)) ?? message.to.bsuid ?? ''
  const callback = statusCallbackUrl(account, message.callbackData)
  return new URLSearchParams([
    ['To', kindOf(account) === 'WHATSAPP' ? `whatsapp:${to}` : to],
    ['From', account.from],
    ...contentParameters(message.content),
    ...(callback === null ? [] : [['StatusCallback', callback] as [string, string]]),
  ])
}
