import { agentModule } from '#modules/agent'
import { annoncesModule } from '#modules/annonces'
import { appointmentsModule } from '#modules/appointments'
import { assignmentsModule } from '#modules/assignments'
import { auditModule } from '#modules/audit'
import { bulkChangesModule } from '#modules/bulk-changes'
import { calendarFeedsModule } from '#modules/calendar-feeds'
import { cannedRepliesModule } from '#modules/canned-replies'
import { consentsModule } from '#modules/consents'
import { contactsModule } from '#modules/contacts'
import { decisionsModule } from '#modules/decisions'
import { documentsModule } from '#modules/documents'
import { dossiersModule } from '#modules/dossiers'
import { duplicatesModule } from '#modules/duplicates'
import { filesModule } from '#modules/files'
import type { Auth, IdentityAuthenticator } from '#modules/identity'
import { mandatesModule } from '#modules/mandates'
import { messagingModule } from '#modules/messaging'
import { notificationsModule } from '#modules/notifications'
import { offersModule } from '#modules/offers'
import { operationsModule } from '#modules/operations'
import { organizationsModule } from '#modules/organizations'
import { ownerSpaceModule } from '#modules/owner-space'
import { platformAdminModule } from '#modules/platform-admin'
import { privacyModule } from '#modules/privacy'
import { qualificationModule } from '#modules/qualification'
import { referenceDataModule } from '#modules/reference-data'
import { remindersModule } from '#modules/reminders'
import { reportsModule } from '#modules/reports'
import { savedViewsModule } from '#modules/saved-views'
import { searchModule } from '#modules/search'
import { tasksModule } from '#modules/tasks'
import { timelineModule } from '#modules/timeline'
import { todayModule } from '#modules/today'
import { workflowEditorModule } from '#modules/workflow-editor'
import { workflowsModule } from '#modules/workflows'
import type { Platform } from '#platform/context'
import type { Module } from '#platform/module'

/** The capabilities of this server. A new module adds one line. */
export function modules(_platform: Platform, sign: { auth: Auth; authenticator: IdentityAuthenticator }): Module[] {
  return [
    annoncesModule(),
    mandatesModule(),
    ownerSpaceModule(),
    filesModule(),
    appointmentsModule(),
    assignmentsModule(),
    calendarFeedsModule(),
    remindersModule(),
    contactsModule(),
    consentsModule(),
    privacyModule(),
    workflowsModule(),
    workflowEditorModule(),
    referenceDataModule(),
    dossiersModule(),
    documentsModule(),
    duplicatesModule(),
    timelineModule(),
    tasksModule(),
    offersModule(),
    todayModule(),
    searchModule(),
    messagingModule(),
    operationsModule(),
    cannedRepliesModule(),
    agentModule(),
    auditModule(),
    decisionsModule(),
    qualificationModule(),
    reportsModule(),
    notificationsModule(),
    savedViewsModule(),
    bulkChangesModule(),
    organizationsModule(sign),
    platformAdminModule(),
  ]
}
