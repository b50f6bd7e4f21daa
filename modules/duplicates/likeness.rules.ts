import { isArabic, type Sound, soundOf, TASHKEEL } from './names.rules.ts'
import { commonFamilyNames, nameGroups } from './names.spellings.ts'

const canonical = new Map<string, number>()
for (const [index, group] of nameGroups.entries())
  for (const name of group) canonical.set(name.replace(TASHKEEL, '').replace(/[أإآٱ]/g, 'ا'), index)
const GROUP_SOUNDS = new Map<string, number>()
for (const [name, index] of canonical) {
  const sound = soundOf(name)
  if (sound && !sound.arabic && !GROUP_SOUNDS.has(sound.full)) GROUP_SOUNDS.set(sound.full, index)
}

/** The number of the group of spellings that a word belongs to; null when it is in none. */
export function nameGroup(word: string): number | null {
  const plain = word.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
  const known = canonical.get(word) ?? canonical.get(plain)
  if (known !== undefined) return known
  const sound = isArabic(word) ? null : soundOf(word)
  return sound ? (GROUP_SOUNDS.get(sound.full) ?? null) : null
}

const COMMON_FAMILY = commonFamilyNames.flatMap((name) => soundOf(name) ?? [])
const COMMON_FULL = new Set(COMMON_FAMILY.map((sound) => sound.full))

function isCommonFamily(sound: Sound): boolean {
  return sound.arabic
    ? COMMON_FAMILY.some((known) => known.bones === sound.bones && acrossScripts(sound, known) >= 0.97)
    : COMMON_FULL.has(sound.full)
}

/** How much sharing a word says, from little (Mohamed) to much (a rare family name). */
export function weightOf(word: string): number {
  if (nameGroup(word) !== null) return 0.8
  if (word.length === 1) return 0.2
  const sound = soundOf(word)
  if (!sound) return 0
  if (isCommonFamily(sound)) return 1.4
  return sound.bones.length >= 4 ? 3.3 : 2.4
}

/** Letters that have to be changed, left out, put in or swapped with a neighbour; `cap` + 1 when more. */
export function slips(a: string, b: string, cap = 2): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > cap) return cap + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      next.push(best)
    }
    before = row
    row = next
  }
  return Math.min(row[b.length] ?? cap + 1, cap + 1)
}

/** How alike two words of names are, from 0 to 1. Two names that are known to be different are. */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1
  const [ga, gb] = [nameGroup(a), nameGroup(b)]
  if (ga !== null && gb !== null) return ga === gb ? 1 : 0.2
  const [x, y] = [soundOf(a), soundOf(b)]
  if (!x || !y) return 0
  // An initial stands for any name that begins so.
  if (a.length === 1 || b.length === 1) return x.bones[0] === y.bones[0] ? 0.88 : 0
  if (x.arabic !== y.arabic) return acrossScripts(x, y)
  if (x.full === y.full) return 0.98
  if (isCommonFamily(x) && isCommonFamily(y)) return 0.2
  const shorter = Math.min(x.full.length, y.full.length)
  const apart = slips(x.full, y.full)
  // Karim and Karima differ by one letter and are two people.
  if (x.bones === y.bones && x.feminine !== y.feminine && apart === 1) return 0.45
  if (x.bones === y.bones && x.bones.length >= 3 && apart <= 1) return 0.95
  if (apart === 1 && shorter >= 5) return 0.9
  const raw = slips(a, b)
  if (raw === 1 && Math.min(a.length, b.length) >= 5) return 0.9
  if (x.bones === y.bones && x.bones.length >= 4) return 0.86
  if (apart === 2 && shorter >= 8) return 0.85
  return Math.max(0, 0.6 - 0.2 * apart)
}

/** Arabic writes long vowels alone: what it writes must be there in the Latin form, in order. */
function acrossScripts(x: Sound, y: Sound): number {
  const [written, heard] = x.arabic ? [x, y] : [y, x]
  const bones = slips(written.bones, heard.bones)
  if (bones === 0) {
    if (written.feminine !== heard.feminine && written.full.length > 3 && !/a$/.test(heard.full)) return 0.6
    return isWithin(written.full.replace(/^[aiu]/, ''), heard.full) ? 0.97 : written.bones.length >= 3 ? 0.88 : 0.6
  }
  return bones === 1 && written.bones.length >= 5 ? 0.86 : 0.2
}

function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const letter of part) {
    at = whole.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
