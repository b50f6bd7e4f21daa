import {
  type CallOptions,
  localError,
  type OutboundContent,
  type OutboundPayload,
  type SendOutcome,
} from '#channels/kit'
import * as whatsapp from '#channels/whatsapp-cloud'
import type { Platform } from '#platform/context'
import { namesPrivateAddress } from '#platform/net'
import { type AccountKind, type Line, metaAccount } from './lines.ts'
import { isPublicAddress, type OutgoingFile } from './outgoing-file.rules.ts'

type Needs = Pick<Platform, 'config' | 'vault' | 'files'>
type Failure = Exclude<SendOutcome, { kind: 'accepted' }>

/** WhatsApp's own code for a file it could not take. */
const MEDIA_UPLOAD_ERROR = 131053
/** How long handing a file over may take, in milliseconds; with the call itself below the lease of a message. */
export const HAND_OVER_MS = 12_000

/**
 * An address from which a provider can fetch a file for at least an hour; null where this installation cannot be reached
 * from outside.
 */
export function publicLink({ config, files }: Pick<Needs, 'config' | 'files'>, orgId: string, file: OutgoingFile) {
  if (!isPublicAddress(config.publicUrl, namesPrivateAddress)) return null
  const path = files.signedUrl(orgId, file.hash, file.mimeType, { filename: file.filename })
  return new URL(path, config.publicUrl).href
}

/**
 * The content with the file as this provider wants it: uploaded before the message, at a public address, or its bytes in
 * the letter. Never throws.
 */
export async function handOver(
  platform: Needs,
  to: { orgId: string; line: Line },
  content: OutboundContent,
  file: OutgoingFile,
  fetch: CallOptions['fetch'],
): Promise<({ kind: 'ready'; content: OutboundContent } & Pick<OutboundPayload, 'attachment'>) | Failure> {
  if (!('media' in content)) return { kind: 'ready', content }
  if (to.line.kind === 'SMTP') {
    const bytes = await platform.files.get(to.orgId, file.hash)
    if (!bytes) return refused('the file is gone')
    return { kind: 'ready', content, attachment: { filename: file.filename, mimeType: file.mimeType, bytes } }
  }
  if (to.line.kind !== 'WHATSAPP_CLOUD') {
    const link = publicLink(platform, to.orgId, file)
    if (link === null) return refused(`a file without public address (${to.line.kind})`)
    return { kind: 'ready', content: { ...content, media: { link } } }
  }
  const bytes = await platform.files.get(to.orgId, file.hash)
  if (!bytes) return refused('the file is gone')
  const token = to.line.credentials ? platform.vault.open(to.line.credentials) : ''
  const outcome = await whatsapp.uploadMedia(
    metaAccount(platform, to.line, token),
    { bytes: new Uint8Array(bytes), mimeType: file.mimeType, filename: file.filename },
    { signal: AbortSignal.timeout(HAND_OVER_MS), fetch },
  )
  if (outcome.kind === 'ok') return { kind: 'ready', content: { ...content, media: { id: outcome.value.id } } }
  if (outcome.kind === 'rejected') return outcome
  if (outcome.kind === 'too_large') return refused(`larger than ${outcome.limit} bytes`)
  // Nobody got a message: a lost answer to an upload is tried again without harm.
  const cause =
    outcome.kind === 'unreachable'
      ? outcome.cause
      : { code: 'unreadable_answer' as const, detail: 'upload expired', httpStatus: null }
  return { kind: 'not_sent', cause }
}

function refused(why: string): Failure {
  return { kind: 'rejected', error: localError(MEDIA_UPLOAD_ERROR, 'content.media', `content.media: ${why}`) }
}

/** Whether files can leave by this kind of account at all: null, or the code of the refusal. */
export function fileRefusal(
  platform: Pick<Needs, 'config' | 'files'>,
  kind: AccountKind,
  orgId: string,
  file: OutgoingFile,
): 'MEDIA_NOT_ON_CHANNEL' | 'MEDIA_NEEDS_PUBLIC_ADDRESS' | null {
  if (kind === 'WHATSAPP_CLOUD' || kind === 'SMTP') return null
  if (kind !== 'TWILIO_WHATSAPP') return 'MEDIA_NOT_ON_CHANNEL'
  return publicLink(platform, orgId, file) === null ? 'MEDIA_NEEDS_PUBLIC_ADDRESS' : null
}
