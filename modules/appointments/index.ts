export { coordinatesOf } from './agenda.read-model.ts'
export { appointmentsModule } from './appointments.module.ts'
export { reachableAppointments } from './appointments.policy.ts'
export type { Appointment, NewAppointment, Slot } from './appointments.schema.ts'
export {
  agendaOf,
  cancelAppointment,
  completeAppointment,
  confirmAppointment,
  markNoShow,
  readableAppointment,
  upcomingVisit,
} from './appointments.service.ts'
export { attendeesJson, onAgendaOf } from './attendees.read-model.ts'
export { Attendees } from './attendees.schema.ts'
export { changeAttendees } from './attendees.service.ts'
export { defaultWorkingHours, type Interval, minutesOf, presenceAt, type WorkingHours } from './availability.rules.ts'
export { type FindSlots, findSlots } from './availability.service.ts'
export { bookAppointment, rescheduleAppointment } from './booking.service.ts'
export type { BookingOptions } from './clash.service.ts'
export { countFutureAppointments, handOverAppointments, leaveAppointments } from './handover.service.ts'
export {
  appointmentFor,
  attendingContacts,
  comingAttended,
  expectsVisit,
  type HeldAppointment,
} from './held.read-model.ts'
export { type OwnAppointment, readOwnAgenda } from './own-agenda.read-model.ts'
export type { Resource } from './resources.schema.ts'
export { addResource } from './resources.service.ts'
export { type Meeting, travelRulesOf, waysBetween } from './travel.rules.ts'
export { readVisitAnswer, type VisitAct, type VisitAnswer, visitActs, writeVisitAnswer } from './visit-answers.rules.ts'
