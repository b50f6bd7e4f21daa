import { describe, expect, it } from 'vitest'
import { callState } from './call-state.ts'

const NOW = Date.parse('2026-03-01T10:00:00Z')
type Said = Parameters<typeof callState>[1][number]
const said = (more: Partial<Said>): Said => ({
  identityId: 'n',
  channel: 'PHONE',
  purpose: 'CONTACT',
  state: 'GRANTED',
  expiresAt: null,
  ...more,
})
const all = { scope: 'ALL', liftedAt: null } as const
const marketing = { scope: 'MARKETING', liftedAt: null } as const

describe('whether a number may be called', () => {
  it.each([
    ['nobody said anything', [], [], null],
    ['another number agreed', [said({ identityId: 'm' })], [], null],
    ['another channel agreed', [said({ channel: 'WHATSAPP' })], [], null],
    ['nothing is decided yet', [said({ state: 'PENDING' })], [], null],
    ['it agreed', [said({})], [], 'POSSIBLE'],
    ['it agreed until now', [said({ expiresAt: '2026-03-01T10:00:00Z' })], [], 'NO'],
    ['it took its consent back', [said({ state: 'REVOKED' })], [], 'NO'],
    [
      'marketing refused, follow-up agreed',
      [said({}), said({ purpose: 'MARKETING', state: 'DENIED' })],
      [],
      'POSSIBLE',
    ],
    ['it stands on the list', [said({})], [all], 'LISTED'],
    ['it was taken off the list', [said({})], [{ ...all, liftedAt: '2026-02-01T00:00:00Z' }], 'POSSIBLE'],
    ['it stands on the list for marketing only', [said({})], [marketing], 'POSSIBLE'],
    ['only marketing was agreed, and is on the list', [said({ purpose: 'MARKETING' })], [marketing], 'LISTED'],
  ] as const)('%s', (_, consents, listed, expected) => {
    expect(callState('n', consents, listed, NOW)).toBe(expected)
  })
})
