import { describe, expect, it } from 'vitest'
import type { OutboundContent, OutboundPayload } from '#channels/kit'
import { messageBody } from './body.ts'
import { checkPayload, SUPPORTED } from './check.ts'

const to = { phone: '+212612345678' }

interface Example {
  content: OutboundContent
  wire: Record<string, unknown>
}

/** One example at least for each content type, with what Meta's documentation shows (contract 1, 1.1, 1.2). */
const EXAMPLES: Example[] = [
  {
    content: { type: 'text', body: 'Bonjour', previewUrl: true },
    wire: { type: 'text', text: { body: 'Bonjour', preview_url: true } },
  },
  {
    content: { type: 'image', media: { id: 'm1' }, caption: 'Salon' },
    wire: { type: 'image', image: { id: 'm1', caption: 'Salon' } },
  },
  {
    content: { type: 'video', media: { link: 'https://cdn.example/v.mp4' } },
    wire: { type: 'video', video: { link: 'https://cdn.example/v.mp4' } },
  },
  {
    content: { type: 'audio', media: { id: 'm1' }, voice: true },
    wire: { type: 'audio', audio: { id: 'm1', voice: true } },
  },
  {
    content: { type: 'document', media: { id: 'm1' }, caption: 'Le bail', filename: 'bail.pdf' },
    wire: { type: 'document', document: { id: 'm1', caption: 'Le bail', filename: 'bail.pdf' } },
  },
  { content: { type: 'sticker', media: { id: 'm1' } }, wire: { type: 'sticker', sticker: { id: 'm1' } } },
  {
    content: { type: 'location', latitude: 33.58, longitude: -7.6, name: 'Agence', address: 'Casablanca' },
    wire: { type: 'location', location: { latitude: 33.58, longitude: -7.6, name: 'Agence', address: 'Casablanca' } },
  },
  {
    content: { type: 'reaction', messageId: 'wamid.0', emoji: '' },
    wire: { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '' } },
  },
  {
    content: { type: 'template', name: 'bonjour', language: 'fr' },
    wire: { type: 'template', template: { name: 'bonjour', language: { code: 'fr' } } },
  },
  {
    content: {
      type: 'template',
      name: 'visite_rappel',
      language: 'en-US',
      header: { type: 'document', media: { id: 'm1' }, filename: 'plan.pdf' },
      body: [
        { type: 'text', text: 'Nadia' },
        { type: 'currency', fallback: '1 200 MAD', currency: 'MAD', amount1000: 1_200_000 },
        { type: 'date_time', fallback: 'mardi 10 h' },
      ],
      buttons: [
        { type: 'quick_reply', index: 0, payload: 'confirm' },
        { type: 'url', index: 1, suffix: 'AN-12' },
        { type: 'copy_code', index: 2, code: 'X1' },
      ],
    },
    wire: {
      type: 'template',
      template: {
        name: 'visite_rappel',
        language: { code: 'en_US' },
        components: [
          { type: 'header', parameters: [{ type: 'document', document: { id: 'm1', filename: 'plan.pdf' } }] },
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Nadia' },
              { type: 'currency', currency: { fallback_value: '1 200 MAD', code: 'MAD', amount_1000: 1_200_000 } },
              { type: 'date_time', date_time: { fallback_value: 'mardi 10 h' } },
            ],
          },
          {
            type: 'button',
            sub_type: 'quick_reply',
            index: '0',
            parameters: [{ type: 'payload', payload: 'confirm' }],
          },
          { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'AN-12' }] },
          {
            type: 'button',
            sub_type: 'copy_code',
            index: '2',
            parameters: [{ type: 'coupon_code', coupon_code: 'X1' }],
          },
        ],
      },
    },
  },
  {
    content: {
      type: 'template',
      name: 'nomme',
      language: 'fr',
      header: { type: 'text', text: 'Villa', name: 'titre' },
      body: [{ type: 'text', text: 'Nadia', name: 'prenom' }],
    },
    wire: {
      type: 'template',
      template: {
        name: 'nomme',
        language: { code: 'fr' },
        components: [
          { type: 'header', parameters: [{ type: 'text', parameter_name: 'titre', text: 'Villa' }] },
          { type: 'body', parameters: [{ type: 'text', parameter_name: 'prenom', text: 'Nadia' }] },
        ],
      },
    },
  },
  {
    content: {
      type: 'buttons',
      header: { type: 'image', media: { id: 'm1' } },
      body: 'Confirmez-vous ?',
      footer: 'Atlas',
      buttons: [
        { id: 'yes', title: 'Oui' },
        { id: 'no', title: 'Non' },
      ],
    },
    wire: {
      type: 'interactive',
      interactive: {
        type: 'button',
        header: { type: 'image', image: { id: 'm1' } },
        body: { text: 'Confirmez-vous ?' },
        footer: { text: 'Atlas' },
        action: {
          buttons: [
            { type: 'reply', reply: { id: 'yes', title: 'Oui' } },
            { type: 'reply', reply: { id: 'no', title: 'Non' } },
          ],
        },
      },
    },
  },
  {
    content: {
      type: 'list',
      header: { type: 'text', text: 'Visites' },
      body: 'Choisissez',
      button: 'Créneaux',
      sections: [{ title: 'Mardi', rows: [{ id: 's1', title: '10 h', description: 'Gauthier' }] }],
    },
    wire: {
      type: 'interactive',
      interactive: {
        type: 'list',
        header: { type: 'text', text: 'Visites' },
        body: { text: 'Choisissez' },
        action: {
          button: 'Créneaux',
          sections: [{ title: 'Mardi', rows: [{ id: 's1', title: '10 h', description: 'Gauthier' }] }],
        },
      },
    },
  },
  {
    content: { type: 'link', body: 'Votre annonce', label: 'Voir', url: 'https://atlas.example/a/1' },
    wire: {
      type: 'interactive',
      interactive: {
        type: 'cta_url',
        body: { text: 'Votre annonce' },
        action: { name: 'cta_url', parameters: { display_text: 'Voir', url: 'https://atlas.example/a/1' } },
      },
    },
  },
  {
    content: { type: 'location_request', body: 'Où êtes-vous ?' },
    wire: {
      type: 'interactive',
      interactive: {
        type: 'location_request_message',
        body: { text: 'Où êtes-vous ?' },
        action: { name: 'send_location' },
      },
    },
  },
  {
    content: { type: 'contact_request', body: 'Votre numéro ?' },
    wire: {
      type: 'interactive',
      interactive: {
        type: 'contact_request',
        body: { text: 'Votre numéro ?' },
        action: { name: 'request_contact_info' },
      },
    },
  },
]

describe('messageBody', () => {
  it.each(EXAMPLES)('writes $content.type as Meta documents it', ({ content, wire }) => {
    expect(checkPayload({ to, content })).toEqual([])
    expect(messageBody({ to, content })).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+212612345678',
      ...wire,
    })
  })

  it('has an example of every supported type', () => {
    expect(new Set(EXAMPLES.map((example) => example.content.type))).toEqual(SUPPORTED)
  })

  it('carries the quoted message and our own id', () => {
    const payload: OutboundPayload = {
      to,
      content: { type: 'text', body: 'Oui' },
      replyTo: 'wamid.0',
      callbackData: 'outbox-7',
    }
    expect(messageBody(payload)).toMatchObject({
      context: { message_id: 'wamid.0' },
      biz_opaque_callback_data: 'outbox-7',
    })
  })

  it.each([
    [{ phone: '212612345678' }, { to: '+212612345678' }],
    [{ bsuid: 'MA.13491208655302741918' }, { recipient: 'MA.13491208655302741918' }],
    [{ phone: '+212612345678', bsuid: 'MA.1' }, { to: '+212612345678' }],
  ])('addresses %j by %j', (recipient, expected) => {
    const body = messageBody({ to: recipient, content: { type: 'text', body: 'x' } })
    expect({
      ...('to' in body ? { to: body.to } : {}),
      ...('recipient' in body ? { recipient: body.recipient } : {}),
    }).toEqual(expected)
  })
})
