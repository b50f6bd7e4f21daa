import type { OutboundPayload } from '#channels/kit'
import { protocolBattery } from '../kit/battery.ts'
import { startMailServer } from './battery-mail-server.ts'
import { smtpMailbox } from './index.ts'

const letter = (body: string): OutboundPayload => ({
  to: { email: 'salma@example.com' },
  content: { type: 'text', subject: 'Rappel : visite', body },
  callbackData: 'outbox-7',
})

protocolBattery(
  {
    adapter: smtpMailbox,
    account: (url) => ({ url, name: 'Anfa Immobilier', address: 'contact@anfa.example' }),
    payload: letter('Bonjour Salma'),
    forbidden: { payload: letter('x'.repeat(20_001)), field: 'content.body' },
    accepted: () => 'TAKEN' as const,
    givenId: '<outbox-7@anfa.example>',
    refusals: [
      { answer: 451, code: 451, class: 'R' },
      { answer: 530, code: 530, class: 'A' },
      { answer: 550, code: 550, class: 'U' },
      { answer: 554, code: 554, class: 'B' },
    ],
    unknownServerError: { code: 499 },
  },
  startMailServer,
)
