import { NUMBER_WORDS } from '../data/numbers.ts'
import { numberWord } from '../numbers.ts'
import type { Reading } from '../reading.ts'
import { alternation } from './patterns.ts'
import type { DateMention } from './when.ts'

export interface TimeMention {
  readonly from: number
  readonly to: number
  readonly hour: number
  readonly minute: number
  readonly rule: string
}

const HOUR = '(\\d{1,2})'
const PERIOD =
  "(?: ?(?:(?:d[eu']?|f|dl|dyal|fi|في|ف|د|ديال)? ?(?:l[' ]?|la |le |the |ال)?(?:(matin|sba7|sbah|sbaH|ssba7|ssbah|morning|صباحا|صباح|فجرا)|(apres[ -]?midi|aprem|3chiya|l3chiya|3chia|l3chia|3achiya|afternoon|عشيه|بعد الزوال|زوالا|مساء|المساء|مساءا|soir|soiree|lil|llil|evening|night|ليلا|ليل|العشيه|laچiya))|(in the morning)|(in the afternoon|in the evening|at night)))?"
const CLOCK = new RegExp(
  `${HOUR} ?(?:h|:|heures?|hrs?|H)(?: ?(?:et )?([0-5]\\d|demie?|quart))?(?:[ ](?:heures?|uhr))?(?: ?(am|pm|a\\.m|p\\.m))?${PERIOD}(?![a-z\\d])`,
  'g',
)
const ENGLISH = /(\d{1,2})(?:[:.h]([0-5]\d))? ?(am|pm|a\.m\.?|p\.m\.?|o'?clock)/g
const DOTTED = new RegExp(`(?:at|a|vers|m3a|مع|الساعه) (\\d{1,2})\\.([0-5]\\d)${PERIOD}`, 'g')
const HOUR_WORD = `(?:l|ال)?(?:${alternation(Array.from({ length: 12 }, (_, index) => NUMBER_WORDS[index + 1] ?? '').join('|'))})`
const AT = new RegExp(
  `(?:^|[^a-z0-9\\u0600-\\u06ff])(?:at|around|after|before|by|until|vers les|vers|a partir de|apres|avant|des|m3a|ma3a|3la|3end|f|fi|m3|l sa3a|sa3a|mor|mn|from|les|a|for|till|حوالي|مع|علي الساعه|في الساعه|عند الساعه|بعد الساعه|الساعه|علي|ساعه)[ ](?:les |l |la |about |around )?(\\d{1,2}|${HOUR_WORD})(?![a-z0-9])(?: (?:w|o|u|et|and) ?(noss|ness|nss|nos|nuss|demie?|rob3|rbe3|rb3|quart|half|tolot|toulout|qsem|9sem|\\d{2})| ?و ?(نصف|النصف|نص|ربع|الربع|ثلث)| (moins le quart|moins quart|lla rob3|ila rob3|qel rob3|الا ربع|لا ربع|الا الربع))?${PERIOD}`,
  'g',
)
const NOON =
  /(?:(?:a|vers|at|around|m3a|مع|l|el) )?(?:midi|noon|tnach d nhar|ddohr nichan|منتصف النهار)(?: et (demie?|quart))?/g
const HALF_PAST = /half past (\d{1,2}|[a-z]{3,6})/g
const GLUED_HALF =
  /(?:m3a|مع|ma3a) (?:l)?(\d{1,2}|[a-z0-9]{3,8}|[\u0600-\u06ff]{3,8}) ?(?:w|o|u|و) ?(?:noss|ness|nss|nos|nuss|نص|نصف)/g

/** Every clock time the text names. Hours 1–7 without more are afternoon hours. */
export function readTimes(reading: Reading, dates: readonly DateMention[]): TimeMention[] {
  const found: TimeMention[] = []
  const note = (
    match: RegExpExecArray,
    rule: string,
    rawHour: number | undefined,
    minute: number,
    half?: 'am' | 'pm',
  ): void => {
    const from = match.index
    const to = from + match[0].trimEnd().length
    if (rawHour === undefined || !Number.isInteger(rawHour) || rawHour > 23 || minute > 59) return
    if (!reading.free(from, to) || found.some((other) => from < other.to && to > other.from)) return
    const hour = resolveHour(rawHour, half ?? partOfDay(reading, from, to, dates))
    found.push({ from, to, hour, minute, rule })
  }
  for (const match of reading.matches(ENGLISH))
    note(match, 'time.am-pm', Number(match[1]), Number(match[2] ?? 0), half(match[3]))
  for (const match of reading.matches(HALF_PAST)) note(match, 'time.half-past', wordHour(match[1]), 30)
  for (const match of reading.matches(CLOCK))
    note(match, 'time.clock', Number(match[1]), minutes(match[2]), period(match, 3))
  for (const match of reading.matches(DOTTED))
    note(match, 'time.clock', Number(match[1]), Number(match[2]), period(match, 2))
  for (const match of reading.matches(GLUED_HALF))
    note(match, 'time.at-half', wordHour(match[1]), 30, trailing(reading, match))
  for (const match of reading.text.matchAll(AT)) {
    const end = reading.after(match.index + match[0].length, 10)
    if (/^[a-z0-9\u0600-\u06ff]/.test(end)) continue
    if (
      /^ ?(?:m2|m²|m\b|dh|dhs|mad|€|euro|k\b|millions?|mlyoun|مليون|الف|درهم|alf|ch\b|chambres?|pieces?|bed|personnes?|people|enfants?|min|jours?|days?|semaines?|weeks?|mois|metr|متر|غرف|بيوت|byout|etage|%|ryal|[.,/]\d|ans|years?|d l|d byout)/.test(
        end,
      )
    )
      continue
    const hour = wordHour(match[1])
    if (!/^\d/.test(match[1] ?? '') && !/(?:m3a|ma3a|مع|الساعه|at|sa3a|علي|after|around|vers)/.test(match[0])) continue
    if (
      /(?:^|[^a-z])(?:les|a|f|fi|des|mn|from|for|by|3la|apres|avant|علي|before|until|till) /.test(match[0]) &&
      !anchored(match, dates)
    )
      continue
    const less = match[4] !== undefined
    note(
      match,
      'time.at',
      less && hour !== undefined ? hour - 1 : hour,
      less ? 45 : minutes(match[2] ?? match[3]),
      period(match, 4),
    )
  }
  for (const match of reading.matches(NOON)) {
    if (!/(?:apres|avant)[ -]$/.test(reading.before(match.index, 6))) note(match, 'time.noon', 12, minutes(match[1]))
  }
  bareHours(reading, dates, note)
  for (const time of found) reading.take(time.from, time.to)
  return found.sort((a, b) => a.from - b.from)
}

/** "samedi 10", "saturday 11": a bare hour right behind a day. */
function bareHours(
  reading: Reading,
  dates: readonly DateMention[],
  note: (match: RegExpExecArray, rule: string, hour: number, minute: number, half?: 'am' | 'pm') => void,
): void {
  for (const match of reading.matches(/\d{1,2}/g)) {
    const behind = dates.find(
      (date) =>
        date.kind === 'day' &&
        match.index - date.to >= 0 &&
        match.index - date.to <= 2 &&
        date.rule !== 'date.day-number',
    )
    const end = reading.after(match.index + match[0].length, 8)
    if (
      behind === undefined ||
      !/^(?: ?$|[ ]?[?!.,;)](?!\d)| (?:d |du |f |svp|stp|please|pls|ok|c est|ca|works|is|if|inchallah|nchallah|صباح|مساء|in|ou|or|pour|to|bach|for|chez|ila|si))/.test(
        end,
      )
    )
      continue
    const hour = Number(match[0])
    if (hour >= 1 && hour <= 21)
      note(
        match,
        'time.bare',
        hour,
        0,
        /^ (?:d |du |f )?(?:matin|sba|in the morning|صباح)/.test(reading.after(match.index + match[0].length, 16))
          ? 'am'
          : undefined,
      )
  }
}

/** A weak preposition introduces an hour only next to a day or in a message about an appointment. */
function anchored(match: RegExpExecArray, dates: readonly DateMention[]): boolean {
  if (period(match, 4) !== undefined) return true
  return dates.some(
    (date) => Math.abs(match.index - date.to) <= 6 || Math.abs(date.from - (match.index + match[0].length)) <= 4,
  )
}

function half(text: string | undefined): 'am' | 'pm' | undefined {
  if (text === undefined || text.startsWith('o')) return undefined
  return text.startsWith('a') ? 'am' : 'pm'
}

function period(match: RegExpExecArray, after: number): 'am' | 'pm' | undefined {
  const groups = match.slice(after)
  for (const group of groups) if (group === 'am' || group === 'a.m') return 'am'
  for (const group of groups) if (group === 'pm' || group === 'p.m') return 'pm'
  for (const group of groups) {
    if (group === undefined) continue
    if (/matin|sba|morning|صباح|فجر/.test(group)) return 'am'
    if (/apres|aprem|3ch|3ach|after|عشي|زوال|مساء|soir|lil|evening|night|ليل/.test(group)) return 'pm'
  }
  return undefined
}

function trailing(reading: Reading, match: RegExpExecArray): 'am' | 'pm' | undefined {
  const after = reading.after(match.index + match[0].length, 16)
  if (/^ ?(?:d|f|dyal|د|ف|في)? ?(?:l|ال)?(?:sba|ssba|صباح)/.test(after)) return 'am'
  return undefined
}

function minutes(text: string | undefined): number {
  if (text === undefined) return 0
  if (/^\d+$/.test(text)) return Number(text)
  if (/^(?:rob3|rbe3|rb3|quart|ربع|الربع)/.test(text)) return 15
  if (/^(?:tolot|toulout|ثلث)/.test(text)) return 20
  if (/^(?:qsem|9sem)/.test(text)) return 5
  return 30
}

function wordHour(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  const value =
    numberWord(text) ??
    numberWord(`ال${text}`) ??
    numberWord(text.replace(/^l/, '')) ??
    numberWord(text.replace(/ عشره?$/, ''))
  return value !== undefined && value >= 1 && value <= 12 && text.length >= 3 ? value : undefined
}

/** Part of day named beside the day: "demain matin à 7h", "lyouma f l3chiya m3a 8". */
function partOfDay(reading: Reading, from: number, to: number, dates: readonly DateMention[]): 'am' | 'pm' | undefined {
  const near = dates.find((date) => Math.abs(date.from - to) < 30 || Math.abs(from - date.to) < 30)
  const zone =
    near === undefined
      ? reading.text.slice(from, to + 14)
      : reading.text.slice(Math.min(near.from, from), Math.max(near.to, to) + 14)
  if (
    /(?:^|[^a-z\u0600-\u06ff])(?:du |le |f |d |au |fe |فال|في ال|ال|ف ال)?(?:matin|sba7|sbah|ssba7|ssbah|morning|صباحا|صباح|الصباح|فالصباح)/.test(
      zone,
    )
  )
    return 'am'
  if (
    /(?:soir|tonight|evening|night|lil|llil|المساء|مساء|الليل|ليله|l3chiya|3chiya|apres[ -]midi|aprem|afternoon|العشيه|الليله)/.test(
      zone,
    )
  )
    return 'pm'
  return undefined
}

function resolveHour(hour: number, half: 'am' | 'pm' | undefined): number {
  if (half === 'am') return hour === 12 ? 0 : hour
  if (half === 'pm') return hour < 12 ? hour + 12 : hour
  return hour >= 1 && hour <= 7 ? hour + 12 : hour
}
