import { checkDocument, rejectDocument, requestDocuments, uploadDocument, uploadVersion } from '#modules/documents'
import { isoAt, type ManualClock } from '#platform/clock'
import { type Platform, type RequestContext, type RunOptions, readContext, runInOrg } from '#platform/context'
import { renderPicture } from './pictures/index.ts'

const DAY = 86_400_000

type Paper = { type: 'ID_CARD' | 'PAY_SLIP' | 'PROOF_OF_ADDRESS' | 'TAX_NOTICE'; title?: string; heading: string }

/** What a landlord asks a tenant for. */
const rental: Record<'MA' | 'FR', readonly Paper[]> = {
  MA: [
    { type: 'ID_CARD', heading: 'ROYAUME DU MAROC — CARTE NATIONALE D’IDENTITÉ' },
    { type: 'PAY_SLIP', title: 'Trois derniers bulletins', heading: 'BULLETIN DE PAIE' },
    { type: 'PROOF_OF_ADDRESS', heading: 'FACTURE — EAU ET ÉLECTRICITÉ' },
  ],
  FR: [
    { type: 'ID_CARD', heading: 'RÉPUBLIQUE FRANÇAISE — CARTE NATIONALE D’IDENTITÉ' },
    { type: 'PAY_SLIP', title: 'Trois derniers bulletins', heading: 'BULLETIN DE PAIE' },
    { type: 'TAX_NOTICE', heading: 'AVIS D’IMPÔT SUR LES REVENUS' },
  ],
}

/** Whose papers they are, and who of the agency deals with them. `platform` keeps the time of the story. */
export type Papers = {
  platform: Platform
  options: RunOptions
  clock: ManualClock
  /** The present, which no story goes beyond. Epoch milliseconds. */
  now: number
  country: 'MA' | 'FR'
  dossierId: string
  person: string
}
type Asked = { id: string; version: number; paper: Paper }

const within = <T>(p: Papers, work: (ctx: RequestContext) => Promise<T>) => runInOrg(p.platform, p.options, work)
const reading = (p: Papers) => readContext(p.platform, p.options)
/** Lets some days of the story pass. */
const wait = (p: Papers, days: number) =>
  p.clock.advance(Math.max(0, Math.min(days * DAY, (p.now - p.clock.now()) / 4)))
const dayOf = (ms: number) => isoAt(ms).slice(0, 10)

/** Asks the person for the papers of a rental. */
export async function askPapers(p: Papers): Promise<Asked[]> {
  const wanted = rental[p.country]
  const { items } = await within(p, (ctx) =>
    requestDocuments(ctx, {
      dossierId: p.dossierId,
      documents: wanted.map(({ type, title }) => ({ type, ...(title ? { title } : {}) })),
      dueOn: dayOf(p.clock.now() + 10 * DAY),
    }),
  )
  return items.flatMap(({ id, version }, n) => {
    const paper = wanted[n]
    return paper ? [{ id, version, paper }] : []
  })
}

/** The person brings the papers; the identity card as a photo, the others as PDF. */
export async function bringPapers(p: Papers, asked: readonly Asked[]): Promise<Asked[]> {
  const brought: Asked[] = []
  for (const one of asked) {
    wait(p, 1.3)
    const picture = one.paper.type === 'ID_CARD'
    const bytes = picture ? await paperPicture(one.paper.heading, p.person) : paperPdf(one.paper.heading, p.person)
    const name = `${one.paper.type.toLowerCase().replaceAll('_', '-')}.${picture ? 'jpg' : 'pdf'}`
    const fields = picture ? { expiresOn: dayOf(p.clock.now() + 40 * DAY) } : {}
    const { version } = await uploadVersion(reading(p), one.id, fields, { bytes, name, type: '' })
    brought.push({ ...one, version })
  }
  return brought
}

export async function checkPapers(p: Papers, brought: readonly Asked[]): Promise<void> {
  wait(p, 0.4)
  for (const { id, version } of brought) await within(p, (ctx) => checkDocument(ctx, id, { version }))
}

/** Half-way: the card is checked, the pay slips cannot be read, the last paper is still awaited. */
export async function bringSome(p: Papers, asked: readonly Asked[]): Promise<void> {
  const [card, slips] = await bringPapers(p, asked.slice(0, 2))
  if (card) await checkPapers(p, [card])
  wait(p, 0.1)
  if (slips)
    await within(p, (ctx) =>
      rejectDocument(ctx, slips.id, { version: slips.version, reason: 'Le mois de janvier est illisible.' }),
    )
}

/** The agreement that both sides signed. */
export async function bringAgreement(p: Papers): Promise<void> {
  const bytes = paperPdf('COMPROMIS DE VENTE', p.person)
  const fields = { dossierId: p.dossierId, type: 'SALE_AGREEMENT' as const }
  const { id, version } = await uploadDocument(reading(p), fields, { bytes, name: 'compromis-signe.pdf', type: '' })
  await within(p, (ctx) => checkDocument(ctx, id, { version }))
}

/** The papers of a listing: its title, and what the law asks for in its country. */
export async function bringListingPapers(
  platform: Platform,
  options: RunOptions,
  listing: { annonceId: string; title: string; country: 'MA' | 'FR' },
): Promise<void> {
  const ctx = readContext(platform, options)
  const { annonceId, country } = listing
  const deed = paperPdf('TITRE DE PROPRIÉTÉ', listing.title)
  await uploadDocument(ctx, { annonceId, type: 'TITLE_DEED' }, { bytes: deed, name: 'titre.pdf', type: '' })
  const more = country === 'FR' ? ('DPE' as const) : ('PLAN' as const)
  const expiresOn = dayOf(platform.clock.now() + 20 * DAY)
  await uploadDocument(
    ctx,
    { annonceId, type: more, ...(country === 'FR' ? { expiresOn } : {}) },
    { bytes: paperPdf(country === 'FR' ? 'DIAGNOSTIC' : 'PLAN', listing.title), name: 'piece.pdf', type: '' },
  )
}

const escaped = (text: string) =>
  text
    .replace(/[’‘]/g, "'")
    .replaceAll('—', '-')
    .replace(/[\\()]/g, '\\$&')

/** A page of A4 with a heading and a name: a whole PDF. */
function paperPdf(heading: string, name: string): Buffer {
  const text = `BT /F 18 Tf 60 770 Td (${escaped(heading)}) Tj /F 12 Tf 0 -36 Td (${escaped(name)}) Tj 0 -24 Td (Document de d\u00e9monstration) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, n) => {
    const at = body.length
    body += `${n + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const start = body.length
  return Buffer.from(
    `${body}xref\n0 6\n0000000000 65535 f \n${table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  )
}

/** A card as a phone photographs it: no real one, only its look. */
function paperPicture(heading: string, name: string): Promise<Buffer> {
  const safe = (text: string) => text.replace(/[<&>]/g, '')
  return renderPicture(`<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="720" font-family="sans-serif">
    <rect width="1000" height="720" fill="#b9a98f"/>
    <g transform="rotate(-2 500 360)">
      <rect x="90" y="110" width="820" height="500" rx="28" fill="#eef2ea"/>
      <rect x="90" y="110" width="820" height="86" rx="28" fill="#2f6f5e"/>
      <text x="120" y="164" font-size="25" fill="#ffffff">${safe(heading)}</text>
      <rect x="130" y="240" width="210" height="270" rx="12" fill="#c9d2cb"/>
      <circle cx="235" cy="335" r="56" fill="#8d9a92"/><path d="M150 510 a85 95 0 0 1 170 0z" fill="#8d9a92"/>
      <text x="390" y="290" font-size="38" fill="#26352f">${safe(name)}</text>
      <rect x="390" y="330" width="330" height="18" rx="9" fill="#c3ccc5"/><rect x="390" y="370" width="260" height="18" rx="9" fill="#c3ccc5"/>
      <rect x="390" y="410" width="300" height="18" rx="9" fill="#c3ccc5"/>
      <text x="390" y="500" font-size="24" fill="#8a948d">SPÉCIMEN — DÉMONSTRATION</text>
      <rect x="130" y="545" width="740" height="14" rx="7" fill="#d4dbd5"/><rect x="130" y="572" width="740" height="14" rx="7" fill="#d4dbd5"/>
    </g></svg>`)
}
