/** What the product asks an adapter to send, in words no provider owns. */

import type { Letter } from './letter.ts'

/** What the channel reaches people by: a phone or a user id (when both are known the phone is used), or an address. */
export interface Recipient {
  /** E.164, with or without plus. */
  phone?: string | undefined
  /** The provider's business-scoped user id, verbatim. */
  bsuid?: string | undefined
  email?: string | undefined
}

/** A file already uploaded to the provider, or a public address it will fetch. */
export type MediaReference = { id: string } | { link: string }

export type TemplateHeader =
  | { type: 'text'; text: string; name?: string | undefined }
  | { type: 'image' | 'video'; media: MediaReference }
  | { type: 'document'; media: MediaReference; filename?: string | undefined }
  | { type: 'location'; latitude: number; longitude: number; name: string; address: string }

export type TemplateBodyParameter =
  | { type: 'text'; text: string; name?: string | undefined }
  | { type: 'currency'; fallback: string; currency: string; amount1000: number; name?: string | undefined }
  | { type: 'date_time'; fallback: string; name?: string | undefined }

export type TemplateButton =
  | { type: 'quick_reply'; index: number; payload: string }
  | { type: 'url'; index: number; suffix: string }
  | { type: 'copy_code'; index: number; code: string }

export interface TemplateContent {
  type: 'template'
  name: string
  /** What the provider sends it by, where that is not the name (Twilio's ContentSid). */
  providerId?: string | undefined
  /** `fr`, `ar`, `en_US`; a dash is accepted and written as the provider wants it. */
  language: string
  header?: TemplateHeader | undefined
  body?: readonly TemplateBodyParameter[] | undefined
  buttons?: readonly TemplateButton[] | undefined
}

export interface ReplyButton {
  id: string
  title: string
}

export interface ListSection {
  title?: string | undefined
  rows: readonly { id: string; title: string; description?: string | undefined }[]
}

export type InteractiveHeader =
  | { type: 'text'; text: string }
  | { type: 'image' | 'video' | 'document'; media: MediaReference }

export type OutboundContent =
  /** `subject`: for ways that have one (mail). `letter`: how the words are set there; plain paragraphs without. */
  | {
      type: 'text'
      body: string
      previewUrl?: boolean | undefined
      subject?: string | undefined
      letter?: Letter | undefined
    }
  | { type: 'image' | 'video'; media: MediaReference; caption?: string | undefined; subject?: string | undefined }
  | { type: 'audio'; media: MediaReference; voice?: boolean | undefined; subject?: string | undefined }
  | {
      type: 'document'
      media: MediaReference
      caption?: string | undefined
      filename?: string | undefined
      subject?: string | undefined
    }
  | { type: 'sticker'; media: MediaReference }
  | {
      type: 'location'
      latitude: number
      longitude: number
      name?: string | undefined
      address?: string | undefined
    }
  | TemplateContent
  | {
      type: 'buttons'
      header?: InteractiveHeader | undefined
      body: string
      footer?: string | undefined
      buttons: readonly ReplyButton[]
    }
  | {
      type: 'list'
      header?: { type: 'text'; text: string } | undefined
      body: string
      footer?: string | undefined
      button: string
      sections: readonly ListSection[]
    }
  | { type: 'link'; body: string; footer?: string | undefined; label: string; url: string }
  | { type: 'location_request' | 'contact_request'; body: string }
  | { type: 'reaction'; messageId: string; emoji: string }

export type ContentType = OutboundContent['type']

/** The content of one type. */
export type ContentOf<Type extends ContentType> = OutboundContent extends infer Content
  ? Content extends { type: infer Types }
    ? Type extends Types
      ? Content
      : never
    : never
  : never

export interface OutboundPayload {
  to: Recipient
  content: OutboundContent
  /** Provider id of the message this one answers (shown as a quote). */
  replyTo?: string | undefined
  /** Our outbox id; the provider echoes it in every status, which settles a send whose answer was lost. */
  callbackData?: string | undefined
  /** Of a letter: the file that `content` names, with its bytes; others take files before the message. */
  attachment?: { filename: string; mimeType: string; bytes: Uint8Array } | undefined
  /** Of a letter: the words below it that lead out of such letters, and where mail programs post for it (RFC 8058). */
  unsubscribe?: { words: string; oneClick: string } | undefined
}

/** Why a payload cannot be sent as it is. `field` is a path: `content.buttons[1].title`. */
export interface PayloadProblem {
  field: string
  rule: 'required' | 'too_long' | 'too_many' | 'too_few' | 'format' | 'range' | 'duplicate' | 'unsupported'
  /** The limit that was passed, when the rule has one. */
  limit: number | null
}
