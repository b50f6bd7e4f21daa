import { slips, weightOf, wordLikeness } from './likeness.rules.ts'
import { soundOf, wordsOf } from './names.rules.ts'

/** A contact as the finder looks at it. Phones are E.164, addresses in lower case. */
export type Candidate = {
  kind: 'PERSON' | 'COMPANY'
  displayName: string
  firstName?: string | null
  lastName?: string | null
  identities: readonly { kind: 'PHONE' | 'EMAIL' | 'WHATSAPP_BSUID'; value: string }[]
  note?: string | null
}

/** One thing that speaks for or against; `left` and `right` are what the two have, for people to read. */
export type Reason = { code: ReasonCode; weight: number; left: string; right: string }
export type ReasonCode =
  | 'SAME_NAME'
  | 'SAME_NAME_COMMON'
  | 'SIMILAR_NAME'
  | 'NAME_CONTAINED'
  | 'OTHER_FIRST_NAME'
  | 'OTHER_NAME'
  | 'OTHER_KIND'
  | 'SAME_PHONE'
  | 'SHARED_LANDLINE'
  | 'SIMILAR_PHONE'
  | 'SAME_EMAIL'
  | 'SHARED_MAILBOX'
  | 'SIMILAR_EMAIL'
  | 'EMAIL_SPELLS_NAME'
  | 'NUMBER_IN_NOTE'
  | 'COMPLEMENTARY'
  | 'OTHER_NUMBERS'

/** A pair is suggested from here on, between 0 and 1. */
export const SUGGESTED_FROM = 0.6
/** Where a pair stands of which nothing is known, before anything speaks for it. */
const START = -4
/** Words from here on are the same word. */
const ALIKE = 0.84

/**
 * How likely two contacts are one, from 0 to 1, with what speaks for and against it, strongest first. The order of the
 * two does not matter.
 */
export function scorePair(a: Candidate, b: Candidate): { score: number; reasons: Reason[] } {
  const reasons = [...nameReasons(a, b), ...numberReasons(a, b), ...addressReasons(a, b), ...kindReasons(a, b)]
  const sum = START + reasons.reduce((total, reason) => total + reason.weight, 0)
  return {
    score: Math.round((1 / (1 + Math.exp(-sum))) * 1000) / 1000,
    reasons: reasons.sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight)),
  }
}

// ---------------------------------------------------------------- names

/** A name that is a number or an address was never given. */
const isName = (text: string) => /\p{L}{2,}/u.test(text) && !text.includes('@')

function namesOf(c: Candidate): string[][] {
  const full = [c.firstName, c.lastName].filter(Boolean).join(' ')
  const named = [c.displayName, full].filter((text) => text !== '' && isName(text)).map(wordsOf)
  return named.filter((words) => words.length > 0)
}

type Alignment = { pairs: { a: string; b: string; likeness: number }[]; restA: string[]; restB: string[] }

/** Words of two names paired, the most alike first; what has no partner is left over. */
function align(a: readonly string[], b: readonly string[]): Alignment {
  const all = a.flatMap((x, i) => b.map((y, j) => ({ a: x, b: y, i, j, likeness: wordLikeness(x, y) })))
  all.sort((p, q) => q.likeness - p.likeness || p.i - q.i || p.j - q.j)
  const [usedA, usedB] = [new Set<number>(), new Set<number>()]
  const pairs: Alignment['pairs'] = []
  for (const pair of all) {
    if (pair.likeness < ALIKE || usedA.has(pair.i) || usedB.has(pair.j)) continue
    usedA.add(pair.i)
    usedB.add(pair.j)
    pairs.push(pair)
  }
  return { pairs, restA: a.filter((_, i) => !usedA.has(i)), restB: b.filter((_, j) => !usedB.has(j)) }
}

function nameReasons(a: Candidate, b: Candidate): Reason[] {
  const [mine, theirs] = [namesOf(a), namesOf(b)]
  const shown = { left: a.displayName, right: b.displayName }
  const judged = mine.flatMap((x) => theirs.map((y) => judgeNames(x, y))).sort((x, y) => y.weight - x.weight)[0]
  return judged ? [{ ...judged, ...shown }] : []
}

function judgeNames(x: readonly string[], y: readonly string[]): { code: ReasonCode; weight: number } {
  // Written together or apart: El Amrani Salma, Benali and Ben Ali are done word by word, DupontImmo and Dupont Immo here.
  if (x.join('') === y.join('') && x.join('').length >= 5)
    return named(
      x.map((word) => ({ a: word, b: word, likeness: 1 })),
      0,
    )
  const { pairs, restA, restB } = align(x, y)
  const shorter = Math.min(x.length, y.length)
  const rest = Math.min(restA.length, restB.length)
  if (pairs.length === 0) return { code: 'OTHER_NAME', weight: -3.5 }
  if (rest > 0) {
    // A shared family name and different first names is a family; two shared of three is nearly a name.
    return pairs.length >= 2 && rest === 1 && restA.length + restB.length === 2
      ? { code: 'OTHER_FIRST_NAME', weight: -2.2 }
      : { code: 'OTHER_FIRST_NAME', weight: -3 }
  }
  if (shorter === 1 && x.length + y.length > 2) return { code: 'NAME_CONTAINED', weight: 1 }
  if (shorter === 1) return { code: 'NAME_CONTAINED', weight: Math.min(1.8, weightOf(x[0] ?? '') * 0.7) }
  return named(pairs, Math.abs(x.length - y.length))
}

function named(pairs: Alignment['pairs'], extra: number): { code: ReasonCode; weight: number } {
  const likeness = pairs.reduce((total, pair) => total + pair.likeness, 0) / pairs.length
  const said = pairs.reduce((total, pair) => total + Math.min(weightOf(pair.a), weightOf(pair.b)), 0)
  const weight = Math.min(6, said) * (likeness >= 0.95 ? 1 : likeness >= 0.9 ? 0.92 : 0.82) - 0.4 * extra
  const exact = likeness >= 0.97
  return {
    code: exact ? (said < 3 ? 'SAME_NAME_COMMON' : 'SAME_NAME') : 'SIMILAR_NAME',
    weight: Math.round(weight * 100) / 100,
  }
}

// ---------------------------------------------------------------- numbers

const phonesOf = (c: Candidate) => c.identities.filter((i) => i.kind === 'PHONE').map((i) => i.value)
const emailsOf = (c: Candidate) => c.identities.filter((i) => i.kind === 'EMAIL').map((i) => i.value)

/** What remains of an international number without its country: "06…" typed in another country keeps these digits. */
export function nationalDigits(phone: string): string {
  return phone.replace(/^\+(212|33|34|32|31|39|44|49|1)/, '').replace(/\D/g, '')
}

/** Landlines of Morocco and France ring for a house or an office, not for one person. */
const isLandline = (phone: string) => /^\+2125|^\+33[1-59]/.test(phone)

function numberReasons(a: Candidate, b: Candidate): Reason[] {
  const [mine, theirs] = [phonesOf(a), phonesOf(b)]
  const same = mine.find((x) => theirs.includes(x))
  if (same) return [isLandline(same) ? reason('SHARED_LANDLINE', 1.5, same, same) : reason('SAME_PHONE', 5, same, same)]
  for (const x of mine)
    for (const y of theirs)
      if (nationalDigits(x).length >= 9 && nationalDigits(x) === nationalDigits(y) && !isLandline(x))
        return [reason('SAME_PHONE', 4.2, x, y)]
  const noted = mentioned(a, theirs) ?? mentioned(b, mine)
  if (noted) return [reason('NUMBER_IN_NOTE', 3.6, noted, noted)]
  for (const x of mine)
    for (const y of theirs)
      if (!isLandline(x) && nationalDigits(x).length >= 9 && slips(nationalDigits(x), nationalDigits(y), 1) <= 1)
        return [reason('SIMILAR_PHONE', 2.6, x, y)]
  return mine.length > 0 && theirs.length > 0 ? [reason('OTHER_NUMBERS', -0.8, mine[0] ?? '', theirs[0] ?? '')] : []
}

/** A number that one has and the other names in its note or its name. */
function mentioned(c: Candidate, phones: readonly string[]): string | null {
  const digits = `${c.displayName} ${c.note ?? ''}`.replace(/(?<=\d)[\s.\-/()]+(?=\d)/g, '').replace(/[^\d]+/g, ' ')
  return phones.find((phone) => nationalDigits(phone).length >= 8 && digits.includes(nationalDigits(phone))) ?? null
}

// ---------------------------------------------------------------- addresses

const GENERIC =
  /^(info|contact|hello|bonjour|admin|office|accueil|commercial|direction|agence|immo|immobilier|vente|ventes|sales|support|service|mail|reception|compta|noreply|no-reply)[.\-_\d]*$/
const FREE_MAIL =
  /^(gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|me|orange|wanadoo|free|laposte|sfr|menara|msn|aol)\./

/** One mailbox, one text: dots and +words of Gmail fall away, googlemail is gmail. */
export function mailboxOf(email: string): string {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  const gmail = domain === 'gmail.com' || domain === 'googlemail.com'
  const box = local.replace(/\+.*$/, '')
  return gmail ? `${box.replaceAll('.', '')}@gmail.com` : `${box}@${domain}`
}

const localOf = (email: string) => mailboxOf(email).split('@')[0] ?? ''
const domainOf = (email: string) => mailboxOf(email).split('@')[1] ?? ''

function addressReasons(a: Candidate, b: Candidate): Reason[] {
  const [mine, theirs] = [emailsOf(a), emailsOf(b)]
  const found: Reason[] = []
  const pairs = mine.flatMap((x) => theirs.map((y) => judgeAddresses(x, y))).filter((r) => r !== null)
  const best = pairs.sort((x, y) => y.weight - x.weight)[0]
  if (best) found.push(best)
  if (!best || best.weight < 2) {
    const spelled = spells(mine, b) ?? spells(theirs, a)
    if (spelled) found.push(spelled)
  }
  const [phones, others] = [phonesOf(a).length > 0, phonesOf(b).length > 0]
  const apart =
    (phones && !others && theirs.length > 0 && mine.length === 0) ||
    (others && !phones && mine.length > 0 && theirs.length === 0)
  if (apart)
    found.push(
      reason(
        'COMPLEMENTARY',
        1,
        phones ? (phonesOf(a)[0] ?? '') : (mine[0] ?? ''),
        phones ? (theirs[0] ?? '') : (phonesOf(b)[0] ?? ''),
      ),
    )
  return found
}

function judgeAddresses(x: string, y: string): Reason | null {
  const generic = GENERIC.test(localOf(x)) || GENERIC.test(localOf(y))
  if (mailboxOf(x) === mailboxOf(y)) return reason(generic ? 'SHARED_MAILBOX' : 'SAME_EMAIL', generic ? 0.6 : 5, x, y)
  if (generic) return null
  const [p, q] = [localOf(x).replace(/[._-]/g, ''), localOf(y).replace(/[._-]/g, '')]
  const near = slips(domainOf(x), domainOf(y), 2) <= 2
  if (p === q && p.length >= 5 && near) return reason('SIMILAR_EMAIL', 3.6, x, y)
  if (p === q && p.length >= 6 && (FREE_MAIL.test(domainOf(x)) || FREE_MAIL.test(domainOf(y))))
    return reason('SIMILAR_EMAIL', 2.6, x, y)
  if (domainOf(x) === domainOf(y) && p.length >= 7 && slips(p, q, 1) === 1 && !/\d/.test(p + q))
    return reason('SIMILAR_EMAIL', 2.2, x, y)
  return null
}

/** An address that spells the other's whole name: s.bennani@ does not, salma.bennani@ does. */
function spells(emails: readonly string[], other: Candidate): Reason | null {
  const words = namesOf(other).flat()
  if (words.length < 2) return null
  for (const email of emails) {
    const bones = soundOf(localOf(email).replace(/[^a-z]/g, ''))?.bones.replace(/[aiu]/g, '') ?? ''
    const heard = words.map((word) => soundOf(word)?.bones.replace(/[aiu]/g, '') ?? '').filter((part) => part !== '')
    if (heard.length >= 2 && heard.join('').length >= 4 && heard.every((part) => bones.includes(part)))
      return reason('EMAIL_SPELLS_NAME', 1.5, email, other.displayName)
  }
  return null
}

function kindReasons(a: Candidate, b: Candidate): Reason[] {
  return a.kind === b.kind ? [] : [reason('OTHER_KIND', -2, a.displayName, b.displayName)]
}

function reason(code: ReasonCode, weight: number, left: string, right: string): Reason {
  return { code, weight, left, right }
}

// ---------------------------------------------------------------- keys

/** At most this many keys per contact. */
const MOST_KEYS = 60

/**
 * Keys under which alike contacts meet: two contacts are compared when they share one. Each allows one thing to differ:
 * a spelling, a letter of one word, a digit in one half of a number, the provider of an address.
 */
export function keysOf(c: Candidate): string[] {
  const keys = new Set<string>()
  const bones = [
    ...new Set(
      namesOf(c)
        .flat()
        .map((word) => meetingSound(word)),
    ),
  ]
    .filter((b) => b.length >= 2)
    .sort()
  for (const [i, one] of bones.entries()) {
    for (const two of bones.slice(i + 1)) {
      keys.add(`n:${one}|${two}`)
      // One word right, of the other its beginning or its end.
      keys.add(`h:${one}|${two.slice(0, 2)}`)
      keys.add(`h:${two}|${one.slice(0, 2)}`)
      keys.add(`t:${one}|${two.slice(-2)}`)
      keys.add(`t:${two}|${one.slice(-2)}`)
    }
  }
  const whole = namesOf(c)[0]?.map(meetingSound).sort().join('') ?? ''
  if (whole.length >= 3) keys.add(`w:${whole}`)
  const numbers = [
    ...phonesOf(c),
    ...(`${c.displayName} ${c.note ?? ''}`.replace(/(?<=\d)[\s.\-/()]+(?=\d)/g, '').match(/\d{9,15}/g) ?? []),
  ]
  for (const phone of numbers) {
    const digits = nationalDigits(phone).replace(/^0+/, '').slice(-9)
    if (digits.length < 8) continue
    keys.add(`p:${digits}`)
    for (const word of bones) {
      keys.add(`f:${digits.slice(0, 5)}|${word}`)
      keys.add(`l:${digits.slice(-4)}|${word}`)
    }
  }
  for (const email of emailsOf(c)) {
    keys.add(`e:${mailboxOf(email)}`.slice(0, 120))
    const local = localOf(email).replace(/[._-]/g, '')
    if (local.length >= 5 && !GENERIC.test(local)) keys.add(`m:${local}`.slice(0, 120))
    // salma.bennani@ meets Salma Bennani, who wrote from a number.
    const parts = localOf(email)
      .split(/[._-]+/)
      .filter((part) => /^[a-z]{2,}$/.test(part))
      .map(meetingSound)
      .filter((b) => b.length >= 2)
      .sort()
    if (parts.length === 2) keys.add(`n:${parts.join('|')}`)
    if (parts.length >= 1) keys.add(`w:${parts.join('')}`)
  }
  return [...keys].filter((key) => key.length >= 3 && key.length <= 120).slice(0, MOST_KEYS)
}

/** The consonants of a word, the same in both scripts and with or without h. */
function meetingSound(word: string): string {
  const group = wordsOf(word)[0] ?? word
  const bones = soundOf(SHORT.get(group) ?? group)?.bones ?? ''
  return bones.slice(0, 1) + bones.slice(1).replaceAll('h', '')
}

/** Short forms that keep none of the sound. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['med', 'mohamed'],
  ['mohd', 'mohamed'],
  ['fz', 'fatimazahra'],
  ['simo', 'mohamed'],
  ['ghita', 'rita'],
  ['غيتة', 'rita'],
])
