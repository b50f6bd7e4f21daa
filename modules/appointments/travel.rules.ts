import { type AppointmentState, type AppointmentType, travels } from './appointments.rules.ts'

/** Degrees, WGS 84. */
export type Coordinates = { latitude: number; longitude: number }

/** How an organisation's people get from one place to the next. */
export type TravelRules = {
  /** Urban speed on the streets, in km/h. */
  speedKmh: number
  /** The least that is kept free between two places that are known, in minutes. */
  minimumMinutes: number
  /** Kept free when one of the places is not known, in minutes. */
  fallbackMinutes: number
}

const EARTH_RADIUS_KM = 6371
/** Streets are longer than the straight line: about 1.3 in the grids of Moroccan and French cities. */
const DETOUR = 1.3

/** Great-circle distance in kilometres. */
export function distanceKm(a: Coordinates, b: Coordinates): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const h =
    Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/**
 * Whole minutes from one place to another: straight line × detour at the organisation's urban speed, never below its
 * minimum; the fixed buffer when a place is not known. The same both ways.
 */
export function travelMinutes(from: Coordinates | null, to: Coordinates | null, rules: TravelRules): number {
  if (!from || !to) return rules.fallbackMinutes
  const minutes = Math.ceil(((distanceKm(from, to) * DETOUR) / rules.speedKmh) * 60)
  return Math.max(rules.minimumMinutes, minutes)
}

/** How the people of an organisation get about, by its settings. */
export function travelRulesOf(settings: {
  travelSpeedKmh: number
  travelMinimumMinutes: number
  travelBufferMinutes: number
}): TravelRules {
  return {
    speedKmh: settings.travelSpeedKmh,
    minimumMinutes: settings.travelMinimumMinutes,
    fallbackMinutes: settings.travelBufferMinutes,
  }
}

/** A meeting of an agent, as the way to it is reckoned. Times are ISO instants. */
export type Meeting = {
  type: AppointmentType
  state: AppointmentState
  startsAt: string
  endsAt: string
  at: Coordinates | null
  /** Zone or city of the place, as people call it. */
  from: string | null
}

const attended: readonly AppointmentState[] = ['SCHEDULED', 'CONFIRMED', 'DONE']

/**
 * The way to each of an agent's meetings of one day, in their order, from the last place they went to before it; null
 * where nobody travels, nothing came before, or one of the two places is not known.
 */
export function waysBetween(
  meetings: readonly Meeting[],
  rules: TravelRules,
): ({ minutes: number; from: string } | null)[] {
  return meetings.map((meeting) => {
    const before = meetings
      .filter((other) => other !== meeting && travels(other.type) && attended.includes(other.state))
      .filter((other) => Date.parse(other.endsAt) <= Date.parse(meeting.startsAt))
      .reduce<Meeting | null>(
        (last, other) => (last && Date.parse(last.endsAt) > Date.parse(other.endsAt) ? last : other),
        null,
      )
    if (!travels(meeting.type) || !meeting.at || !before?.at || before.from === null) return null
    return { minutes: travelMinutes(before.at, meeting.at, rules), from: before.from }
  })
}
