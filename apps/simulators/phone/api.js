import { toast } from './dom.js'
import { t } from './words.js'

/**
 * @typedef {{ kind: 'reply' | 'template' | 'list' | 'url' | 'location', id: string, title: string, description?: string, url?: string }} Button
 * @typedef {{ id: string, author: 'prospect' | 'business', at: number, type: string, text?: string, header?: string,
 *   footer?: string, media?: { id: string, mime: string, url?: string, filename?: string, voice?: boolean },
 *   location?: { latitude: number, longitude: number, name?: string, address?: string }, buttons?: Button[],
 *   listTitle?: string, contextId?: string, reaction?: { prospect?: string, business?: string },
 *   state: 'pending' | 'sent' | 'delivered' | 'read' | 'failed', error?: { code: number, title: string },
 *   edited?: boolean, revoked?: boolean }} Message
 * @typedef {{ phone: string, to: string, now: number, blocked: boolean, marketingStopped: boolean, unsubscribed: boolean,
 *   windowUntil: number | null, typing: boolean, messages: Message[] }} Thread
 * @typedef {{ phoneNumberId: string, displayPhone: string, name: string, country: string,
 *   channel: 'WHATSAPP' | 'SMS', provider: 'META' | 'TWILIO' }} AgencyNumber
 * @typedef {{ now: number, canAdvance: boolean, numbers: AgencyNumber[] }} Overview
 * @typedef {{ id: string, at: number, from: string, to: string, subject: string, text: string, hasHtml: boolean,
 *   links: string[], recipients: string[], attachments: { filename: string, contentType: string, size: number }[] }} Mail
 */

/** Calls the control API; a refusal is told to the person and thrown. @param {string} path @param {RequestInit} [init] */
export async function call(path, init) {
  const response = await fetch(`/simulator${path}`, init).catch(() => undefined)
  const answer = response === undefined ? undefined : await response.json().catch(() => undefined)
  if (response?.ok) return answer
  const reason = answer?.error ?? response?.statusText ?? ''
  toast(response === undefined ? t('offline') : t('failed', { reason }))
  throw new Error(`${path}: ${reason}`)
}

/** @param {'POST' | 'PUT' | 'DELETE'} method @param {string} path @param {unknown} [body] */
export function change(method, path, body) {
  const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return call(path, { method, ...json })
}
