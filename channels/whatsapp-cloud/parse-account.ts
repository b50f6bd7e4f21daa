import {
  type AccountEvent,
  at,
  type OtherEvent,
  readId,
  readInstant,
  readList,
  readText,
  readWord,
} from '#channels/kit'
import { toPhone } from './identity.ts'
import { type Envelope, otherEvent, personKey } from './parse-envelope.ts'

/** Fields of contract 2.7 that speak of the account; those without a reader are stored as they are. */
const ACCOUNT_FIELDS: ReadonlySet<string> = new Set([
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
  'phone_number_quality_update',
  'phone_number_name_update',
  'account_update',
  'account_alerts',
  'account_review_update',
  'business_capability_update',
  'security',
  'user_preferences',
  'user_id_update',
  'business_username_update',
  'smb_app_state_sync',
  'history',
  'calls',
  'automatic_events',
  'payment_configuration_update',
  'partner_solutions',
])

export function isAccountField(field: string): boolean {
  return ACCOUNT_FIELDS.has(field)
}

/** `en-US` here, `en_US` when sending: one spelling. */
function templateLanguage(value: unknown): string | null {
  return readWord(value)?.trim().replace('-', '_') ?? null
}

function templateIdentity(value: unknown) {
  return {
    templateId: readId(at(value, 'message_template_id')),
    name: readWord(at(value, 'message_template_name')),
    language: templateLanguage(at(value, 'message_template_language')),
  }
}

function templateStatus(value: unknown): AccountEvent | null {
  const event = readWord(at(value, 'event'))
  if (event === null) return null
  return {
    type: 'template_status',
    ...templateIdentity(value),
    event,
    reason: readWord(at(value, 'rejection_info', 'reason')) ?? readWord(at(value, 'reason')),
    category: readWord(at(value, 'message_template_category')),
    title: readWord(at(value, 'other_info', 'title')),
    recommendation: readWord(at(value, 'rejection_info', 'recommendation')),
    disableDate: readId(at(value, 'disable_info', 'disable_date')),
  }
}

function templateChange(type: 'template_quality' | 'template_category', previous: string, current: string) {
  return (value: unknown): AccountEvent => ({
    type,
    ...templateIdentity(value),
    previous: readWord(at(value, previous)),
    current: readWord(at(value, current)),
  })
}

function numberQuality(value: unknown): AccountEvent {
  return {
    type: 'number_quality',
    displayPhone: readText(at(value, 'display_phone_number')),
    event: readWord(at(value, 'event')),
    limit: readWord(at(value, 'max_daily_conversations_per_business')) ?? readWord(at(value, 'current_limit')),
  }
}

const READERS: ReadonlyMap<string, (value: unknown) => AccountEvent | null> = new Map([
  ['message_template_status_update', templateStatus],
  [
    'message_template_quality_update',
    templateChange('template_quality', 'previous_quality_score', 'new_quality_score'),
  ],
  ['template_category_update', templateChange('template_category', 'previous_category', 'new_category')],
  ['phone_number_quality_update', numberQuality],
])

function readPreference(envelope: Envelope, raw: unknown): OtherEvent {
  const phone = toPhone(at(raw, 'wa_id'))
  const bsuid = readId(at(raw, 'user_id'))
  if (phone === null && bsuid === null) return otherEvent(envelope, 'missing_sender', raw)
  return otherEvent(envelope, 'account_field', raw, {
    at: readInstant(at(raw, 'timestamp')),
    identityKey: personKey(envelope, { phone, bsuid }),
    account: {
      type: 'user_preference',
      phone,
      bsuid,
      category: readWord(at(raw, 'category')),
      value: readWord(at(raw, 'value')),
      detail: readWord(at(raw, 'detail')),
    },
  })
}

function readUserIdUpdate(envelope: Envelope, raw: unknown): OtherEvent {
  const previousBsuid = readId(at(raw, 'user_id', 'previous'))
  const bsuid = readId(at(raw, 'user_id', 'current'))
  const phone = toPhone(at(raw, 'wa_id'))
  if (bsuid === null) return otherEvent(envelope, 'missing_id', raw)
  return otherEvent(envelope, 'account_field', raw, {
    at: readInstant(at(raw, 'timestamp')),
    // The person's earlier messages were ordered under the id that ends here.
    identityKey: personKey(envelope, { phone, bsuid: previousBsuid ?? bsuid }),
    account: {
      type: 'user_id_update',
      phone,
      previousBsuid,
      bsuid,
      parentBsuid: readId(at(raw, 'parent_user_id', 'current')) ?? readId(at(raw, 'parent_user_id')),
    },
  })
}

/** Fields whose value lists facts about several people, under a key of its own or (user ids) bare. */
const LIST_FIELDS: ReadonlyMap<string, (envelope: Envelope, raw: unknown) => OtherEvent> = new Map([
  ['user_preferences', readPreference],
  ['user_id_update', readUserIdUpdate],
])

/** The facts of one change that speaks of the account: those of several people one by one, any other as a whole. */
export function accountItems(field: string, value: unknown): readonly unknown[] {
  const listed = LIST_FIELDS.has(field) ? readList(at(value, field)) : []
  return listed.length === 0 ? [value] : listed
}

/** One fact about the account, its templates or a person's preferences. */
export function parseAccountItem(envelope: Envelope, field: string, raw: unknown): OtherEvent {
  const reader = LIST_FIELDS.get(field)
  if (reader !== undefined) return reader(envelope, raw)
  return otherEvent(envelope, 'account_field', raw, { account: READERS.get(field)?.(raw) ?? null })
}
