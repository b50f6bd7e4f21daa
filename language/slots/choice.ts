import { localDateTime } from '../calendar.ts'
import { numberWord } from '../numbers.ts'
import type { Reading } from '../reading.ts'
import type { TimeMention } from './clock.ts'
import type { DateMention } from './when.ts'

const ORDINALS: readonly [number, RegExp][] = [
  [
    0,
    /(?:le |la |l')?(?:premiere?|1ere?|1er)(?: (?:creneau|option|choix|proposition|horaire))?|(?:the )?(?:first|1st)(?: one| option| slot)?|lewla|lewwla|loula|lowla|lewwel|l?lowel|luwel|الاول|الاولي|اللول|اللوله|لولا|option 1|choix 1|n°? ?1|numero 1|رقم 1/g,
  ],
  [
    1,
    /(?:le |la |l')?(?:deuxieme|seconde?|2eme|2e|2nd)(?: (?:creneau|option|choix|proposition|horaire))?|(?:the )?(?:second|2nd)(?: one| option| slot)?|tanya|ttanya|tania|ttani|tani|التاني|الثاني|الثانيه|التانيه|option 2|choix 2|n°? ?2|numero 2|رقم 2/g,
  ],
  [
    2,
    /(?:le |la |l')?(?:troisieme|3eme|3e|3rd)(?: (?:creneau|option|choix|proposition|horaire))?|(?:the )?(?:third|3rd|last)(?: one| option| slot)?|talta|ttalta|ttalet|talet|التالت|الثالث|الثالثه|التالته|option 3|choix 3|n°? ?3|numero 3|رقم 3/g,
  ],
]
const LAST =
  /(?:le |la )?(?:dernier|derniere)(?: creneau| option)?|the last(?: one)?|lekher|lekhra|lakhra|الاخير|الاخيره|الاخر/g

/** Which of the instants offered the person accepts: by order, by day, by hour, or by both. */
export function readProposal(reading: Reading, dates: readonly DateMention[], times: readonly TimeMention[]): void {
  const proposals = reading.input.proposals ?? []
  if (proposals.length === 0) return
  const local = proposals.map((instant) => localDateTime(instant, reading.input.tz))
  const fitting = local.flatMap((value, index) => {
    if (value === undefined) return []
    const day = value.slice(0, 10)
    const dayFits =
      dates.length === 0 || dates.some((date) => day >= date.first.toString() && day <= date.last.toString())
    const timeFits = times.length === 0 || times.some((time) => value.slice(11, 16) === clock(time))
    return dayFits && timeFits ? [index] : []
  })
  const [only] = fitting
  const mention = times[0] ?? dates[0]
  if (mention !== undefined) {
    if (fitting.length === 1 && only !== undefined)
      reading.add('proposalIndex', only, mention.from, mention.to, 'choice.time', 0.93)
    return
  }
  for (const [index, pattern] of ORDINALS) {
    for (const match of reading.matches(pattern)) {
      if (index < proposals.length)
        reading.add('proposalIndex', index, match.index, match.index + match[0].length, 'choice.ordinal', 0.92)
      return
    }
  }
  for (const match of reading.matches(LAST)) {
    reading.add('proposalIndex', proposals.length - 1, match.index, match.index + match[0].length, 'choice.last', 0.88)
    return
  }
  bareChoice(reading, local)
}

/** "2" alone is the second; a bare number that is the hour of exactly one offer is that offer. */
function bareChoice(reading: Reading, local: readonly (string | undefined)[]): void {
  const words = reading.tokens.filter((token) => token.kind !== 'mark')
  const numbers = words.flatMap((token) => {
    const value = /^\d{1,2}h?$/.test(token.text) ? Number.parseInt(token.text, 10) : numberWord(token.text)
    return value === undefined || !Number.isInteger(value) ? [] : [{ token, value }]
  })
  const [number] = numbers
  if (numbers.length === 1 && number !== undefined && words.length <= 4) {
    const hours = local.flatMap((value, index) => {
      const hour = value === undefined ? -1 : Number(value.slice(11, 13))
      return hour === number.value || hour === number.value + 12 ? [index] : []
    })
    const chosen =
      hours.length === 1 ? hours[0] : number.value >= 1 && number.value <= local.length ? number.value - 1 : undefined
    if (chosen !== undefined)
      reading.add('proposalIndex', chosen, number.token.from, number.token.to, 'choice.number', 0.85)
    return
  }
  const yes = reading.concept('YES') || reading.concept('CONFIRMV')
  if (yes && local.length === 1 && !reading.concept('REFUSE')) {
    const [first] = words
    if (first !== undefined) reading.add('proposalIndex', 0, first.from, first.to, 'choice.only', 0.85)
  }
}

function clock(time: TimeMention): string {
  return `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`
}
