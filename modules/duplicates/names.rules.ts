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
const TASHKEEL = /[\u064b-\u065f\u0670\u0640]/g

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
const JOINED: Readonly<Record<string, string>> = {
  ben: 'bn',
  bin: 'bn',
  ibn: 'bn',
  bent: 'bnt',
  bint: 'bnt',
  بن: 'bn',
  ابن: 'bn',
  بنت: 'bnt',
  abd: 'abd',
  abdel: 'abd',
  abdul: 'abd',
  abdal: 'abd',
  abdou: 'abd',
  عبد: 'abd',
  ait: 'ait',
  ayt: 'ait',
  ايت: 'ait',
  bou: 'bu',
  abou: 'bu',
  abu: 'bu',
  بو: 'bu',
  ابو: 'bu',
  ould: 'uld',
  oulad: 'ulad',
  saint: 'st',
  st: 'st',
}

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
    if (!last && JOINED[part] !== undefined && raw.length > 1) {
      joined += JOINED[part]
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

/** First names that are one name in many spellings, the rarer ones left to the ear. */
const GROUPS: readonly string[] = [
  'mohamed mohammed muhammad mohamad mouhamed mohammad muhamed mohd med محمد محمّد',
  'mhamed امحمد',
  'simo',
  'ahmed ahmad احمد',
  'hamid حميد',
  'hamza حمزة',
  'hassan hasan حسن',
  'houssine hussein hossein houcine hocine hussain lhoussine elhoussine حسين الحسين',
  'hassani حسني',
  'youssef yousef yusuf yousouf joussef youcef yossef يوسف',
  'younes younous younis yunus يونس',
  'yassine yasine yassin yacine ياسين',
  'yasser yassir yasir ياسر',
  'said saeed سعيد',
  'saad سعد',
  'samir سمير',
  'samira سميرة',
  'saida سعيدة',
  'karim كريم',
  'karima كريمة',
  'amine amin أمين امين',
  'amina امينة',
  'nabil نبيل',
  'nabila نبيلة',
  'rachid rashid رشيد',
  'rachida رشيدة',
  'khalid khaled خالد',
  'omar عمر',
  'amr عمرو',
  'ali علي',
  'alia علية',
  'anas انس',
  'ayoub ayyoub ayub ايوب',
  'adil adel عادل',
  'mehdi mahdi المهدي مهدي',
  'mustapha mustafa moustapha moustafa mostafa مصطفى',
  'brahim ibrahim ابراهيم',
  'driss idriss idris ادريس',
  'ismail ismael smail اسماعيل',
  'hicham hisham هشام',
  'mounir منير',
  'mounia منية',
  'fatima fatma fatime فاطمة',
  'fatimazahra fatimazohra fatimazahrae fatimaezzahra fatimaezzahrae fatimezzahra fatimzahra fz فاطمةالزهراء',
  'zahra zohra الزهراء زهراء زهرة',
  'khadija خديجة',
  'aicha aisha عائشة',
  'meryem mariam maryam meriem myriam mariame مريم',
  'salma selma سلمى',
  'salima سليمة',
  'salim سليم',
  'salam سلام',
  'salah صلاح',
  'sara sarah سارة',
  'samia سامية',
  'sami سامي',
  'sana sanaa sanae سناء',
  'siham سهام',
  'soukaina sokaina soukayna سكينة',
  'leila layla laila ليلى',
  'nadia nadya نادية ناديا',
  'nadira نادرة',
  'naima نعيمة',
  'najat نجاة',
  'nawal نوال',
  'nezha نزهة',
  'nora noura nura نورة',
  'hanane hanan حنان',
  'houda huda هدى',
  'hind هند',
  'ghita rita غيتة',
  'imane iman ايمان',
  'amal امل',
  'asmae asma asmaa اسماء',
  'wafae wafa وفاء',
  'yasmine yasmina jasmine ياسمين',
  'zineb zaineb zaynab زينب',
  'malika مليكة',
  'malik مالك',
  'latifa لطيفة',
  'latif',
  'bouchra بشرى',
  'ikram اكرام',
  'chaimae chaima شيماء',
  'jean',
  'jeanne',
  'paul',
  'paule',
  'pauline',
  'marie',
  'mario',
  'martin',
  'martine',
  'michel',
  'michele michelle',
  'pascal',
  'pascale',
  'francois',
  'francoise',
  'francis',
  'andre',
  'andree',
  'rene',
  'renee',
  'claude',
  'claudine',
  'nicolas nicola',
  'nicole',
  'julien',
  'julie',
  'juliette',
  'sebastien',
  'stephane',
  'stephanie',
  'christian',
  'christine',
  'christophe',
  'catherine katherine',
  'philippe',
  'pierre',
  'laurent',
  'laurence',
  'louis',
  'louise',
  'emmanuel',
  'emmanuelle',
  'daniel',
  'danielle',
  'gabriel',
  'gabrielle',
  'denis',
  'denise',
  'simon',
  'simone',
  'antoine',
  'antonin',
  'thomas',
  'theo',
  'lucas',
  'luc',
  'lucie',
  'camille',
  'emilie',
  'emile',
  'chloe',
  'sophie',
  'sofia',
  'abdlah abdallh abdlh',
  'abdali abdaali',
  'othmane othman uthman عثمان',
  'bilal بلال',
  'walid oualid وليد',
  'tarik tariq tarek طارق',
  'zakaria zakariya زكرياء زكريا',
  'reda rida رضا',
  'jamal جمال',
  'jamila جميلة',
  'aziz عزيز',
  'aziza عزيزة',
  'hafid حفيظ',
  'hafida حفيظة',
  'kamal كمال',
  'noureddine nordine nourdine نورالدين',
  'azzeddine azeddine عزالدين',
  'badr بدر',
  'marouane marwan مروان',
  'marwa مروة',
  'ilyas ilyass elias الياس',
  'soufiane sofiane sufyan سفيان',
  'oussama osama usama اسامة',
  'achraf ashraf اشرف',
  'ilham الهام',
  'loubna lubna لبنى',
  'fouad fuad فؤاد',
  'faouzi',
  'farid فريد',
  'farida فريدة',
  'jawad جواد',
  'mourad murad مراد',
  'mouna mona منى',
  'rajae raja rajaa رجاء',
  'widad وداد',
  'zouhair zoheir زهير',
]
const canonical = new Map<string, number>()
for (const [index, group] of GROUPS.entries())
  for (const name of group.split(' ')) canonical.set(name.replace(TASHKEEL, '').replace(/[أإآٱ]/g, 'ا'), index)
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
  const sound = IS_ARABIC.test(word) ? null : soundOf(word)
  return sound ? (GROUP_SOUNDS.get(sound.full) ?? null) : null
}

/** Family names that many have in Morocco and France: sharing one says little. */
const COMMON_FAMILY: readonly Sound[] = (
  'alaoui idrissi bennani benali tazi fassi alami amrani berrada benjelloun cherkaoui chraibi filali hassani kabbaj lahlou mansouri naciri ' +
  'ouazzani rachidi sebti slaoui tahiri yacoubi zahraoui ziani daoudi belhaj hamdaoui ouahbi saidi jabri karimi moussaoui skalli bakkali ' +
  'martin bernard dubois thomas robert richard petit durand leroy moreau simon laurent lefebvre lefevre michel garcia david bertrand roux ' +
  'vincent fournier morel girard andre mercier dupont lambert bonnet francois martinez'
)
  .split(' ')
  .flatMap((name) => soundOf(name) ?? [])
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
