/** What a person may answer to a reminder with one tap. */
export const visitActs = ['confirm', 'move', 'cancel'] as const
export type VisitAct = (typeof visitActs)[number]

/** An answer that a button carries: which appointment, and which beginning of it the person was asked about. */
export type VisitAnswer = { act: VisitAct; appointmentId: string; startsAt: number }

const FORM = /^visit\.(confirm|move|cancel):([0-9a-f-]{36}):(\d{1,15})$/

/** The id of a button, short enough for every channel. `startsAt` as epoch milliseconds. */
export function writeVisitAnswer({ act, appointmentId, startsAt }: VisitAnswer): string {
  return `visit.${act}:${appointmentId}:${startsAt}`
}

/** The answer behind the id of a button, or null when it is no such button. */
export function readVisitAnswer(id: unknown): VisitAnswer | null {
  const [, act, appointmentId, startsAt] = (typeof id === 'string' ? FORM.exec(id) : null) ?? []
  const known = visitActs.find((one) => one === act)
  if (!known || !appointmentId || !startsAt) return null
  return { act: known, appointmentId, startsAt: Number(startsAt) }
}
