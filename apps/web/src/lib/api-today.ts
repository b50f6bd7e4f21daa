import type { Appointment, AppointmentType } from './api-appointments.ts'
import type { Channel, Read } from './api-types.ts'

type DossierName = { id: string; reference: string; contact: string }
type ShortName = { id: string; reference: string }

export type NudgeKind = 'OFFER_ENDING' | 'OUTCOME_MISSING' | 'HOT_WITHOUT_STEP' | 'STALE'

export interface Today {
  zone: string
  /** Calendar day there. */
  day: string
  answers: {
    dossier: DossierName
    dueAt: string
    conversationId: string | null
    source: string
    unassigned: boolean
  }[]
  waiting: {
    conversationId: string
    contact: string
    channel: Channel
    since: string
    text: string | null
    dossier: ShortName | null
  }[]
  appointments: {
    id: string
    type: AppointmentType
    state: Appointment['state']
    startsAt: string
    endsAt: string
    timezone: string
    travel: { minutes: number; from: string } | null
    place: string | null
    contact: string | null
    dossier: ShortName | null
    annonce: { id: string; reference: string; title: string } | null
  }[]
  tasks: {
    id: string
    title: string
    category: string
    dueAt: string | null
    overdue: boolean
    dossier: DossierName | null
    version: number
  }[]
  nudges: { kind: NudgeKind; dossier: DossierName; at: string; score: number | null }[]
}

export interface TeamMember {
  id: string
  name: string
  absent: boolean
  open: number
  hot: number
  lateAnswers: number
  waiting: number
  overdueTasks: number
  appointmentsToday: number
  stale: number
}

export interface Team {
  members: TeamMember[]
  queue: { open: number; lateAnswers: number; waiting: number }
}

export interface TodayPaths {
  '/api/v1/today': { get: Read<Today> }
  '/api/v1/today/team': { get: Read<Team> }
}
