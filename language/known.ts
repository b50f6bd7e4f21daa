import { MONTHS, RELATIVE_DAYS, WEEKDAYS } from './data/dates.ts'
import { CURRENCY_WORDS, NUMBER_WORDS, SCALE_WORDS } from './data/numbers.ts'
import { FEATURE_WORDS, FURNISHED_WORDS, LOAN_WORDS, PROPERTY_WORDS, UNFURNISHED_WORDS } from './data/property.ts'
import { FUNCTION_WORDS } from './data/words-function.ts'
import { formWords } from './vocabulary.ts'

/** Common words found in no other list, which the spelling tolerance must not turn into something else. */
const ORDINARY =
  'contract|contrat|marche|marcher|marchera|finalement|financer|khoya|khouya|khti|sidi|lalla|rapidement|directement|exactement|actuellement|chambre|chambres|salon|cuisine|douche|semaine|semaines|matin|midi|soir|aprem|heure|heures|minute|minutes|famille|enfant|enfants|femme|mari|etudiant|etudiante|personne|personnes|budget|maximum|minimum|environ|autour|metres|metre|quartier|ville|centre|proche|pres|grand|grande|petit|petite|plage|vraiment|seulement|ensuite|finalement|autre|autres|chose|rien|toute|tous|toutes|client|acheteur|bedroom|bathroom|kitchen|living|morning|evening|family|student|people|around|better|bigger|place|please|really|something|another|thing|things|years|hours|saloun|sala|byout|lbyout|chhar|simana|sbah|l3chiya|العشية|الصباح|الأسبوع|القادم|المقبل|الساعة|الزوال|غرفة|غرف|غرفتين|صالون|عائلة|طالب|طالبة|القيام|المجيء|الخدمة|معقول|معقولة|الحال|الوقت|المكان|المدينة|مدينة|الحي|حي|قريب|قريبة|المرجو|مرحبا|فضلكم|المقبلة|الماضي|للبيع|للكراء|المساحة|مساحة|الميزانية|ميزانية|السنة|سنوات'

const WORDS: ReadonlySet<string> = build()

function build(): Set<string> {
  const words = new Set<string>()
  const lists = [
    FUNCTION_WORDS.fr,
    FUNCTION_WORDS.en,
    FUNCTION_WORDS.ar,
    ORDINARY,
    FURNISHED_WORDS,
    UNFURNISHED_WORDS,
    LOAN_WORDS,
    ...Object.values(WEEKDAYS),
    ...Object.values(MONTHS),
    ...RELATIVE_DAYS.map(([, forms]) => forms),
    ...Object.values(NUMBER_WORDS),
    ...Object.values(SCALE_WORDS),
    ...Object.values(CURRENCY_WORDS),
    ...Object.values(PROPERTY_WORDS),
    ...Object.values(FEATURE_WORDS),
  ]
  for (const list of lists) for (const form of list.split('|')) for (const word of formWords(form)) words.add(word)
  return words
}

const COMMON: ReadonlySet<string> = new Set(
  [FUNCTION_WORDS.fr, FUNCTION_WORDS.en].flatMap((list) => list.split('|')).flatMap(formWords),
)

/** True for a word of the calendar, number, property and function lists: exact reading only, no tolerance. */
export function isKnownWord(word: string): boolean {
  return WORDS.has(word)
}

/** Small word of French or English, never evidence of Darija. */
export function isCommonLatinWord(word: string): boolean {
  return COMMON.has(word)
}
