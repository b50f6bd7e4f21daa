/** Letters of Arabic as they sound in Latin; long vowels are kept, short ones are not written in Arabic. */
const ARABIC: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ى: 'a',
  ة: 'a',
  ء: '',
  ؤ: 'u',
  ئ: 'i',
  ع: 'a',
  ب: 'b',
  پ: 'b',
  ت: 't',
  ث: 't',
  ج: 'j',
  چ: 'c',
  ح: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'c',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'd',
  غ: 'g',
  ف: 'f',
  ڤ: 'v',
  ق: 'k',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ڭ: 'g',
  ݣ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'u',
  ي: 'i',
  ی: 'i',
}
const IS_ARABIC = /[\u0600-\u06ff\u0750-\u077f]/
/** Vowel marks and the stretching line of Arabic. */
export const TASHKEEL = /[\u064b-\u065f\u0670\u0640]/g

/** Titles, forms of a company and words that are part of many names: they tell nobody apart. */
const EMPTY = new Set(
  (
    'mr m mme mlle mrs ms miss monsieur madame mademoiselle dr docteur doctor me maitre pr si sidi lalla haj hajj lhaj elhaj hajja lhajja ' +
    'السيد السيدة سيدي للا الحاج الحاجة الدكتور الاستاذ استاذ ' +
    'sarl sarlau au sa sas sasu sci ste societe company co ltd llc groupe group شركة مؤسسة ' +
    'client cliente prospect contact whatsapp test the et and و'
  ).split(/\s+/),
)
/** Articles: written apart, joined or left out. */
const ARTICLES = new Set([
  'el',
  'al',
  'l',
  'ez',
  'es',
  'ess',
  'er',
  'err',
  'ال',
  'le',
  'la',
  'les',
  'de',
  'du',
  'des',
  'd',
])
/** Words that belong to the next one: Ben Ali is Benali. */
const JOINED: ReadonlyMap<string, string> = new Map([
  ['ben', 'bn'],
  ['bin', 'bn'],
  ['ibn', 'bn'],
  ['bent', 'bnt'],
  ['bint', 'bnt'],
  ['بن', 'bn'],
  ['ابن', 'bn'],
  ['بنت', 'bnt'],
  ['abd', 'abd'],
  ['abdel', 'abd'],
  ['abdul', 'abd'],
  ['abdal', 'abd'],
  ['abdou', 'abd'],
  ['عبد', 'abd'],
  ['ait', 'ait'],
  ['ayt', 'ait'],
  ['ايت', 'ait'],
  ['bou', 'bu'],
  ['abou', 'bu'],
  ['abu', 'bu'],
  ['بو', 'bu'],
  ['ابو', 'bu'],
  ['ould', 'uld'],
  ['oulad', 'ulad'],
  ['saint', 'st'],
  ['st', 'st'],
])

/**
 * One word of a name by its sound. `full` has its vowels where they are written (a, i, u), `bones` only the consonants
 * and a mark for a first vowel, `feminine` whether it ends in -a as Karima does and Karim does not.
 */
export type Sound = { full: string; bones: string; feminine: boolean; arabic: boolean }

const latin = (word: string): string =>
  word
    .replace(/tch|ch|sh/g, 'C')
    .replace(/kh/g, 'x')
    .replace(/gh/g, 'g')
    .replace(/ph/g, 'f')
    .replace(/dj/g, 'j')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/qu(?=[eiy])/g, 'k')
    .replace(/ç/g, 's')
    .replace(/ck/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/(^|[^c])c(?=[aoulr]|k|$)/g, '$1k')
    .replace(/q/g, 'k')
    .replace(/ou|oo|w/g, 'u')
    .replace(/eau|au(?=[^a])/g, 'u')
    .replace(/[3']/g, 'a')
    .replace(/7/g, 'h')
    .replace(/9/g, 'k')
    .replace(/[yéèêïî]/g, 'i')
    .replace(/e/g, 'a')
    .replace(/o/g, 'u')
    .replace(/C/g, 'c')

/** Whether a word has Arabic letters. */
export const isArabic = (word: string): boolean => IS_ARABIC.test(word)

const squeeze = (text: string) => text.replace(/(.)\1+/g, '$1')

/** The sound of one word; null when nothing of it can be said. */
export function soundOf(word: string): Sound | null {
  const arabic = IS_ARABIC.test(word)
  const plain = arabic
    ? [...word.replace(TASHKEEL, '')].map((letter) => ARABIC[letter] ?? '').join('')
    : latin(
        word
          .normalize('NFKD')
          .replace(/[\u0300-\u036f]/g, '')
          .toLowerCase()
          .replace(/ae$/, 'a')
          .replace(/(?<=[^aeiou])e$/, ''),
      )
  const letters = squeeze(plain.replace(/[^a-z]/g, ''))
  if (letters === '') return null
  // Abdellah, Abdillah, عبد الله: the h of God's name is no ending.
  const god = /l+a?h$/.test(letters) && /^(abd|hab|at|nasr|saif)/.test(letters)
  const ended = god ? letters.replace(/l+a?h$/, 'l') : letters.replace(/ah$/, 'a')
  const feminine = !god && /a$/.test(ended)
  const full = squeeze(ended)
  const tail = full.slice(1).replace(/[aiu]/g, '').replace(/h$/, '')
  const head = /^[aiu]/.test(full) ? 'a' : full.slice(0, 1)
  // ج is written j and gu.
  return { full, bones: (head + tail).replaceAll('g', 'j'), feminine, arabic }
}

/** The words of a name as they are compared: articles and titles gone, Ben and Ali joined, in the order written. */
export function wordsOf(name: string): string[] {
  const folded = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(TASHKEEL, '')
    .replace(/[’`´ʼ]/g, "'")
    .replace(/[أإآٱ]/g, 'ا')
    // L'Amrani, d'Arcy: what stands before the apostrophe is an article.
    .replace(/(^|[\s-])[ld]'/g, '$1')
  const raw = folded.split(/[^\p{L}\p{N}']+/u).filter(Boolean)
  const words: string[] = []
  let joined = ''
  for (const [index, part] of raw.entries()) {
    const word = stripArticle(part.replaceAll("'", ''))
    const last = index === raw.length - 1
    const beginning = JOINED.get(part)
    if (!last && beginning !== undefined && raw.length > 1) {
      joined += beginning
      continue
    }
    if (word === '' || /^\p{N}+$/u.test(word)) continue
    if (!joined && (EMPTY.has(part) || (ARTICLES.has(part) && !last))) continue
    if (joined && ARTICLES.has(part)) continue
    const next = joined + (joined && IS_ARABIC.test(word) ? arabicLetters(word) : word)
    const before = words.at(-1)
    // Fatima Zahra is one name, written apart or not.
    if (before !== undefined && isFatima(before) && isZahra(next)) words.splice(-1, 1, 'fatimazahra')
    else if (before !== undefined && isFaith(part))
      words.splice(-1, 1, `${IS_ARABIC.test(before) ? arabicLetters(before) : before}din`)
    else words.push(next)
    joined = ''
  }
  return words
}

const isFatima = (word: string) => /^(fat[ie]?m[ae]?|فاطم[ةه])$/.test(word)
const isZahra = (word: string) => /^(e?z+[ao]h?ra[eh]?|e?z+ahraa|زهراء?|زهر[ةه])$/.test(word)

const arabicLetters = (word: string) => [...word].map((letter) => ARABIC[letter] ?? '').join('')

/** Nour Eddine, نور الدين: the faith is a part of the name before it. */
const isFaith = (word: string) => /^(ed+ine?|dd?ine|الدين)$/.test(word)

/** El-, Al-, L- and ال at the head of a longer word: Elamrani and العمراني are Amrani. */
function stripArticle(word: string): string {
  // Abdelkader, Abd El Kader, عبدالقادر: the servant and whose.
  if (/^عبدال\p{L}{2,}$/u.test(word)) return `abd${arabicLetters(word.slice(5))}`
  if (/^abd[aeou](l|([rsznd])\2)\p{L}{2,}$/u.test(word)) return `abd${word.slice(5)}`
  // Errachidi, Ennaji: the article takes the sound of the letter after it.
  if (/^e([zsrdtn])\1\p{L}{3,}$/u.test(word)) return word.slice(2)
  if (/^ال\p{L}{3,}$/u.test(word)) return word.slice(2)
  if (/^(el|al)[bcdfghjklmnpqrstvwxyza]\p{L}{3,}$/u.test(word) && !KEPT.has(word)) return word.slice(2)
  if (/^l[bcdfghjkmnpqrstvwxz]\p{L}{3,}$/u.test(word)) return word.slice(1)
  return word
}
/** Names that begin like an article and have none. */
const KEPT = new Set(
  'alain alaoui alami alaeddine alexandre alexandra alexis alexia alessandro albert alberto alban albane alice alicia alix alfred aline aliou allal alphonse alvaro elisa elisabeth elise eliane elodie elsa elsie elham eleonore elena elias elmer alami alaa aladdin alzahra'.split(
    ' ',
  ),
)
