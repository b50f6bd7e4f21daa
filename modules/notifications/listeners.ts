import { type Static, type TSchema, Type } from 'typebox'
import { Check } from 'typebox/value'
import type { EventHandler, RequestContext } from '#platform/context'
import { cancelJob, enqueue, type JobHandler } from '#platform/jobs'
import type { Kind } from './kinds.ts'
import { answererOf, assigneeOf, keepersOf, openTask } from './notifications.read-model.ts'
import { notify } from './notifications.service.ts'
import { dropDevices } from './push.repository.ts'

const Nullable = Type.Union([Type.String(), Type.Null()])
const Assigned = Type.Object({ dossierId: Type.String(), assigneeId: Nullable })
const Mentioned = Type.Object({ dossierId: Type.String(), noteId: Type.String(), userIds: Type.Array(Type.String()) })
const TaskChanged = Type.Object({
  taskId: Type.String(),
  state: Type.String(),
  assigneeId: Nullable,
  assigned: Type.Boolean(),
  dueAt: Nullable,
  moved: Type.Boolean(),
})
const TaskReminder = Type.Object({ taskId: Type.String(), assigneeId: Nullable })
const Late = Type.Object({ dossierId: Type.String(), assigneeId: Nullable })
const OfAppointment = Type.Object({
  appointmentId: Type.String(),
  agentId: Type.String(),
  colleagueIds: Type.Array(Type.String()),
})
const OfAttendees = Type.Object({
  appointmentId: Type.String(),
  addedColleagueIds: Type.Array(Type.String()),
  removedColleagueIds: Type.Array(Type.String()),
})
const OfOffer = Type.Object({ dossierId: Type.String(), offerId: Type.String() })
const OfDocument = Type.Object({ documentId: Type.String(), dossierId: Nullable })
const OfAnnonce = Type.Object({ annonceId: Type.String() })
const Woken = Type.Object({ conversationId: Type.String(), snoozedBy: Nullable })
const HandedOver = Type.Object({ conversationId: Type.String() })
const MemberLeft = Type.Object({ userId: Type.String(), reassignTo: Nullable, dossiers: Type.Integer() })

/** A listener that knows the shape of its event: another shape is a fault of this house, and told at once. */
const on =
  <T extends TSchema>(schema: T, handler: (ctx: RequestContext, payload: Static<T>) => Promise<void>): EventHandler =>
  (ctx, payload) => {
    if (!Check(schema, payload)) throw new TypeError('an event of another shape')
    return handler(ctx, payload as Static<T>)
  }

const appointment = (kind: Kind) =>
  on(OfAppointment, (ctx, { appointmentId, agentId, colleagueIds }) =>
    notify(ctx, [agentId, ...colleagueIds], { kind, subject: { kind: 'APPOINTMENT', id: appointmentId } }),
  )

const offer = (kind: Kind) =>
  on(OfOffer, async (ctx, { dossierId, offerId }) =>
    notify(ctx, [await assigneeOf(ctx, dossierId)], {
      kind,
      subject: { kind: 'DOSSIER', id: dossierId },
      detailId: offerId,
    }),
  )

const annonce = (kind: Kind) =>
  on(OfAnnonce, async (ctx, { annonceId }) =>
    notify(ctx, await keepersOf(ctx, null), { kind, subject: { kind: 'ANNONCE', id: annonceId } }),
  )

const assigned = on(Assigned, (ctx, { dossierId, assigneeId }) =>
  notify(ctx, [assigneeId], { kind: 'DOSSIER_ASSIGNED', subject: { kind: 'DOSSIER', id: dossierId } }),
)

const received = on(OfDocument, async (ctx, { documentId, dossierId }) => {
  if (!dossierId) return
  await notify(ctx, [await assigneeOf(ctx, dossierId)], {
    kind: 'DOCUMENT_RECEIVED',
    subject: { kind: 'DOSSIER', id: dossierId },
    detailId: documentId,
  })
})

const DUE_JOB = 'notifications.task_due'

const taskChanged = on(TaskChanged, async (ctx, { taskId, state, assigneeId, assigned: given, dueAt, moved }) => {
  cancelJob(ctx, DUE_JOB, taskId)
  if (state !== 'OPEN') return
  // A task that was due before, and told so, is not told anew because its title changed.
  if (dueAt && (moved || Date.parse(dueAt) > ctx.clock.now()))
    enqueue(ctx, DUE_JOB, { key: taskId, dueAt: Date.parse(dueAt) })
  if (given) await notify(ctx, [assigneeId], { kind: 'TASK_ASSIGNED', subject: { kind: 'TASK', id: taskId } })
})

/** Reminds whoever has a task when its hour comes. A due time that was moved meanwhile is waited for again. */
export const taskDueJob: JobHandler = {
  kind: DUE_JOB,
  async run(ctx, _payload, { key }) {
    const task = await openTask(ctx, key)
    if (!task?.dueAt) return
    const due = Date.parse(task.dueAt)
    if (due > ctx.clock.now()) {
      cancelJob(ctx, DUE_JOB, key)
      enqueue(ctx, DUE_JOB, { key, dueAt: due })
    } else await notify(ctx, [task.assigneeId], { kind: 'TASK_DUE', subject: { kind: 'TASK', id: key } })
  },
}

/** Facts of other modules and whom they concern. */
export const notificationListeners: Record<string, EventHandler> = {
  'dossiers.opened': assigned,
  'dossiers.assigned': assigned,
  'dossiers.first_response_late': on(Late, async (ctx, { dossierId, assigneeId }) =>
    notify(ctx, assigneeId ? [assigneeId] : await keepersOf(ctx, null), {
      kind: 'FIRST_RESPONSE_LATE',
      subject: { kind: 'DOSSIER', id: dossierId },
    }),
  ),
  'timeline.mentioned': on(Mentioned, (ctx, { dossierId, noteId, userIds }) =>
    notify(ctx, userIds, { kind: 'MENTIONED', subject: { kind: 'DOSSIER', id: dossierId }, detailId: noteId }),
  ),
  'tasks.changed': taskChanged,
  'tasks.reminder': on(TaskReminder, (ctx, { taskId, assigneeId }) =>
    notify(ctx, [assigneeId], { kind: 'TASK_REMINDER', subject: { kind: 'TASK', id: taskId } }),
  ),
  'appointments.booked': appointment('APPOINTMENT_BOOKED'),
  'appointments.rescheduled': appointment('APPOINTMENT_MOVED'),
  'appointments.cancelled': appointment('APPOINTMENT_CANCELLED'),
  'appointments.attendees_changed': on(OfAttendees, async (ctx, { appointmentId, ...told }) => {
    const subject = { kind: 'APPOINTMENT', id: appointmentId } as const
    await notify(ctx, told.addedColleagueIds, { kind: 'APPOINTMENT_JOINED', subject })
    await notify(ctx, told.removedColleagueIds, { kind: 'APPOINTMENT_LEFT', subject })
  }),
  'offers.made': offer('OFFER_RECEIVED'),
  'offers.accepted': offer('OFFER_ACCEPTED'),
  'documents.received': received,
  'documents.new_version': received,
  'messaging.handed_over': on(HandedOver, async (ctx, { conversationId }) => {
    const answerer = await answererOf(ctx, conversationId)
    if (!answerer) return
    await notify(ctx, answerer.userId ? [answerer.userId] : await keepersOf(ctx, answerer.branchId), {
      kind: 'CONVERSATION_WAITING',
      subject: { kind: 'CONVERSATION', id: conversationId },
    })
  }),
  'messaging.woken': on(Woken, (ctx, { conversationId, snoozedBy }) =>
    notify(ctx, [snoozedBy], { kind: 'CONVERSATION_AWAKE', subject: { kind: 'CONVERSATION', id: conversationId } }),
  ),
  'annonces.platform_blocked': annonce('ANNONCE_BLOCKED'),
  'annonces.platform_freed': annonce('ANNONCE_FREED'),
  'organizations.member_left': on(MemberLeft, async (ctx, { userId, reassignTo, dossiers }) => {
    dropDevices(ctx, userId)
    if (dossiers > 0)
      await notify(ctx, [reassignTo], { kind: 'DOSSIERS_HANDED_OVER', subject: { kind: 'MEMBER', id: userId } })
  }),
}
