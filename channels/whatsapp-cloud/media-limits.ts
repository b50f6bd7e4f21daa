const MEGABYTE = 1024 * 1024

/** Largest file Meta takes, by type (contract 1.9). */
const LIMITS: ReadonlyMap<string, number> = new Map([
  ['image/jpeg', 5 * MEGABYTE],
  ['image/png', 5 * MEGABYTE],
  ['image/webp', 500 * 1024],
  ['audio/aac', 16 * MEGABYTE],
  ['audio/amr', 16 * MEGABYTE],
  ['audio/mpeg', 16 * MEGABYTE],
  ['audio/mp4', 16 * MEGABYTE],
  ['audio/ogg', 16 * MEGABYTE],
  ['video/mp4', 16 * MEGABYTE],
  ['video/3gpp', 16 * MEGABYTE],
  ['text/plain', 100 * MEGABYTE],
  ['application/pdf', 100 * MEGABYTE],
  ['application/msword', 100 * MEGABYTE],
  ['application/vnd.ms-excel', 100 * MEGABYTE],
  ['application/vnd.ms-powerpoint', 100 * MEGABYTE],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 100 * MEGABYTE],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 100 * MEGABYTE],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 100 * MEGABYTE],
])

/** `audio/ogg` from `audio/ogg; codecs=opus`. */
export function baseMimeType(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase()
}

/** Largest size in bytes for a MIME type, parameters allowed; null when WhatsApp does not take the type. */
export function mediaLimit(mimeType: string): number | null {
  return LIMITS.get(baseMimeType(mimeType)) ?? null
}
