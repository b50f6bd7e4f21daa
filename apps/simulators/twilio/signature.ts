import { createHmac } from 'node:crypto'

/** The `X-Twilio-Signature` of a form posted to this address: every parameter by name, the address as it is called. */
export function twilioSignature(url: string, params: Record<string, string>, authToken: string): string {
  const text = Object.keys(params)
    .sort()
    .reduce((sum, name) => sum + name + params[name], url)
  return createHmac('sha1', authToken).update(text).digest('base64')
}
