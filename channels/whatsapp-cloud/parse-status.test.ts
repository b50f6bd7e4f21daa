import { describe, expect, it } from 'vitest'
import { parseWebhook } from './parse.ts'
import { NUMBER, onNumber, status, statusWebhook, webhook } from './webhook.fixture.ts'

describe('statuses', () => {
  it.each(['sent', 'delivered', 'read', 'played', 'failed', 'deleted', 'warmed_up_in_2030'])(
    'passes %s through',
    (word) => {
      const { statuses, other } = parseWebhook(statusWebhook({ status: word }))
      expect(other).toEqual([])
      expect(statuses).toMatchObject([
        { status: word, providerId: 'wamid.1', accountKey: NUMBER, recipient: '+212612345678', at: 1_793_000_000_000 },
      ])
    },
  )

  it('reads price and conversation in the older shape', () => {
    const { statuses } = parseWebhook(
      statusWebhook({
        conversation: { id: 'c1', origin: { type: 'utility' }, expiration_timestamp: '1793003600' },
        pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' },
      }),
    )
    expect(statuses[0]).toMatchObject({
      conversation: { id: 'c1', originType: 'utility', expiresAt: 1_793_003_600_000 },
      pricing: { billable: true, model: 'PMP', type: 'regular', category: 'utility' },
    })
  })

  it('does without them, as since v24', () => {
    const { statuses } = parseWebhook(statusWebhook({ status: 'read', recipient_id: undefined }))
    expect(statuses[0]).toMatchObject({ conversation: null, pricing: null, recipient: null, recipientBsuid: null })
  })

  it('reads errors in the long and the short shape', () => {
    const errors = [
      { code: 131047, title: 'Re-engagement', message: 'm', error_data: { details: 'more than 24 hours' }, href: 'h' },
      { code: '131026', title: 'Undeliverable' },
      { code: 1, error_data: 'plain words' },
      { code: 2, details: 'older words' },
      'junk',
    ]
    expect(parseWebhook(statusWebhook({ status: 'failed', errors })).statuses[0]?.errors).toEqual([
      { code: 131047, title: 'Re-engagement', message: 'm', details: 'more than 24 hours' },
      { code: 131026, title: 'Undeliverable', message: null, details: null },
      { code: 1, title: null, message: null, details: 'plain words' },
      { code: 2, title: null, message: null, details: 'older words' },
    ])
  })

  it('reads user ids from the status and from the contacts beside it', () => {
    const value = {
      contacts: [{ wa_id: '212612345678', user_id: 'MA.1', parent_user_id: 'MA.ENT.1' }],
      statuses: [status(), status({ id: 'b', recipient_id: undefined, recipient_user_id: 'MA.2' })],
    }
    expect(parseWebhook(webhook(onNumber(value))).statuses).toMatchObject([
      { recipient: '+212612345678', recipientBsuid: 'MA.1', recipientParentBsuid: 'MA.ENT.1' },
      { recipient: null, recipientBsuid: 'MA.2' },
    ])
  })

  it('has a key of its own for each status and each participant, and one order per message', () => {
    const { statuses } = parseWebhook(
      statusWebhook(
        { status: 'sent' },
        { status: 'delivered' },
        { status: 'delivered', recipient_participant_id: '212600000001', recipient_type: 'group' },
        { status: 'delivered', recipient_participant_id: '212600000002', recipient_type: 'group' },
        { status: 'delivered', timestamp: '1793000009' },
      ),
    )
    const keys = statuses.map((item) => item.dedupeKey)
    expect(new Set(keys).size).toBe(4)
    expect(keys[4]).toBe(keys[1])
    expect(new Set(statuses.map((item) => item.identityKey)).size).toBe(1)
  })

  it.each([
    ['no id', { id: undefined }, 'missing_id'],
    ['no status', { status: undefined }, 'missing_status'],
    ['a status which is an object', { status: {} }, 'missing_status'],
  ])('sets aside a status with %s', (_what, parts, reason) => {
    const { statuses, other } = parseWebhook(statusWebhook(parts, { id: 'good' }))
    expect(statuses.map((item) => item.providerId)).toEqual(['good'])
    expect(other).toMatchObject([{ reason, malformed: true, accountKey: NUMBER }])
  })
})
