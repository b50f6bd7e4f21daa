import { today } from '../calendar.ts'
import type { Reading } from '../reading.ts'
import type { Intent } from '../understanding.ts'
import type { TimeMention } from './clock.ts'
import type { DateMention } from './when.ts'

const REPLACED =
  /(?:au lieu d[eu']?|a la place d[eu']?|instead of|rather than|than|not|pas|machi|mashi|ماشي|بدل|بدلا من|عوض|عوضا عن|ليس|f blast|fblast|3iwad|plutot que|pas le|pas de|can ?'?t (?:make it |come |do )?(?:on )?|cannot (?:make it |come )?(?:on )?) ?(?:le |la |l'|on |the |d |nhar |يوم |a |at |de |du |m3a |موعد |lmaw3id |من )*$/
const ORIGIN =
  /(?:rdv|rendez[ -]vous|visite|prevue?|appointment|viewing|meeting|maw3id|موعد|الموعد|زياره|الزياره|from|من) ?(?:d[eu'] ?|prevue? |dyal |ديال |d |for |on |of |le |pour |يوم |nhar |a |لـ?)*$/
const MOVE_IN =
  /(?:^|[^a-z\u0600-\u06ff])(?:emmenag|amenag|demenag|entrer|entree|rentrer|installer|disponible|dispo|libre|a partir|des|debut|fin|p(?:ou)?r (?:le|fin|debut|la rentree)?|move|moving|relocat|starting|from|as of|available|nskon|nskn|ndkhol|ndkhl|nr7el|nrhel|bdit|bda|mn|men|للسكن|نسكن|ابتداء|ابتداء من|انطلاقا|للدخول|ندخل|بدايه|من|nsken|sakan|occuper|habiter|by|need it|lease start|for|f)[a-z\u0600-\u06ff]{0,6}(?: [a-z\u0600-\u06ff']{1,6}){0,3} ?$/
const MOVE_VERB =
  /emmenag|amenager|demenag|m'installer|nous installer|move ?in|moving|relocat|nskon|nskn|ndkhol|nr7el|للسكن|نسكن|الانتقال|السكن|entrer dans les lieux|entree dans les lieux|lease start|nrhel/
const IMMEDIATE =
  /(?:emmenag[a-z]*|entree?|entrer|move in|moving in|disponible|libre|available|nskon|ndkhol)[a-z ]{0,14}(?:immediatement|immediate(?:ment)?|tout de suite|de suite|asap|immediately|right away|des maintenant|now|daba|فورا)/

/** Picks the day and hour that matter: the new one for RESCHEDULE, the first one otherwise; or a move-in date. */
export function readAppointment(
  reading: Reading,
  intent: Intent,
  dates: readonly DateMention[],
  times: readonly TimeMention[],
): void {
  const housing = intent === 'SEARCH' || intent === 'OTHER' || intent === 'RENT_OUT'
  const move = dates.find((date) => isMoveIn(reading, date, times, housing))
  if (move !== undefined) {
    reading.add('moveIn', move.first.toString(), move.from, move.to, `move-in.${move.rule}`, 0.85)
  } else if (IMMEDIATE.test(reading.text) && housing) {
    reading.add('moveIn', today(reading.input.now, reading.input.tz).toString(), 0, 0, 'move-in.immediate', 0.7)
  } else if (reading.input.openQuestion === 'MOVE_IN' && dates[0] !== undefined) {
    reading.add('moveIn', dates[0].first.toString(), dates[0].from, dates[0].to, 'move-in.answer', 0.9)
    return
  }
  const usable = dates.filter((date) => date !== move && date.kind !== 'month')
  const date = choose(reading, intent, usable)
  if (date === undefined) return
  const time = times.length === 0 ? undefined : chooseTime(reading, intent, times, date, usable)
  if (time !== undefined && date.kind === 'day') {
    const value = `${date.first.toString()}T${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}:00`
    reading.add(
      'datetime',
      value,
      Math.min(date.from, time.from),
      Math.max(date.to, time.to),
      `${date.rule}+${time.rule}`,
      0.93,
    )
    return
  }
  const last = pairEnd(reading, date, usable)
  reading.add('dateRange', `${date.first.toString()}/${last.toString()}`, date.from, date.to, date.rule, 0.9)
}

/** "samedi ou dimanche", "du 3 au 5 décembre": two days joined are one range. */
function pairEnd(reading: Reading, date: DateMention, dates: readonly DateMention[]): DateMention['last'] {
  const next = dates[dates.indexOf(date) + 1]
  if (next === undefined || date.kind !== 'day' || next.kind !== 'day') return date.last
  const between = reading.text.slice(date.to, next.from)
  const later = next.first.toString() > date.last.toString()
  return later &&
    /^ ?(?:ou|or|wla|aw|et|a|au|-|to|and|w|o|او|و|الي|حتي|hta l|7ta l|jusqu'au|jusqu'a) ?(?:le |the |l |nhar |يوم |ال)?$/.test(
      between,
    )
    ? next.last
    : date.last
}

function choose(reading: Reading, intent: Intent, dates: readonly DateMention[]): DateMention | undefined {
  const kept = dates.filter((date) => !REPLACED.test(reading.before(date.from, 40)))
  if (intent !== 'RESCHEDULE') return kept[0] ?? (intent === 'CANCEL' || intent === 'OTHER' ? dates[0] : undefined)
  const fresh = kept.filter((date) => kept.length === 1 || !ORIGIN.test(reading.before(date.from, 40)))
  return fresh.at(-1) ?? kept.at(-1)
}

function chooseTime(
  reading: Reading,
  intent: Intent,
  times: readonly TimeMention[],
  date: DateMention,
  dates: readonly DateMention[],
): TimeMention | undefined {
  const kept = times.filter(
    (time) => !REPLACED.test(reading.before(time.from, 30)) && !replacedWithDay(reading, time, dates),
  )
  if (intent === 'RESCHEDULE') {
    const fresh = kept.filter((time) => kept.length === 1 || !ORIGIN.test(reading.before(time.from, 30)))
    const behind = fresh.filter((time) => nearest(time, dates) === date)
    return behind.at(-1) ?? fresh.at(-1)
  }
  const own = kept.filter((time) => nearest(time, dates) === date)
  return (
    closest(own, date) ??
    (dates.length <= 1 ? (kept[0] ?? times[0]) : undefined) ??
    (kept.length === 1 ? kept[0] : undefined)
  )
}

/** The hour beside the day; of hours written together ("entre 14h et 16h") the first. */
function closest(times: readonly TimeMention[], date: DateMention): TimeMention | undefined {
  let best = times[0]
  for (const [index, time] of times.entries()) {
    const previous = times[index - 1]
    if (best === undefined || (previous !== undefined && time.from - previous.to <= 6)) continue
    if (gap(time, date) < gap(best, date)) best = time
  }
  return best
}

function gap(time: TimeMention, date: DateMention): number {
  return time.from >= date.to ? time.from - date.to : date.from - time.to
}

/** "au lieu de mardi 10h": the hour goes with the day that is replaced. */
function replacedWithDay(reading: Reading, time: TimeMention, dates: readonly DateMention[]): boolean {
  return dates.some(
    (date) => time.from >= date.to && time.from - date.to <= 6 && REPLACED.test(reading.before(date.from, 40)),
  )
}

function nearest(time: TimeMention, dates: readonly DateMention[]): DateMention | undefined {
  let best: DateMention | undefined
  let least = Number.POSITIVE_INFINITY
  for (const date of dates) {
    const distance = time.from >= date.to ? time.from - date.to : (date.from - time.to) * 1.5
    if (distance < least) {
      least = distance
      best = date
    }
  }
  return best
}

function isMoveIn(reading: Reading, date: DateMention, times: readonly TimeMention[], housing: boolean): boolean {
  if (reading.input.openQuestion === 'MOVE_IN') return true
  if (date.kind === 'week' || date.kind === 'weekend') return false
  if (MOVE_VERB.test(reading.text) && times.length === 0) return true
  if (date.kind === 'month') return housing
  const before = reading.before(date.from, 30)
  return housing && times.length === 0 && MOVE_IN.test(before)
}
