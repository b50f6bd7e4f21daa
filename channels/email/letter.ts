const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Words as they stand in a page: never its markup. */
export const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)

/** Right to left as soon as the first letter is of such a script. */
function directionOf(text: string): 'rtl' | 'ltr' {
  const first = /\p{L}/u.exec(text)?.[0] ?? ''
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? 'rtl' : 'ltr'
}

/** Plain words with their web addresses as links and their lines as they were written. */
export function linked(text: string, style: string): string {
  let html = ''
  let from = 0
  for (const link of text.matchAll(LINK)) {
    html += `${escaped(text.slice(from, link.index))}<a href="${escaped(link[0])}" style="${style}">${escaped(link[0])}</a>`
    from = link.index + link[0].length
  }
  html += escaped(text.slice(from))
  return html.replaceAll('\n', '<br>')
}

/** The same words as a page that mail programs show: paragraphs at blank lines, addresses as links, nothing loaded from elsewhere. */
export function letterHtml(body: string): string {
  const paragraphs = body.trim().split(/\n{2,}/)
  return `<!doctype html><html dir="${directionOf(body)}"><body style="margin:0;background:#f8f6f2"><div style="max-width:560px;margin:0 auto;padding:32px 24px;background:#ffffff;color:#2b2722;font:16px/1.6 system-ui,-apple-system,'Segoe UI',Arial,sans-serif">${paragraphs.map((text) => `<p style="margin:0 0 16px">${linked(text, 'color:#2545c9')}</p>`).join('')}</div></body></html>`
}
