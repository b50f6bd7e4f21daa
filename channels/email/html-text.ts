/** Elements whose content is never read out. */
const SILENT = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'math',
  'object',
  'iframe',
  'textarea',
  'select',
])
const BLOCKS = new Set(
  'address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
)
/** Around which mail programs put what they quote. */
const QUOTING =
  /\b(gmail_quote|yahoo_quoted|moz-cite-prefix|divRplyFwdMsg|appendonsend|ms-outlook-mobile-reference-message)\b/
const NAMED = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    euro: '€',
    copy: '©',
    laquo: '«',
    raquo: '»',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    rsquo: '’',
    lsquo: '‘',
    ldquo: '“',
    rdquo: '”',
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    agrave: 'à',
    acirc: 'â',
    ccedil: 'ç',
    ocirc: 'ô',
    ucirc: 'û',
    ugrave: 'ù',
    icirc: 'î',
    iuml: 'ï',
    Eacute: 'É',
    Agrave: 'À',
    oelig: 'œ',
    deg: '°',
    sup2: '²',
  }),
)
const MAX_DEPTH = 500
const MAX_LENGTH = 2_000_000

/**
 * The words of a page of HTML as plain text: no element, no address, nothing that could be loaded survives. Quotations
 * begin with `>` as in plain letters. In one pass, whatever the page is.
 */
export function htmlToText(page: string): string {
  const html = page.slice(0, MAX_LENGTH)
  const out: string[] = []
  const quotes: string[] = []
  let silentUntil: string | null = null
  let at = 0
  // Looked for once each: a page of nothing but `<` costs no more than another.
  let close = -1
  const say = (text: string) => {
    if (silentUntil === null && text !== '') out.push(text)
  }
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      say(spaced(html.slice(at)))
      break
    }
    say(spaced(html.slice(at, open)))
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    if (close !== NOWHERE && close <= open) close = endOf(html, open + 1)
    const [, slash, rawName] = /^<(\/?)([a-z][a-z0-9]{0,20})/i.exec(html.slice(open, open + 24)) ?? []
    if (close === NOWHERE || rawName === undefined) {
      // A lone sign; a declaration or an unknown element is passed over.
      const element = close !== NOWHERE && /^<[!/?a-z]/i.test(html.slice(open, open + 2))
      if (!element) say('<')
      at = element ? close + 1 : open + 1
      continue
    }
    at = close + 1
    const name = rawName.toLowerCase()
    if (silentUntil !== null) {
      if (slash && name === silentUntil) silentUntil = null
      continue
    }
    if (!slash && SILENT.has(name) && html[close - 1] !== '/') {
      silentUntil = name
      continue
    }
    if (BLOCKS.has(name)) out.push(BREAK)
    if (!slash && name === 'li') out.push('– ')
    if (name === 'td' || name === 'th') out.push(' ')
    if (name === 'blockquote' || name === 'div')
      step(out, quotes, name, slash === '/', html.slice(open, Math.min(close, open + 500)))
  }
  return laidOut(out)
}

const NOWHERE = Number.POSITIVE_INFINITY

function endOf(html: string, from: number): number {
  const at = html.indexOf('>', from)
  return at < 0 ? NOWHERE : at
}

const BREAK = '\u0000'
const DEEPER = '\u0001'
const HIGHER = '\u0002'

/** Keeps track of what is quoted: a blockquote, or a div that a mail program marked. */
function step(out: string[], open: string[], name: string, closing: boolean, tag: string): void {
  if (closing) {
    if (open.length === 0) return
    const index = open.findLastIndex((entry) => entry.startsWith(name))
    const was = index < 0 ? undefined : open.splice(index, 1)[0]
    if (was?.endsWith('!')) out.push(HIGHER)
    return
  }
  if (open.length >= MAX_DEPTH) return
  const quoting = name === 'blockquote' || QUOTING.test(tag)
  open.push(quoting ? `${name}!` : name)
  if (quoting) out.push(BREAK, DEEPER)
}

function laidOut(pieces: readonly string[]): string {
  const lines: string[] = []
  let [line, depth] = ['', 0]
  const flush = () => {
    const text = line.replace(/[ \t\u00a0]+/g, ' ').trim()
    lines.push(depth > 0 && text !== '' ? `> ${text}` : text)
    line = ''
  }
  for (const piece of pieces) {
    if (piece === BREAK) flush()
    else if (piece === DEEPER) depth += 1
    else if (piece === HIGHER) {
      flush()
      depth = Math.max(0, depth - 1)
    } else line += piece
  }
  flush()
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Text between elements: spaces as one, entities as the signs they stand for, our own marks taken out. */
function spaced(text: string): string {
  return text
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,10}));?/gi,
      (whole, dec?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED.get(name) ?? whole
        const code = dec === undefined ? Number.parseInt(hex ?? '', 16) : Number(dec)
        return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' '
      },
    )
    .replace(/[\s\p{Cc}]+/gu, ' ')
}
