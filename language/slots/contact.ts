import type { Reading } from '../reading.ts'

const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,3}/g
const LINK = /(?:https?:\/\/|www\.)[^\s]{1,200}/g
const PHONE = /(?:\+|00)?\(?\d(?:[ .\-/()]{0,2}\d){7,14}/g
const OVERSEAS: readonly [RegExp, string][] = [
  [/^69[23]/, '+262'],
  [/^639/, '+262'],
  [/^69[01]/, '+590'],
  [/^694/, '+594'],
  [/^69[67]/, '+596'],
]

/**
 * E.164 form of a phone number, or undefined when the digits are not a possible number. National numbers
 * are read in the country given, never guessed; French overseas mobiles keep their own country code.
 */
export function phoneNumber(raw: string, country: 'MA' | 'FR'): string | undefined {
  const plus = raw.trim().startsWith('+')
  let digits = raw.replace(/\(0\)/g, '').replace(/\D/g, '')
  const international = plus || digits.startsWith('00')
  if (digits.startsWith('00')) digits = digits.slice(2)
  if (international) {
    const known = /^(212|33)0?(\d{9})$/.exec(digits)
    if (known !== null) return `+${known[1]}${known[2]}`
    return digits.length >= 9 && digits.length <= 15 ? `+${digits}` : undefined
  }
  const bare = /^(212|33)0?([1-9]\d{8})$/.exec(digits)
  if (bare !== null) return `+${bare[1]}${bare[2]}`
  const national =
    /^0([1-9]\d{8})$/.exec(digits)?.[1] ?? (/^[67]\d{8}$/.test(digits) && digits.length === 9 ? digits : undefined)
  if (national === undefined) return undefined
  if (country === 'MA') return /^[5-8]/.test(national) ? `+212${national}` : undefined
  for (const [pattern, prefix] of OVERSEAS) if (pattern.test(national)) return prefix + national
  return `+33${national}`
}

/** Email addresses, links and phone numbers; their digits are taken away from the other extractors. */
export function readContacts(reading: Reading): void {
  for (const match of reading.text.matchAll(EMAIL)) {
    const to = match.index + match[0].length
    if (!reading.has('email')) reading.add('email', match[0].replace(/\.$/, ''), match.index, to, 'contact.email', 0.99)
    reading.take(match.index, to)
  }
  for (const match of reading.text.matchAll(LINK)) reading.take(match.index, match.index + match[0].length)
  for (const match of reading.text.matchAll(PHONE)) {
    const to = match.index + match[0].length
    if (!reading.free(match.index, to) || /[\d.,]/.test(reading.text[match.index - 1] ?? '')) continue
    const number = phoneNumber(match[0], reading.input.country)
    if (number === undefined) continue
    if (!reading.has('phone')) reading.add('phone', number, match.index, to, 'contact.phone', 0.97)
    reading.take(match.index, to)
  }
}

const NAME_INTRO =
  /(?:je m'?appel+e?s?|je me nomme|mon nom est|mon nom c'?est|mon prenom est|moi c'?est|my name is|my name'?s|name's|smiti|smyti|smiyti|ismi|ana smiti|esmi|smitii|nom ?:|name ?:|اسمي|انا اسمي|سميتي|الاسم ?:?|اسمي الكامل|نقول ليكم سميتي)(?: (?:هو|hiya|howa|huwa|est|is))?[ :]+/g
const NAME_WEAK =
  /(?:^|[\n.,!;] ?|bonjour,? |bonsoir,? |salut,? |salam,? |hello,? |hi,? |hey,? |مرحبا,? |السلام عليكم,? |سلام,? )(?:c'est|ici|je suis|this is|it's|i am|i'm|im|ana|m3ak|m3akom|m3akoum|انا|معك|معكم|معاكم|معاك)[ :]+/g
const TITLES =
  /^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle|mrs|ms|miss|dr|docteur|si|lalla|السيد|السيده|سيدي|الدكتور|الاستاذ)\.?\s+/i
const NAME_WORD = /^[\p{L}][\p{L}\p{M}'’-]*$/u
const STOP =
  /^(?:et|and|w|o|ou|je|j|i|bghit|un|une|le|la|les|de la|pour|mon|my|votre|from|at|in|du cote|a|au|on|looking|interested|interesse.*|proprietaire|le|the|an|owner|numero|tel|telephone|mobile|phone|est|is|avec|suis|cherche|souhaite|voudrais|veux|merci|svp|please|3afak|nmerti|nemra|numero|و.*|اريد|ابحث|اود|ارغب|رقمي|رقم|من|بغيت|مالك|صاحب|نمرتي|هاتفي|نريد|باغي|كنقلب|i'm|i'd|can|could|available|free|dispo|disponible|libre|bien|ok|sur|dans|en|tres|vraiment|toujours|encore|ravi|desole|not|sorry|happy|still|here|just|so|very|d'accord|pas|client|cliente|agent|etudiant.*|student|locataire|tenant|buyer|zmagri|marocain.*|francais.*|family|couple|medecin|prof|ingenieur|bon|bonne|good|fine|combien|quel.*|possible|urgent|mazal|baghi.*|kan.*|jay.*|مهتم.*|متفرغ.*|طالب.*|زبون|المالك|هنا|لست|لا|في|حاليا|الان|غير|موافق|سعيد|جاي.*|ماشي|مول.*)$/i

/** The name a person gives: introduced by "je m'appelle", "smiti", "اسمي", or a capitalised "c'est …". */
export function readName(reading: Reading): void {
  for (const [pattern, strong] of [
    [NAME_INTRO, true],
    [NAME_WEAK, false],
  ] as const) {
    for (const match of reading.text.matchAll(pattern)) {
      const from = match.index + match[0].length
      if (/[a-z\u0600-\u06ff]/.test(reading.text[match.index - 1] ?? ' ') && strong) continue
      if (takeName(reading, from, strong)) return
    }
  }
  if (reading.input.openQuestion === 'NAME' && reading.tokens.length <= 5) takeName(reading, 0, true)
  else readSignature(reading)
}

/** "Karim Bennani, 0661…": two capitalised words in front of a phone number, or a closing signature. */
function readSignature(reading: Reading): void {
  const phone = reading.findings.find((finding) => finding.slot === 'phone')
  if (phone === undefined) return
  const source = reading.input.text
  const end = reading.folded.origin[phone.from] ?? 0
  const found =
    /(?:^|[,.!\n:;] ?)((?:\p{Lu}\p{L}+[ -]){1,2}\p{Lu}\p{L}+)[ ,:;.\n-]*(?:tel|tél|mon numéro|numéro|au|phone)?[ :.]*$/iu.exec(
      source.slice(Math.max(0, end - 80), end),
    )
  const name = found?.[1]
  if (name === undefined || !name.split(' ').every((part) => /^\p{Lu}/u.test(part) && !STOP.test(part))) return
  if (/^(?:Bonjour|Bonsoir|Salut|Hello|Salam|Appelez|Appelle|Rappelez|Call|Merci|Contact)/.test(name)) return
  const start = source.lastIndexOf(name, end)
  const from = Math.max(
    0,
    reading.folded.origin.findIndex((origin) => origin >= start),
  )
  reading.add('name', name, from, from + name.length, 'name.signature', 0.75)
}

function takeName(reading: Reading, from: number, strong: boolean): boolean {
  const start = reading.folded.origin[from] ?? 0
  let rest = reading.input.text.slice(start, start + 80)
  let shift = 0
  const title = TITLES.exec(rest)
  if (title !== null) {
    shift = title[0].length
    rest = rest.slice(shift)
  }
  const words: string[] = []
  for (const part of rest.split(/\s+/)) {
    const bare = part.replace(/[.,!?;:،]+$/u, '')
    if (!NAME_WORD.test(bare) || bare.length > 25 || STOP.test(bare.normalize('NFD').replace(/\p{M}/gu, ''))) break
    const latin = /\p{Script=Latin}/u.test(bare)
    const particle = /^(?:el|al|ben|bin|ait|de|van|von|le|la|du|بن|ايت)$/i.test(bare)
    if (!strong && latin && !particle && !/^\p{Lu}/u.test(bare)) break
    if (!strong && !latin && bare === part && words.length === 1) break
    words.push(bare)
    if (bare !== part || words.length === 3) break
  }
  const arabicAlone =
    !strong &&
    words.length > 0 &&
    !/\p{Script=Latin}/u.test(words[0] ?? '') &&
    !/^[\s\S]{0,40}?[،,.!]/u.test(rest.slice(0, (words[0]?.length ?? 0) + 2))
  if (arabicAlone) return false
  const [first] = words
  if (first === undefined || (first.length < 2 && words.length === 1)) return false
  const raw = words.join(' ')
  const name =
    raw === raw.toLowerCase()
      ? raw.replace(/(^|[\s'-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
      : raw
  reading.add(
    'name',
    name,
    from + shift,
    from + shift + raw.length,
    strong ? 'name.introduced' : 'name.this-is',
    strong ? 0.92 : 0.8,
  )
  reading.take(from, from + shift + raw.length)
  return true
}
