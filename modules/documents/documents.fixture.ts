import { crc32, deflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import type { Document } from './documents.schema.ts'

/** The signed-in person of a test, as far as these builders need one. */
type Answer<T> = { status: number; body: T }
type Caller = {
  get<T>(url: string): Promise<Answer<T>>
  send<T>(method: 'POST' | 'PATCH', url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
}

/** A document or a problem document: what a call may answer. */
export type DocumentAnswer = Document & {
  code: string
  detail: string
  errors: { field: string; code: string; message: string }[]
  current: Document
}

/** A small whole PDF that says a word. */
export function pdf(word = 'Atlas'): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${word}\n` +
      'trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
  )
}

export function jpeg(seed = 1): Promise<Buffer> {
  return sharp({ create: { width: 200, height: 260, channels: 3, background: { r: seed % 255, g: 120, b: 90 } } })
    .withExif({ IFD0: { Make: 'SecretCam' } })
    .jpeg()
    .toBuffer()
}

type Part = { name: string; text: string; stored?: boolean; flags?: number; unpacked?: number }

/** An archive with these files, in this order. */
export function zip(parts: readonly Part[], comment = ''): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const { name, text, stored = false, flags = 0, unpacked } of parts) {
    const raw = Buffer.from(text)
    const data = stored ? raw : deflateRawSync(raw)
    const called = Buffer.from(name)
    const sizes = [stored ? 0 : 8, crc32(raw), data.length, unpacked ?? raw.length, called.length] as const
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(flags, 6)
    writeSizes(header, 8, sizes)
    const listed = Buffer.alloc(46)
    listed.writeUInt32LE(0x02014b50, 0)
    listed.writeUInt16LE(flags, 8)
    writeSizes(listed, 10, sizes)
    listed.writeUInt32LE(at, 42)
    locals.push(header, called, data)
    central.push(listed, called)
    at += 30 + called.length + data.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...locals, directory, end, Buffer.from(comment)])
}

function writeSizes(
  header: Buffer,
  at: number,
  [method, sum, packed, unpacked, name]: readonly [number, number, number, number, number],
): void {
  header.writeUInt16LE(method, at)
  header.writeUInt32LE(sum, at + 6)
  header.writeUInt32LE(packed, at + 10)
  header.writeUInt32LE(unpacked, at + 14)
  header.writeUInt16LE(name, at + 18)
}

const openXml = 'application/vnd.openxmlformats-officedocument'
const listing = (type: string) => `<Types><Override ContentType="${type}"/></Types>`

export const docxParts = (type = `${openXml}.wordprocessingml.document.main+xml`): Part[] => [
  { name: '[Content_Types].xml', text: listing(type) },
  { name: 'word/document.xml', text: '<w:document/>' },
]
export const docx = (more: Part[] = []): Buffer => zip([...docxParts(), ...more])
export const xlsx = (): Buffer =>
  zip([
    { name: '[Content_Types].xml', text: listing(`${openXml}.spreadsheetml.sheet.main+xml`) },
    { name: 'xl/workbook.xml', text: '<workbook/>' },
  ])
export const odt = (content = '<office:document-content/>', more: Part[] = []): Buffer =>
  zip([
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', text: content },
    ...more,
  ])

type File = { bytes?: Uint8Array; name?: string; type?: string }

/** Sends a form as a browser would: the file, and fields beside it. */
export async function sendForm<T = DocumentAnswer>(
  who: Caller,
  url: string,
  { bytes = pdf(), name = 'piece.pdf', type = 'application/pdf' }: File = {},
  fields: Record<string, string> = {},
): Promise<Answer<T>> {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set('file', new Blob([Buffer.from(bytes)], { type }), name)
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  return who.send<T>('POST', url, body, { 'content-type': encoded.headers.get('content-type') ?? '' })
}

let serial = 0

/** A new dossier of a person of its own. */
export async function aDossier(who: Caller, caseType = 'LEAD_RENT'): Promise<{ id: string; contactId: string }> {
  serial += 1
  const body = { caseType, source: 'WALK_IN', contact: { displayName: `Locataire ${serial}` } }
  const made = await who.send<{ id: string }>('POST', '/dossiers', body)
  const page = await who.get<{ contact: { id: string } }>(`/dossiers/${made.body.id}`)
  return { id: made.body.id, contactId: page.body.contact.id }
}

/** Asks for one paper on a dossier. */
export async function ask(
  who: Caller,
  dossierId: string,
  document: { type: string; title?: string } = { type: 'ID_CARD' },
  more: Record<string, unknown> = {},
): Promise<DocumentAnswer> {
  const asked = await who.send<{ items: DocumentAnswer[] }>('POST', '/documents', {
    dossierId,
    documents: [document],
    ...more,
  })
  const [first] = asked.body.items
  if (!first) throw new Error(JSON.stringify(asked.body))
  return first
}
