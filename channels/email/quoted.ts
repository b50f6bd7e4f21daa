/** Lines that mail programs write above what they quote. */
const ABOVE = [
  /^-{2,}\s*(original message|message d['’]origine|message transféré|forwarded message|الرسالة الأصلية|رسالة معاد توجيهها)\s*-{2,}$/i,
  /^_{20,}$/,
]
const WROTE = /^(le|on|em|am|في|بتاريخ)\s.{4,300}\s?(a écrit|wrote|écrit|schrieb|كتب.{0,80})\s*:?$/i
/** The header of an answer in Outlook: sender, then date, on lines of their own. */
const FROM = /^\*?(de|from|von|من)\s?\*?:\*?\s?\S/i
const SENT = /^\*?(envoyé|sent|date|gesendet|تاريخ الإرسال|التاريخ)\s?\*?:\*?\s?\S/i
const SENT_FROM = /^(envoyé (de|depuis)|sent from|télécharger outlook|get outlook|أرسلت من|مرسل من).{0,80}$/i

/**
 * What the person wrote this time: without the history below it, the signature after `-- ` and the line of their
 * telephone. Answers written between quoted lines stay as they are; a letter that is nothing but history stays whole.
 */
export function withoutHistory(text: string): string {
  const lines = text.replace(/\u00a0/g, ' ').split('\n')
  let end = cutAt(lines)
  end = withoutTrailingQuotes(lines, end)
  const signature = lines.slice(0, end).findIndex((line) => line === '-- ' || line === '--')
  if (signature > 0) end = signature
  const kept = withoutPhoneLine(lines.slice(0, end)).join('\n').trim()
  return kept === '' ? text.trim() : kept
}

/** The first line of the history, or the number of lines. */
function cutAt(lines: readonly string[]): number {
  for (const [i, raw] of lines.entries()) {
    const line = raw.trim()
    if (line === '' || line.length > 400) continue
    if (ABOVE.some((pattern) => pattern.test(line))) return i
    if (FROM.test(line) && lines.slice(i + 1, i + 4).some((next) => SENT.test(next.trim()))) return i
    const both = `${line} ${(lines[i + 1] ?? '').trim()}`
    const wrote = WROTE.test(line) ? i + 1 : both.length < 400 && WROTE.test(both) ? i + 2 : null
    if (wrote !== null && onlyQuotesOrNone(lines.slice(wrote))) return i
  }
  return lines.length
}

/** What follows is quoted to the end, or not marked as quoted at all; not an answer between the lines. */
function onlyQuotesOrNone(rest: readonly string[]): boolean {
  const words = rest.filter((line) => line.trim() !== '')
  const quoted = words.filter((line) => line.trimStart().startsWith('>')).length
  return quoted === 0 || quoted === words.length
}

function withoutTrailingQuotes(lines: readonly string[], from: number): number {
  let end = from
  while (end > 0) {
    const line = (lines[end - 1] ?? '').trim()
    if (line !== '' && !line.startsWith('>')) break
    end -= 1
  }
  return end
}

function withoutPhoneLine(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return last > 0 && SENT_FROM.test((lines[last] ?? '').trim()) ? lines.slice(0, last) : lines
}
