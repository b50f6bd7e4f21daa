import { type Static, type TSchema, Type } from 'typebox'
import type { RequestContext } from '#platform/context'
import { notFound } from '#platform/errors'
import { type Http, tenantRoute } from '#platform/http'
import {
  Appointment,
  AppointmentDetail,
  AppointmentQuery,
  AvailabilityQuery,
  Cancellation,
  Completion,
  NewAppointment,
  Reschedule,
  Slot,
  Versioned,
} from './appointments.schema.ts'
import {
  agendaOf,
  askCancellation,
  completeAppointment,
  confirmAppointment,
  markNoShow,
} from './appointments.service.ts'
import { readAppointmentDetail } from './appointments.views.ts'
import { AttendeesChange } from './attendees.schema.ts'
import { changeAttendees } from './attendees.service.ts'
import { availability } from './availability.service.ts'
import { bookAppointment, rescheduleAppointment } from './booking.service.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })

export function appointmentsRoutes(http: Http): void {
  tenantRoute(http, {
    method: 'GET',
    url: '/appointments',
    summary: 'Appointments that touch a range of at most 62 days, in order of time',
    tag: 'appointments',
    permission: 'appointment.read',
    schema: {
      query: AppointmentQuery,
      response: { 200: Type.Object({ items: Type.Array(Appointment), truncated: Type.Boolean() }) },
    },
    act: (ctx, { query }) => agendaOf(ctx, query),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/availability',
    summary: 'Free slots of an agent or of a branch, at most 200',
    tag: 'appointments',
    permission: 'appointment.read',
    schema: { query: AvailabilityQuery, response: { 200: Type.Object({ items: Type.Array(Slot) }) } },
    act: (ctx, { query }) => availability(ctx, query),
  })

  tenantRoute(http, {
    method: 'POST',
    url: '/appointments',
    summary: 'Book an appointment; a taken slot answers 409 with the three nearest free ones',
    tag: 'appointments',
    permission: 'appointment.write',
    status: 201,
    schema: { body: NewAppointment, response: { 201: Appointment } },
    act: (ctx, { body }) => bookAppointment(ctx, body),
  })

  tenantRoute(http, {
    method: 'GET',
    url: '/appointments/:id',
    summary: 'One appointment with its history',
    tag: 'appointments',
    permission: 'appointment.read',
    schema: { params: ById, response: { 200: AppointmentDetail } },
    async act(ctx, { params }) {
      const appointment = await readAppointmentDetail(ctx, params.id)
      if (!appointment) throw notFound('appointment')
      return appointment
    },
  })

  command(http, 'reschedule', 'Move an appointment in time or to another agent', Reschedule, rescheduleAppointment)
  command(http, 'confirm', 'The person confirmed to come', Versioned, confirmAppointment)
  command(http, 'attendees', 'Who and what comes along from now on', AttendeesChange, changeAttendees)
  command(http, 'cancel', 'Call an appointment off', Cancellation, askCancellation)
  command(http, 'complete', 'The appointment took place', Completion, completeAppointment)
  command(http, 'no-show', 'The person did not come', Versioned, markNoShow)
}

function command<B extends TSchema>(
  http: Http,
  name: string,
  summary: string,
  body: B,
  act: (ctx: RequestContext, id: string, input: Static<B>) => Promise<Appointment>,
): void {
  tenantRoute(http, {
    method: 'POST',
    url: `/appointments/:id/${name}`,
    summary,
    tag: 'appointments',
    permission: 'appointment.write',
    schema: { params: ById, body, response: { 200: Appointment } },
    act: (ctx, input) => act(ctx, input.params.id, input.body as Static<B>),
  })
}
