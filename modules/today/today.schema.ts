import { type Static, Type } from 'typebox'
import { nudgeKinds } from './today.rules.ts'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const DossierName = Type.Object({ id: Type.String(), reference: Type.String(), contact: Type.String() })
const AnnonceName = Type.Object({ id: Type.String(), reference: Type.String(), title: Type.String() })

export const Today = Type.Object({
  /** The zone of the person's branch, and the calendar day there. */
  zone: Type.String(),
  day: Type.String({ format: 'date' }),
  /** First answers owed, the earliest due first. */
  answers: Type.Array(
    Type.Object({
      dossier: DossierName,
      dueAt: Type.String(),
      conversationId: Nullable(Type.String()),
      source: Type.String(),
      /** Nobody has it yet. */
      unassigned: Type.Boolean(),
    }),
  ),
  /** Conversations that wait for a person, the longest first. */
  waiting: Type.Array(
    Type.Object({
      conversationId: Type.String(),
      contact: Type.String(),
      channel: Type.String(),
      since: Type.String(),
      text: Nullable(Type.String()),
      dossier: Nullable(Type.Object({ id: Type.String(), reference: Type.String() })),
    }),
  ),
  /** The person's appointments of the day, in their order. */
  appointments: Type.Array(
    Type.Object({
      id: Type.String(),
      type: Type.String(),
      state: Type.String(),
      startsAt: Type.String(),
      endsAt: Type.String(),
      timezone: Type.String(),
      /** The way there from the place before on that day; null when one of the two is not known. */
      travel: Nullable(Type.Object({ minutes: Type.Integer(), from: Type.String() })),
      place: Nullable(Type.String()),
      contact: Nullable(Type.String()),
      dossier: Nullable(Type.Object({ id: Type.String(), reference: Type.String() })),
      annonce: Nullable(AnnonceName),
    }),
  ),
  /** Open tasks that are overdue or due today, then those without a date. */
  tasks: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      category: Type.String(),
      dueAt: Nullable(Type.String()),
      overdue: Type.Boolean(),
      dossier: Nullable(DossierName),
      version: Type.Integer(),
    }),
  ),
  nudges: Type.Array(
    Type.Object({
      kind: Type.Enum([...nudgeKinds]),
      dossier: DossierName,
      at: Type.String(),
      score: Nullable(Type.Integer()),
    }),
  ),
})
export type Today = Static<typeof Today>

export const Team = Type.Object({
  members: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      /** Away at this moment. */
      absent: Type.Boolean(),
      open: Type.Integer(),
      hot: Type.Integer(),
      lateAnswers: Type.Integer(),
      waiting: Type.Integer(),
      overdueTasks: Type.Integer(),
      appointmentsToday: Type.Integer(),
      /** Untouched for a week. */
      stale: Type.Integer(),
    }),
  ),
  /** What nobody has. */
  queue: Type.Object({ open: Type.Integer(), lateAnswers: Type.Integer(), waiting: Type.Integer() }),
})
export type Team = Static<typeof Team>
