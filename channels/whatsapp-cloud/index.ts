import type { ChannelAdapter } from '#channels/kit'
import type { SendAccount } from './account.ts'
import { checkPayload, SUPPORTED } from './check.ts'
import { classifyError } from './errors.ts'
import { parseWebhook } from './parse.ts'
import { send } from './send.ts'
import { verifyRequest } from './signature.ts'

export type { SendAccount } from './account.ts'
export { CAUSES } from './causes.ts'
export { checkPayload } from './check.ts'
export { classifyError, KNOWN_CODES } from './errors.ts'
export { isBsuid, toPhone } from './identity.ts'
export {
  type DownloadedMedia,
  downloadMedia,
  fetchMedia,
  fetchMediaInfo,
  type MediaInfo,
  type MediaOutcome,
  uploadMedia,
} from './media.ts'
export { baseMimeType, mediaLimit } from './media-limits.ts'
export { parseWebhook } from './parse.ts'
export { markRead, send } from './send.ts'
export {
  checkToken,
  listNumbers,
  type MetaNumber,
  NEEDED_SCOPES,
  numberExists,
  readSubscription,
  type SetupAccount,
  subscribe,
} from './setup.ts'
export { verifyHandshake, verifySignature } from './signature.ts'
export {
  createTemplate,
  DUPLICATE_SUBCODE,
  deleteTemplate,
  editTemplate,
  listTemplates,
  type TemplateOutcome,
} from './templates.ts'

/** The WhatsApp Business Platform (Cloud API of Meta) behind the contract of every channel. */
export const whatsappCloud: ChannelAdapter<SendAccount> = {
  kind: 'WHATSAPP_CLOUD',
  supports: SUPPORTED,
  verifyRequest,
  parseWebhook,
  checkPayload,
  send,
  classifyError,
}
