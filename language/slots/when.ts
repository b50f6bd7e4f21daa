import { type Day, dayNumber, dayOfMonth, nextMonday, nextWeekday, today } from '../calendar.ts'
import { MONTHS, NEXT_MONTH, NEXT_WEEK, RELATIVE_DAYS, THIS_WEEK, WEEKDAYS, WEEKEND } from '../data/dates.ts'
import { numberWord } from '../numbers.ts'
import type { Reading } from '../reading.ts'
import { ARABIC_PARTICLE, alternation, lookup } from './patterns.ts'

export interface DateMention {
  readonly from: number
  readonly to: number
  readonly first: Day
  readonly last: Day
  readonly kind: 'day' | 'week' | 'weekend' | 'month'
  readonly rule: string
}

const weekdayForms = lookup(Object.entries(WEEKDAYS).map(([day, forms]) => [Number(day), forms] as const))
const monthForms = lookup(Object.entries(MONTHS).map(([month, forms]) => [Number(month), forms] as const))
const relativeForms = lookup(RELATIVE_DAYS)
const MONTH = alternation(Object.values(MONTHS).join('|'))
const WEEKDAY = alternation(Object.values(WEEKDAYS).join('|'))
const COUNT =
  '(\\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|dix|quinze|one|two|three|four|five|ten|jouj|joj|tlata|tlt|rb3a|khamsa|a|an|جوج|تلاته|ثلاثه|اسبوعين|يومين)'

const DAY_MONTH = new RegExp(
  `(?:(?:le|du|au|nhar|يوم|the) )?(\\d{1,2}|1er|premier|فاتح|first|1st)(?:er|st|nd|rd|th|e)?[ -](?:of |d[e'] ?|من )?(${MONTH})(?:[ ,]+(20\\d\\d))?`,
  'g',
)
const MONTH_DAY = new RegExp(`(${MONTH})[ .](?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (20\\d\\d))?(?![:h\\d])`, 'g')
const NUMERIC =
  /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d|\d\d))?(?![\d/]|[.-]\d|[ ]?(?:m2|m |millions?|k|dh|€|mdh|euros?))/g
const ISO = /(20\d\d)-(\d{2})-(\d{2})/g
const DAY_ONLY =
  /(?:le|du|au|nhar|يوم|the|on the|l) (\d{1,2})(?:th|st|nd|rd)?(?![\d:]|[ ]?(?:h\b|heures?|m2|dh|€|k\b|am|pm|millions?|etage|eme|e\b|ch|pieces?|%|mois|ans|jours?|min|[.,/]\d|mlyoun|مليون|درهم))/g
const RELATIVE = new RegExp(
  `${ARABIC_PARTICLE}(${alternation(RELATIVE_DAYS.map(([, forms]) => forms).join('|'))})`,
  'g',
)
const WEEKDAY_ANY = new RegExp(
  `${ARABIC_PARTICLE}(?:nhar |يوم |نهار |l |le |on |this |coming )?(${WEEKDAY})(s?)(?: (prochaine?|qui vient|en huit|of next week|next week|next|lmaji|ljay|jay|jaya|lmajya|القادم|المقبل|الجاي|الجايه|الموالي)|(?: de la| d la)? semaine prochaine)?`,
  'g',
)
const IN_DAYS = new RegExp(
  `(?:dans|in|mn daba|men daba|mor|mn hna|بعد|من دابا|خلال) ${COUNT} ?(jours?|days?|iyam|yam|nhar|يومين|ايام|يوم|semaines?|weeks?|simanat|simana|smanat|اسابيع|اسبوع|سيمانات|سيمانه|mois|months?|chhour|chhar|اشهر|شهر)`,
  'g',
)
const ARABIC_DUAL = /بعد (يومين|اسبوعين|اسبوع|شهرين|شهر)/g
const NEXT_WEEK_RE = new RegExp(`${ARABIC_PARTICLE}(?:la |l |the )?(?:${alternation(NEXT_WEEK)})`, 'g')
const THIS_WEEK_RE = new RegExp(`${ARABIC_PARTICLE}(?:${alternation(THIS_WEEK)})`, 'g')
const WEEKEND_RE = new RegExp(
  `${ARABIC_PARTICLE}(?:ce |le |this |next |the |had )?(?:${alternation(WEEKEND)})(?: prochain| qui vient)?`,
  'g',
)
const NEXT_MONTH_RE = new RegExp(`${ARABIC_PARTICLE}(?:le |l |the )?(?:${alternation(NEXT_MONTH)})`, 'g')
const BARE_MONTH = new RegExp(
  `(?:en|in|debut|fin|mi|courant|des|from|pour|for|by|depuis|a partir de|a partir d[e']|starting|f|fi|mn|men|bdit|chhar|mois de|شهر|في|من|ابتداء من|بدايه|فبدايه|اول)[ -](?:l? ?|le |mois de |d[e' ]|start of |early |mid |شهر )?(${MONTH})(?: (20\\d\\d))?`,
  'g',
)
const AMBIGUOUS_WEEKDAY = new Set([
  'tlata',
  'arb3a',
  'arb3',
  'mar',
  'mer',
  'sam',
  'dim',
  'lun',
  'jeu',
  'ven',
  'mon',
  'sun',
  'sat',
  'wed',
  'tue',
  'fri',
  '7ad',
  '7ed',
  'hadd',
  'lhadd',
  'tlat',
  'تلات',
  'احد',
  'حد',
  'خميس',
  'جمعه',
  'اثنين',
  'sabt',
  'تنين',
  'tlate',
  'larb',
  'jem3',
  'lhd',
  'talat',
  'l7ad',
])

/** Every day, week or month the text names. Weekdays are the next ones strictly after today. */
export function readDates(reading: Reading): DateMention[] {
  const base = today(reading.input.now, reading.input.tz)
  const found: DateMention[] = []
  const note = (
    match: RegExpExecArray,
    kind: DateMention['kind'],
    rule: string,
    first: Day | undefined,
    last = first,
  ): void => {
    const from = match.index
    const to = from + match[0].length
    if (first === undefined || last === undefined || !reading.free(from, to)) return
    if (found.some((other) => from < other.to && to > other.from)) return
    found.push({ from, to, first, last, kind, rule })
  }
  for (const match of reading.matches(ISO))
    note(match, 'day', 'date.iso', dayOfMonth(base, Number(match[2]), Number(match[3]), Number(match[1])))
  for (const match of reading.matches(DAY_MONTH)) {
    const day = /^\d/.test(match[1] ?? '') ? Number.parseInt(match[1] ?? '', 10) : 1
    note(match, 'day', 'date.day-month', dayOfMonth(base, monthForms.get(plain(match[2])) ?? 0, day, year(match[3])))
  }
  for (const match of reading.matches(MONTH_DAY))
    note(
      match,
      'day',
      'date.month-day',
      dayOfMonth(base, monthForms.get(plain(match[1])) ?? 0, Number(match[2]), year(match[3])),
    )
  for (const match of reading.matches(NUMERIC)) note(match, 'day', 'date.numeric', numericDate(base, match))
  weeks(reading, base, note)
  for (const match of reading.matches(RELATIVE)) {
    const offset = relativeForms.get(plain(match[1]))
    if (offset !== undefined) note(match, 'day', 'date.relative', base.add({ days: offset }))
  }
  for (const match of reading.matches(IN_DAYS))
    note(match, 'day', 'date.in-days', inDays(base, match[1] ?? '', match[2] ?? ''))
  for (const match of reading.matches(ARABIC_DUAL)) note(match, 'day', 'date.in-days', dual(base, match[1] ?? ''))
  for (const match of reading.matches(WEEKDAY_ANY)) {
    const weekday = weekdayForms.get(plain(match[1]))
    if (weekday === undefined || !plausibleWeekday(reading, match)) continue
    const next = nextWeekday(base, weekday)
    const far = /en huit/.test(match[3] ?? '')
    const week = /semaine prochaine|next week/.test(match[0])
    if (weekdayOfDate(match, found)) continue
    const numbered = numberedWeekday(base, weekday, reading.after(match.index + match[0].length, 14))
    if (numbered !== undefined) match[0] += numbered.text
    note(
      match,
      'day',
      'date.weekday',
      numbered !== undefined
        ? numbered.day
        : week
          ? nextMonday(base).add({ days: weekday - 1 })
          : far
            ? next.add({ days: 7 })
            : next,
    )
  }
  for (const match of reading.matches(DAY_ONLY))
    note(match, 'day', 'date.day-number', dayNumber(base, Number(match[1])))
  for (const match of reading.matches(NEXT_MONTH_RE)) {
    const first = base.with({ day: 1 }).add({ months: 1 })
    note(match, 'month', 'date.next-month', first, first.with({ day: first.daysInMonth }))
  }
  for (const match of reading.matches(BARE_MONTH)) {
    const month = monthForms.get(plain(match[1]))
    if (month === undefined) continue
    const given = year(match[2])
    const same = dayOfMonth(base, month, 1, given ?? (month >= base.month ? base.year : base.year + 1))
    const first = same !== undefined && /(?:^| )(?:mi|mid)[ -]/.test(match[0]) ? same.with({ day: 15 }) : same
    note(match, 'month', 'date.month', first)
  }
  for (const date of found) reading.take(date.from, date.to)
  return found.sort((a, b) => a.from - b.from)
}

function weeks(
  reading: Reading,
  base: Day,
  note: (match: RegExpExecArray, kind: DateMention['kind'], rule: string, first: Day, last: Day) => void,
): void {
  const monday = nextMonday(base)
  const text = reading.text
  for (const match of reading.matches(NEXT_WEEK_RE)) {
    const before = text.slice(Math.max(0, match.index - 22), match.index)
    if (new RegExp(`(?:${WEEKDAY})(?: de| d)? (?:la )?$`).test(before)) continue
    note(match, 'week', 'date.next-week', monday, monday.add({ days: 6 }))
  }
  for (const match of reading.matches(WEEKEND_RE)) {
    const saturday =
      base.dayOfWeek >= 6 ? base.add({ days: 6 - base.dayOfWeek }) : base.add({ days: 6 - base.dayOfWeek })
    note(match, 'weekend', 'date.weekend', saturday, saturday.add({ days: 1 }))
  }
  for (const match of reading.matches(THIS_WEEK_RE))
    note(match, 'week', 'date.this-week', base, base.add({ days: 7 - base.dayOfWeek }))
}

function plain(form: string | undefined): string {
  return (form ?? '').replace(/[ '-]/g, ' ')
}

function year(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

function numericDate(base: Day, match: RegExpExecArray): Day | undefined {
  const separator = match[0].replace(/\d/g, '')[0]
  const [day, month] = [Number(match[1]), Number(match[2])]
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  if (separator !== '/' && match[3] === undefined) return undefined
  const raw = match[3]
  return dayOfMonth(
    base,
    month,
    day,
    raw === undefined ? undefined : raw.length === 2 ? 2000 + Number(raw) : Number(raw),
  )
}

function inDays(base: Day, countText: string, unit: string): Day | undefined {
  const count = /^\d/.test(countText)
    ? Number(countText)
    : countText === 'a' || countText === 'an'
      ? 1
      : numberWord(countText)
  if (count === undefined || count > 90) return undefined
  if (/^(?:mois|month|chh|اشهر|شهر)/.test(unit)) return base.add({ months: count })
  return base.add({ days: /^(?:sem|week|sim|sma|اسا|اسبوع|سيم)/.test(unit) ? count * 7 : count })
}

function dual(base: Day, unit: string): Day {
  if (unit === 'يومين') return base.add({ days: 2 })
  if (unit === 'اسبوعين') return base.add({ days: 14 })
  if (unit === 'اسبوع') return base.add({ days: 7 })
  return base.add({ months: unit === 'شهرين' ? 2 : 1 })
}

/** "samedi 12 décembre": the weekday only repeats the date beside it. */
function weekdayOfDate(match: RegExpExecArray, found: readonly DateMention[]): boolean {
  const to = match.index + match[0].length
  return found.some(
    (date) =>
      date.kind === 'day' &&
      date.rule !== 'date.weekday' &&
      ((date.from >= to && date.from - to <= 5) || (match.index >= date.to && match.index - date.to <= 2)),
  )
}

/** "samedi 28": the number is a day of the month when that day is such a weekday within nine weeks. */
function numberedWeekday(base: Day, weekday: number, after: string): { day: Day; text: string } | undefined {
  const written = /^ (?:le )?(\d{1,2})(?![\d:.,/]|[ ]?(?:h|am|pm|heure|d s|du |du$|o'|c?lock))/.exec(after)
  if (written === null) return undefined
  for (let days = 1; days <= 63; days += 1) {
    const day = base.add({ days })
    if (day.dayOfWeek === weekday && day.day === Number(written[1])) return { day, text: written[0] }
  }
  return undefined
}

/** Short or homonymous day names ("mar", "tlata", "حد") need a word of time around them. */
function plausibleWeekday(reading: Reading, match: RegExpExecArray): boolean {
  if (/^ (?:الاقصي|الاقصي|الادني|الادني|اقصي|اقصي|ادني)/.test(reading.after(match.index + match[0].length, 10)))
    return false
  const form = plain(match[1])
  if (!AMBIGUOUS_WEEKDAY.has(form)) return true
  if (/nhar |يوم |نهار |on |next|prochain|lmaji|jay/.test(match[0])) return true
  const before = reading.before(match.index, 14)
  const after = reading.after(match.index + match[0].length, 12)
  const time =
    /^[ ,]*(?:a |vers |at |m3a |مع |f |fl|3la |الساعه|علي )?(?:\d{1,2} ?(?:h|:|am|pm)|matin|soir|aprem|apres|morning|after|sba|f sba|l3ch|الصباح|صباحا|مساء|فالصباح|العشيه|m3a|مع|at|\d{1,2}(?![\d]| ?(?:m|dh|k|ch)))/.test(
      after,
    )
  if (
    /(?:^|[ ])(?:next|this|on|nhar|يوم|نهار|l|had|هاد|hta l|7ta l|for|till|ou|or|et|ce|le) ?$/.test(before) &&
    !/^(?:mon|mar|احد|حد|sam)$/.test(form)
  )
    return true
  if (/(?:next|this|on) $/.test(before)) return true
  return time && !/(?:m3a|مع|3la|علي|الساعه) ?$/.test(before)
}
