/** Seconds as a player shows them: 0:07, 12:30, 1:02:03. What is not known yet is 0:00. */
export function clockText(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

export const speeds = [1, 1.5, 2] as const
export type Speed = (typeof speeds)[number]

/** The next faster speed, and the plain one after the fastest. */
export function nextSpeed(speed: Speed): Speed {
  return speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
}

/** Seconds one key press moves: a fifteenth of short notes, five of longer ones. */
export function stepOf(duration: number): number {
  return Math.min(5, Math.max(0.2, duration / 15))
}
