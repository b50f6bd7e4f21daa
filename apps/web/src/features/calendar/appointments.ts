import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { Appointment, AppointmentType, Slot } from '@/lib/api-appointments.ts'
import type { AttendeeIds } from '@/lib/api-attendees.ts'
import { ApiError } from '@/lib/api-error.ts'
import { keys } from '@/lib/keys.ts'

export const appointmentTypes: readonly AppointmentType[] = [
  'VISIT',
  'CALL',
  'OFFICE_MEETING',
  'OWNER_VISIT',
  'NOTARY_MEETING',
  'SIGNING',
  'SITE_VISIT',
  'VIDEO_CALL',
]

/** Usual lengths in minutes. */
export const durations: readonly number[] = [15, 30, 45, 60, 90, 120, 180]

export const usualDuration: Record<AppointmentType, number> = {
  VISIT: 45,
  CALL: 30,
  OFFICE_MEETING: 60,
  OWNER_VISIT: 60,
  NOTARY_MEETING: 90,
  SIGNING: 90,
  SITE_VISIT: 60,
  VIDEO_CALL: 30,
}

export interface Range {
  from: string
  to: string
  agentId?: string | undefined
}

export const appointmentsQuery = (range: Range) =>
  queryOptions({
    queryKey: keys.appointments(range),
    queryFn: () =>
      take(
        api.GET('/api/v1/appointments', {
          params: { query: { from: range.from, to: range.to, ...(range.agentId ? { agentId: range.agentId } : {}) } },
        }),
      ),
    placeholderData: keepPreviousData,
  })

export interface SlotSearch {
  from: string
  to: string
  agentId?: string | undefined
  branchId?: string | undefined
  annonceId?: string | undefined
  type?: AppointmentType | undefined
  durationMinutes?: number | undefined
  colleagueIds?: string | undefined
  resourceIds?: string | undefined
  exceptId?: string | undefined
}

export const availabilityQuery = (search: SlotSearch) =>
  queryOptions({
    queryKey: keys.availability(search),
    queryFn: () => take(api.GET('/api/v1/availability', { params: { query: search } })),
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })

export const appointmentQuery = (id: string) =>
  queryOptions({
    queryKey: keys.appointment(id),
    queryFn: () => take(api.GET('/api/v1/appointments/{id}', { params: { path: { id } } })),
  })

/** The free slots nearest to the one that was taken, when that is why the server refused. */
export function alternativesOf(error: unknown): Slot[] | null {
  if (!(error instanceof ApiError) || error.code !== 'SLOT_TAKEN') return null
  const { nearest } = error.problem
  return Array.isArray(nearest) ? (nearest as Slot[]) : []
}

/** Whether the refusal is a clash that the organisation lets a person confirm. */
export function mayConfirmOverlap(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'SLOT_TAKEN' && error.problem.confirmable === true
}

/** @returns a function that re-reads what appointments appear in */
function useRefreshAppointments(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['appointment'] }),
      queries.invalidateQueries({ queryKey: ['dossier'] }),
    ])
}

export interface Booking {
  type: AppointmentType
  startsAt: string
  durationMinutes: number
  agentId: string
  branchId?: string
  dossierId?: string
  contactId?: string
  annonceId?: string
  place?: string
  note?: string
  attendees?: AttendeeIds
  confirmOverlap?: boolean
}

export function useBook() {
  const refresh = useRefreshAppointments()
  return useMutation({
    mutationFn: (body: Booking) => take(api.POST('/api/v1/appointments', { body })),
    onSuccess: refresh,
  })
}

export interface NewTime {
  appointment: Appointment
  startsAt: string
  durationMinutes?: number | undefined
  agentId?: string | undefined
  confirmOverlap?: boolean | undefined
}

/** Moves an appointment; the caller shows it at its new place before the answer and puts it back on refusal. */
export function useReschedule() {
  const refresh = useRefreshAppointments()
  return useMutation({
    mutationFn: ({ appointment, startsAt, durationMinutes, agentId, confirmOverlap }: NewTime) =>
      take(
        api.POST('/api/v1/appointments/{id}/reschedule', {
          params: { path: { id: appointment.id } },
          body: {
            startsAt,
            version: appointment.version,
            ...(durationMinutes ? { durationMinutes } : {}),
            ...(agentId ? { agentId } : {}),
            ...(confirmOverlap ? { confirmOverlap } : {}),
          },
        }),
      ),
    onSettled: refresh,
  })
}

export type AppointmentCommand =
  | { command: 'confirm' | 'no-show'; appointment: Appointment }
  | { command: 'complete'; appointment: Appointment; outcome?: string }
  | { command: 'cancel'; appointment: Appointment; code: string; remark?: string }

export function useAppointmentCommand() {
  const refresh = useRefreshAppointments()
  return useMutation({
    mutationFn: (act: AppointmentCommand) => {
      const params = { path: { id: act.appointment.id } }
      const version = act.appointment.version
      switch (act.command) {
        case 'confirm':
          return take(api.POST('/api/v1/appointments/{id}/confirm', { params, body: { version } }))
        case 'no-show':
          return take(api.POST('/api/v1/appointments/{id}/no-show', { params, body: { version } }))
        case 'complete':
          return take(
            api.POST('/api/v1/appointments/{id}/complete', {
              params,
              body: { version, ...(act.outcome ? { outcome: act.outcome } : {}) },
            }),
          )
        case 'cancel':
          return take(
            api.POST('/api/v1/appointments/{id}/cancel', {
              params,
              body: { version, code: act.code, ...(act.remark ? { remark: act.remark } : {}) },
            }),
          )
      }
    },
    onSettled: refresh,
  })
}

/** Whether the appointment still stands: it can be moved, confirmed, cancelled. */
export function stands(appointment: Pick<Appointment, 'state'>): boolean {
  return appointment.state === 'SCHEDULED' || appointment.state === 'CONFIRMED'
}
