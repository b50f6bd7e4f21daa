/** A day on which agencies of a country are closed. `estimated`: the moon, not the calendar, has the last word. */
export type Holiday = { date: string; code: string; estimated: boolean }

export type Country = 'MA' | 'FR'

/** Civil holidays of Morocco, the same every year (décret 2-77-169 and later); `since` names the first year. */
const moroccanCivil: readonly { day: string; code: string; since?: number }[] = [
  { day: '01-01', code: 'NEW_YEAR' },
  { day: '01-11', code: 'INDEPENDENCE_MANIFESTO' },
  { day: '01-14', code: 'YENNAYER', since: 2024 },
  { day: '05-01', code: 'LABOUR_DAY' },
  { day: '07-30', code: 'THRONE_DAY' },
  { day: '08-14', code: 'OUED_ED_DAHAB' },
  { day: '08-20', code: 'REVOLUTION_KING_PEOPLE' },
  { day: '08-21', code: 'YOUTH_DAY' },
  { day: '10-31', code: 'UNITY_DAY', since: 2026 },
  { day: '11-06', code: 'GREEN_MARCH' },
  { day: '11-18', code: 'INDEPENDENCE_DAY' },
]

/**
 * Religious holidays of Morocco. 2025 as announced; later years follow the tabular Islamic calendar, which agrees with
 * the Moroccan announcements of 2025, and are marked estimated: the sighting of the moon may move them by one day.
 */
const moroccanReligious: readonly { date: string; code: string; estimated: boolean }[] = [
  { date: '2025-03-31', code: 'EID_AL_FITR', estimated: false },
  { date: '2025-04-01', code: 'EID_AL_FITR', estimated: false },
  { date: '2025-06-07', code: 'EID_AL_ADHA', estimated: false },
  { date: '2025-06-08', code: 'EID_AL_ADHA', estimated: false },
  { date: '2025-06-27', code: 'HIJRI_NEW_YEAR', estimated: false },
  { date: '2025-09-05', code: 'MAWLID', estimated: false },
  { date: '2025-09-06', code: 'MAWLID', estimated: false },
  { date: '2026-03-20', code: 'EID_AL_FITR', estimated: true },
  { date: '2026-03-21', code: 'EID_AL_FITR', estimated: true },
  { date: '2026-05-27', code: 'EID_AL_ADHA', estimated: true },
  { date: '2026-05-28', code: 'EID_AL_ADHA', estimated: true },
  { date: '2026-06-17', code: 'HIJRI_NEW_YEAR', estimated: true },
  { date: '2026-08-26', code: 'MAWLID', estimated: true },
  { date: '2026-08-27', code: 'MAWLID', estimated: true },
  { date: '2027-03-10', code: 'EID_AL_FITR', estimated: true },
  { date: '2027-03-11', code: 'EID_AL_FITR', estimated: true },
  { date: '2027-05-17', code: 'EID_AL_ADHA', estimated: true },
  { date: '2027-05-18', code: 'EID_AL_ADHA', estimated: true },
  { date: '2027-06-06', code: 'HIJRI_NEW_YEAR', estimated: true },
  { date: '2027-08-15', code: 'MAWLID', estimated: true },
  { date: '2027-08-16', code: 'MAWLID', estimated: true },
  { date: '2028-02-27', code: 'EID_AL_FITR', estimated: true },
  { date: '2028-02-28', code: 'EID_AL_FITR', estimated: true },
  { date: '2028-05-05', code: 'EID_AL_ADHA', estimated: true },
  { date: '2028-05-06', code: 'EID_AL_ADHA', estimated: true },
  { date: '2028-05-25', code: 'HIJRI_NEW_YEAR', estimated: true },
  { date: '2028-08-03', code: 'MAWLID', estimated: true },
  { date: '2028-08-04', code: 'MAWLID', estimated: true },
]

/** Holidays of France at fixed dates (Code du travail, art. L3133-1). */
const frenchFixed: readonly { day: string; code: string }[] = [
  { day: '01-01', code: 'NEW_YEAR' },
  { day: '05-01', code: 'LABOUR_DAY' },
  { day: '05-08', code: 'VICTORY_1945' },
  { day: '07-14', code: 'BASTILLE_DAY' },
  { day: '08-15', code: 'ASSUMPTION' },
  { day: '11-01', code: 'ALL_SAINTS' },
  { day: '11-11', code: 'ARMISTICE_1918' },
  { day: '12-25', code: 'CHRISTMAS' },
]

/** Holidays of France that move with Easter, in days after Easter Sunday. */
const frenchMoving: readonly { after: number; code: string }[] = [
  { after: 1, code: 'EASTER_MONDAY' },
  { after: 39, code: 'ASCENSION' },
  { after: 50, code: 'WHIT_MONDAY' },
]

/** Easter Sunday of a Gregorian year as YYYY-MM-DD (the anonymous Gregorian computus, Nature 1876). */
export function easterSunday(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const rest = year % 100
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const day = epact + weekday - 7 * shift + 114
  return `${year}-${pad(Math.floor(day / 31))}-${pad((day % 31) + 1)}`
}

/** The public holidays of one country in one year, in the order of the calendar. */
export function holidaysOf(country: Country, year: number): Holiday[] {
  const found =
    country === 'FR'
      ? [
          ...frenchFixed.map((h) => ({ date: `${year}-${h.day}`, code: h.code, estimated: false })),
          ...frenchMoving.map((h) => ({
            date: daysAfter(easterSunday(year), h.after),
            code: h.code,
            estimated: false,
          })),
        ]
      : [
          ...moroccanCivil
            .filter((h) => year >= (h.since ?? 0))
            .map((h) => ({ date: `${year}-${h.day}`, code: h.code, estimated: false })),
          ...moroccanReligious.filter((h) => h.date.startsWith(`${year}-`)),
        ]
  return found.sort((a, b) => a.date.localeCompare(b.date))
}

/** A test for "is this day (YYYY-MM-DD) a public holiday there"; years are worked out once each. */
export function closedDays(country: Country): (date: string) => boolean {
  const years = new Map<number, ReadonlySet<string>>()
  return (date) => {
    const year = Number(date.slice(0, 4))
    let days = years.get(year)
    if (!days) {
      days = new Set(holidaysOf(country, year).map((h) => h.date))
      years.set(year, days)
    }
    return days.has(date)
  }
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}
