/** What the server takes of one file, in bytes, and of a conversation at a time. */
export const MAX_BYTES = 15 * 1024 * 1024
export const MAX_FILES = 10

/** What a file dialog offers; content decides, on the server. */
export const ACCEPTED =
  'image/jpeg,image/png,image/webp,video/mp4,video/3gpp,audio/mpeg,audio/ogg,audio/aac,audio/amr,audio/mp4,.m4a,.pdf,.docx,.xlsx'

const EXTENSIONS = /\.(jpe?g|jfif|png|webp|mp4|3gpp?|mp3|ogg|oga|opus|aac|amr|m4a|pdf|docx|xlsx)$/i
const TYPES =
  /^(image\/(jpeg|png|webp)|video\/(mp4|3gpp)|audio\/(mpeg|ogg|aac|amr|mp4|x-m4a)|application\/(pdf|vnd\.openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet)))$/

export type AttachmentRefusal = 'tooLarge' | 'kind' | 'empty' | 'tooMany'

/**
 * Why a file cannot be joined, found before a byte is sent; null when the server may judge it.
 * @param held files joined already
 */
export function refusalOf(file: { name: string; type: string; size: number }, held: number): AttachmentRefusal | null {
  if (held >= MAX_FILES) return 'tooMany'
  if (file.size === 0) return 'empty'
  if (file.size > MAX_BYTES) return 'tooLarge'
  const type = (file.type.split(';')[0] ?? '').toLowerCase()
  return TYPES.test(type) || (type === '' && EXTENSIONS.test(file.name)) ? null : 'kind'
}

/** WhatsApp shows no words below a sound. */
export const takesCaption = (file: { type: string }): boolean => !file.type.startsWith('audio/')
