import { sniffImage } from '#platform/images'
import { extensionOf } from './documents.rules.ts'
import { archiveEnd, entryBytes, readZip, type ZipEntry } from './zip.rules.ts'

/** What a file may be. */
export type FileKind = 'PDF' | 'JPEG' | 'PNG' | 'WEBP' | 'DOCX' | 'XLSX' | 'ODT'

/** Why a file is not taken. */
export type FileRefusal =
  | 'FILE_KIND_REFUSED'
  | 'FILE_TYPE_MISMATCH'
  | 'FILE_POLYGLOT'
  | 'FILE_WITH_MACROS'
  | 'FILE_BROKEN'
  | 'HEIC_NOT_SUPPORTED'

/** How a kind is called by names and by browsers; the first extension and the first type are its own. */
const kinds: Record<FileKind, { extensions: readonly [string, ...string[]]; types: readonly [string, ...string[]] }> = {
  PDF: { extensions: ['pdf'], types: ['application/pdf', 'application/x-pdf'] },
  JPEG: { extensions: ['jpg', 'jpeg', 'jfif', 'jpe'], types: ['image/jpeg', 'image/jpg', 'image/pjpeg'] },
  PNG: { extensions: ['png'], types: ['image/png', 'image/x-png'] },
  WEBP: { extensions: ['webp'], types: ['image/webp'] },
  DOCX: {
    extensions: ['docx'],
    types: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  },
  XLSX: { extensions: ['xlsx'], types: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  ODT: { extensions: ['odt'], types: ['application/vnd.oasis.opendocument.text'] },
}

/** What browsers say when they do not know: no claim at all. */
const noClaim = ['', 'application/octet-stream', 'binary/octet-stream']
const archives = ['application/zip', 'application/x-zip-compressed', 'application/x-zip']

export const mediaTypeOf = (kind: FileKind): string => kinds[kind].types[0]
export const extensionFor = (kind: FileKind): string => kinds[kind].extensions[0]
export const isPicture = (kind: FileKind): boolean => kind === 'JPEG' || kind === 'PNG' || kind === 'WEBP'

/**
 * What a file is by its content, held against what its name and its declared type claim.
 * @param file `name` already cleaned; `type` as the form declares it
 */
export function judgeFile(file: {
  bytes: Buffer
  name: string
  type: string
}): { ok: true; kind: FileKind } | { ok: false; reason: FileRefusal } {
  const found = kindOf(file.bytes)
  if (typeof found !== 'string') return { ok: false, reason: found.refused }
  return claimsMatch(found, file) ? { ok: true, kind: found } : { ok: false, reason: 'FILE_TYPE_MISMATCH' }
}

function claimsMatch(kind: FileKind, { name, type }: { name: string; type: string }): boolean {
  const extension = extensionOf(name)
  const declared = (type.split(';')[0] ?? '').trim().toLowerCase()
  const packed = !isPicture(kind) && kind !== 'PDF'
  return (
    (extension === null || kinds[kind].extensions.includes(extension)) &&
    (noClaim.includes(declared) || kinds[kind].types.includes(declared) || (packed && archives.includes(declared)))
  )
}

type Found = FileKind | { refused: FileRefusal }

function kindOf(bytes: Buffer): Found {
  const image = sniffImage(bytes)
  if (image === 'HEIC') return { refused: 'HEIC_NOT_SUPPORTED' }
  if (image !== 'OTHER') return looksLikeAnother(bytes) ? { refused: 'FILE_POLYGLOT' } : image
  if (startsWith(bytes, '%PDF-')) return pdf(bytes)
  if (startsWith(bytes, 'PK\u0003\u0004')) return office(bytes)
  return { refused: 'FILE_KIND_REFUSED' }
}

const startsWith = (bytes: Buffer, text: string) => bytes.subarray(0, text.length).toString('latin1') === text

/** How far from their beginning readers of PDF look for its mark. */
const PDF_MARK_WITHIN = 1024

/** Whether a picture or an archive would also open as something else. */
function looksLikeAnother(bytes: Buffer): boolean {
  return archiveEnd(bytes) !== null || bytes.subarray(0, PDF_MARK_WITHIN).includes('%PDF-')
}

/** A PDF from its first byte to its last: nothing before the mark, nothing but white space after the end. */
function pdf(bytes: Buffer): Found {
  if (!/^%PDF-[12]\.\d/.test(bytes.subarray(0, 8).toString('latin1'))) return { refused: 'FILE_BROKEN' }
  if (archiveEnd(bytes) !== null) return { refused: 'FILE_POLYGLOT' }
  const end = bytes.lastIndexOf('%%EOF')
  if (end < 0 || bytes.lastIndexOf('startxref', end) < 0) return { refused: 'FILE_BROKEN' }
  return /^[\s\0]*$/.test(bytes.subarray(end + 5).toString('latin1')) ? 'PDF' : { refused: 'FILE_POLYGLOT' }
}

/** More than this is no letter and no table: an archive that unfolds to fill a disk. */
const MAX_UNPACKED = 250 * 1024 * 1024
const MAX_LISTING = 1024 * 1024
const MACROS =
  /(^|\/)(vba(project|data)[^/]*\.(bin|xml)|vbaprojectsignature[^/]*)$|(^|\/)(macrosheets|activex|dialogsheets)\/|^(basic|scripts)\//i

function office(bytes: Buffer): Found {
  const entries = readZip(bytes)
  if (!entries) return { refused: archiveEnd(bytes) === null ? 'FILE_BROKEN' : 'FILE_KIND_REFUSED' }
  if (bytes.subarray(0, PDF_MARK_WITHIN).includes('%PDF-')) return { refused: 'FILE_POLYGLOT' }
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (unpacked > MAX_UNPACKED || entries.some((entry) => entry.encrypted)) return { refused: 'FILE_BROKEN' }
  if (entries.some(({ name }) => MACROS.test(name))) return { refused: 'FILE_WITH_MACROS' }
  const text = (name: string) => {
    const entry = entries.find((e) => e.name === name)
    return entry ? (entryBytes(bytes, entry, MAX_LISTING)?.toString('latin1') ?? null) : null
  }
  return has(entries, 'mimetype') ? openDocument(entries, text) : openXml(entries, text)
}

const has = (entries: readonly ZipEntry[], name: string) => entries.some((entry) => entry.name === name)

function openXml(entries: readonly ZipEntry[], text: (name: string) => string | null): Found {
  const listing = text('[Content_Types].xml')
  if (listing === null) return { refused: 'FILE_KIND_REFUSED' }
  if (/macroenabled|vbaproject|activex|ms-excel\.intlmacrosheet/i.test(listing)) return { refused: 'FILE_WITH_MACROS' }
  if (has(entries, 'word/document.xml') && listing.includes(`${mediaTypeOf('DOCX')}.main+xml`)) return 'DOCX'
  if (has(entries, 'xl/workbook.xml') && listing.includes(`${mediaTypeOf('XLSX')}.main+xml`)) return 'XLSX'
  return { refused: 'FILE_KIND_REFUSED' }
}

function openDocument(entries: readonly ZipEntry[], text: (name: string) => string | null): Found {
  const first = entries.find((entry) => entry.at === 0)
  const own = first?.name === 'mimetype' && text('mimetype') === mediaTypeOf('ODT')
  if (!own || !has(entries, 'content.xml')) return { refused: 'FILE_KIND_REFUSED' }
  const content = text('content.xml')
  return content !== null && /<script:event-listener|<office:script\b/i.test(content)
    ? { refused: 'FILE_WITH_MACROS' }
    : 'ODT'
}
