import { TwilioError } from './errors.ts'

/** A send that may be taken. */
export type TextRequest = {
  from: string
  to: string
  body: string
  mediaUrls: string[]
  contentSid?: string
  variables: Record<string, unknown>
  callback?: string
}

const MAX_BODY = 1600
const MAX_MEDIA = 10
const ADDRESS = /^(whatsapp:)?\+[1-9]\d{6,14}$/
/** Fixed lines of Morocco and France: they take no text messages. */
const LANDLINE = /^\+(212[58]|33[1-59])/
const CONTENT_SID = /^HX[0-9a-f]{32}$/i

function isWebAddress(text: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '')
}

function variablesOf(text: string | null): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}')
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>
  } catch {
    // Refused below, like any other value that is no object.
  }
  throw new TwilioError(21656)
}

function checkAddresses(from: string, to: string): void {
  if (from === '') throw new TwilioError(21603)
  if (to === '') throw new TwilioError(21604)
  if (!ADDRESS.test(from)) throw new TwilioError(21212)
  if (!ADDRESS.test(to)) throw new TwilioError(21211)
  if (from.startsWith('whatsapp:') !== to.startsWith('whatsapp:')) throw new TwilioError(21910)
  if (from === to) throw new TwilioError(21266)
  if (LANDLINE.test(to)) throw new TwilioError(21614)
}

/** Reads a form in Twilio's order of checks; throws the refusal. */
export function validateText(form: URLSearchParams): TextRequest {
  const from = form.get('From') ?? ''
  const to = form.get('To') ?? ''
  checkAddresses(from, to)
  const body = form.get('Body') ?? ''
  const mediaUrls = form.getAll('MediaUrl')
  const contentSid = form.get('ContentSid')
  if (body === '' && mediaUrls.length === 0 && contentSid === null) throw new TwilioError(21602)
  if ([...body].length > MAX_BODY) throw new TwilioError(21617)
  const most = from.startsWith('whatsapp:') ? 1 : MAX_MEDIA
  if (mediaUrls.length > most || !mediaUrls.every(isWebAddress)) throw new TwilioError(21620)
  if (contentSid !== null && !CONTENT_SID.test(contentSid)) throw new TwilioError(21655)
  const variables = variablesOf(form.get('ContentVariables'))
  const callback = form.get('StatusCallback')
  if (callback !== null && !isWebAddress(callback)) throw new TwilioError(21609)
  return {
    from,
    to,
    body,
    mediaUrls,
    variables,
    ...(contentSid === null ? {} : { contentSid }),
    ...(callback === null ? {} : { callback }),
  }
}
