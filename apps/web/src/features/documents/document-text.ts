import i18next from 'i18next'
import type { AtlasDocument } from '../../lib/api-documents.ts'
import { formatInstant } from '../../lib/format.ts'
import { currentLocale } from '../../lib/i18n.ts'
import { label } from '../../lib/label.ts'
import { expiryOf } from './document-values.ts'

/** What people call a document: its title, else its type. */
export function nameOf(document: Pick<AtlasDocument, 'type' | 'title'>): string {
  return document.title ?? label('documentType', document.type)
}

/** A calendar day (YYYY-MM-DD) in the person's language. */
export function dayText(day: string): string {
  return formatInstant(`${day}T12:00:00Z`, 'UTC', currentLocale(), 'date')
}

/** "expires in 12 days", "expired yesterday", or until when it is good; null without a last day. */
export function expiryText(document: Pick<AtlasDocument, 'expiresOn' | 'daysLeft'>): string | null {
  const { expiresOn, daysLeft } = document
  if (expiresOn === null || daysLeft === null) return null
  const kind = expiryOf(daysLeft)
  if (kind === 'today') return i18next.t('documents:expiry.today')
  if (kind === 'soon') return i18next.t('documents:expiry.in', { count: daysLeft })
  if (kind === 'past') return i18next.t('documents:expiry.since', { count: -daysLeft })
  return i18next.t('documents:expiry.on', { date: dayText(expiresOn) })
}
