import type { Letter, LetterBlock, LetterSpan } from '#channels/kit'
import { escaped, linked } from './letter.ts'

/*
 * A letter as mail programs show it. Tables and styles on each element: some take no sheet (Outlook on Windows lays out
 * with Word, Gmail cuts what it does not know). The sheet in the head only improves: small screens, dark ones.
 */

const INK = '#2b2722'
const QUIET = '#6b635a'
const ACCENT = '#2545c9'
const LINE = '#e7e1d8'
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
const LINK = `color:${ACCENT};text-decoration:underline`
/** Pixels: what every mail program has room for. */
const WIDTH = 600
/** What lists of letters show beside the subject, in characters. */
const PREVIEW = 120
const RIGHT_TO_LEFT = /^(ar|he|fa|ur)\b/i

const SHEET = `:root{color-scheme:light dark;supported-color-schemes:light dark}
p,h2,li,a{overflow-wrap:anywhere;word-break:break-word}
@media (max-width:599px){.edge{padding:16px 8px!important}.row{padding-left:20px!important;padding-right:20px!important}}
@media (prefers-color-scheme:dark){.desk{background:#1c1a17!important}.card{background:#26231f!important;border-color:#3a352f!important}.ink{color:#f1ece4!important}.quiet,.quiet a{color:#b3aa9e!important}.rule{border-color:#3a352f!important}.link{color:#9db0ff!important}.button{background:#9db0ff!important}.press{color:#14182b!important}}`

function spans(parts: readonly LetterSpan[]): string {
  return parts
    .map(({ text, bold, italic, href }) => {
      let html = escaped(text).replaceAll('\n', '<br>')
      if (italic) html = `<em>${html}</em>`
      if (bold) html = `<strong>${html}</strong>`
      return href === undefined ? html : `<a class="link" href="${escaped(href)}" style="${LINK}">${html}</a>`
    })
    .join('')
}

const row = (inside: string, padding = '0 32px 16px') =>
  `<tr><td class="row" style="padding:${padding}">${inside}</td></tr>`

const text = `${FONT};font-size:16px;line-height:1.6;color:${INK}`

/** A cell that is coloured itself: where a program draws no padding of links, it still looks and is pressed like a button. */
const button = ({ label, href }: Extract<LetterBlock, { type: 'button' }>) =>
  `<table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="button" align="center" bgcolor="${ACCENT}" style="border-radius:8px;background:${ACCENT}"><a class="press" href="${escaped(href)}" style="display:inline-block;padding:12px 24px;${FONT};font-size:16px;line-height:1.25;font-weight:600;color:#ffffff;text-decoration:none">${escaped(label)}</a></td></tr></table>`

function block(part: LetterBlock): string {
  if (part.type === 'heading')
    return row(
      `<h2 class="ink" style="margin:0;${FONT};font-size:20px;line-height:1.3;font-weight:650;color:${INK}">${spans(part.spans)}</h2>`,
      '8px 32px 8px',
    )
  if (part.type === 'paragraph') return row(`<p class="ink" style="margin:0;${text}">${spans(part.spans)}</p>`)
  if (part.type === 'rule') return row(`<hr class="rule" style="margin:8px 0;border:0;border-top:1px solid ${LINE}">`)
  if (part.type === 'button') return row(button(part), '8px 32px 16px')
  const tag = part.ordered ? 'ol' : 'ul'
  const items = part.items.map((item) => `<li style="margin:0 0 6px">${spans(item)}</li>`).join('')
  return row(`<${tag} class="ink" style="margin:0;padding-inline-start:24px;${text}">${items}</${tag}>`)
}

function previewOf({ blocks }: Letter): string {
  const first = blocks.find((part) => part.type === 'paragraph')
  const words = first?.type === 'paragraph' ? first.spans.map((span) => span.text).join('') : ''
  return words.replace(/\s+/g, ' ').trim().slice(0, PREVIEW)
}

/**
 * The page of a letter. Nothing is loaded from elsewhere, nothing runs, and what a person wrote stays words.
 * @param around.unsubscribe words that lead out of such letters, below everything
 */
export function letterPage(
  letter: Letter,
  around: { sender: string; subject: string; unsubscribe?: string | null },
): string {
  const { language, blocks, footer } = letter
  const direction = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'
  const small = `${FONT};font-size:13px;line-height:1.5;color:${QUIET}`
  const below = [footer, around.unsubscribe ?? null]
    .flatMap((words) => words ?? [])
    .map((words) =>
      row(
        `<p class="quiet" style="margin:0;${small}">${linked(words, `color:${QUIET};text-decoration:underline`)}</p>`,
        '0 32px 12px',
      ),
    )
  const rule =
    below.length > 0 ? row(`<hr class="rule" style="margin:8px 0 0;border:0;border-top:1px solid ${LINE}">`) : ''
  const brand = row(
    `<p class="quiet" style="margin:0;${FONT};font-size:14px;line-height:1.4;font-weight:650;letter-spacing:.02em;color:${QUIET}">${escaped(around.sender)}</p>`,
    '28px 32px 20px',
  )
  const table = 'role="presentation" border="0" cellpadding="0" cellspacing="0"'
  return `<!doctype html><html lang="${escaped(language.replace('_', '-'))}" dir="${direction}" xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="x-apple-disable-message-reformatting"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no"><title>${escaped(around.subject)}</title><!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]--><style>${SHEET}</style></head><body class="desk" style="margin:0;padding:0;background:#f8f6f2"><div style="display:none;max-height:0;overflow:hidden">${escaped(previewOf(letter))}</div><table ${table} width="100%" class="desk" style="background:#f8f6f2"><tr><td class="edge" align="center" style="padding:32px 16px"><!--[if mso]><table ${table} width="${WIDTH}"><tr><td><![endif]--><table ${table} width="100%" class="card" style="max-width:${WIDTH}px;background:#ffffff;border:1px solid ${LINE};border-radius:12px;text-align:start" dir="${direction}">${brand}${blocks.map(block).join('')}${rule}${below.join('')}<tr><td style="height:16px;line-height:16px;font-size:0">&nbsp;</td></tr></table><!--[if mso]></td></tr></table><![endif]--></td></tr></table></body></html>`
}
