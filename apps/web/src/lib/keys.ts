import type { LiveEvent } from './api-live.ts'

/**
 * Query keys by topic. The first word is the topic, so that a live event can name what it makes stale.
 * Lists and details of one topic share the first word; nested reads hang below the detail they belong to.
 */
export const keys = {
  me: ['me'] as const,
  organization: ['organization'] as const,
  branches: ['branches'] as const,
  members: ['member', 'list'] as const,
  invitations: ['member', 'invitations'] as const,
  workingHours: (userId: string) => ['member', 'hours', userId] as const,
  assignment: ['member', 'assignment'] as const,
  assignmentPreview: (sample: unknown) => ['member', 'assignment', 'preview', sample] as const,
  apiKeys: ['apiKeys'] as const,
  channelAccounts: ['channelAccounts'] as const,
  sessions: ['sessions'] as const,
  calendarFeed: ['calendarFeed'] as const,

  conversations: (view: string, q: string) => ['conversation', 'list', view, q] as const,
  /** Below the lists, whose numbers they are. */
  conversationCounts: ['conversation', 'list', 'counts'] as const,
  /** By the hour: asked each time they are looked at. */
  snoozeChoices: (id: string) => ['snoozeChoices', id] as const,
  conversation: (id: string) => ['conversation', 'one', id] as const,
  /** Below the conversation: consents, window and appointments change what may be sent. */
  contactProof: (conversationId: string) => ['conversation', 'one', conversationId, 'proof'] as const,
  templates: (conversationId: string) => ['conversation', 'one', conversationId, 'templates'] as const,
  messages: (conversationId: string) => ['message', conversationId] as const,

  dossiers: (filter: unknown) => ['dossier', 'list', filter] as const,
  pipeline: (filter: unknown) => ['dossier', 'pipeline', filter] as const,
  dossier: (id: string) => ['dossier', 'one', id] as const,
  offers: (dossierId: string) => ['dossier', 'one', dossierId, 'offers'] as const,
  timeline: (dossierId: string, filter: unknown) => ['dossier', 'timeline', dossierId, filter] as const,

  noteVersions: (noteId: string, editedAt: string | null) => ['note', noteId, 'versions', editedAt] as const,

  annonces: (filter: unknown) => ['annonce', 'list', filter] as const,
  annonce: (id: string) => ['annonce', 'one', id] as const,
  annonceQuality: (id: string | null, values: unknown) => ['quality', id, values] as const,
  annonceParties: (id: string) => ['annonce', 'one', id, 'parties'] as const,
  annonceMandates: (id: string) => ['annonce', 'one', id, 'mandates'] as const,
  mandates: (branchId: string) => ['annonce', 'list', 'mandates', branchId] as const,
  registers: ['annonce', 'list', 'registers'] as const,
  owned: ['annonce', 'list', 'owned'] as const,
  priceHistory: (id: string) => ['annonce', 'price', id] as const,

  contacts: (filter: unknown) => ['contact', 'list', filter] as const,
  contact: (id: string) => ['contact', 'one', id] as const,
  consents: (contactId: string) => ['contact', 'consents', contactId] as const,
  duplicates: (filter: unknown) => ['contact', 'list', 'duplicates', filter] as const,
  contactMerge: (survivorId: string, loserId: string) => ['merge', 'contact', survivorId, loserId] as const,
  contactMerges: (contactId: string) => ['contact', 'one', contactId, 'merges'] as const,
  dossierMerge: (survivorId: string, loserId: string) => ['merge', 'dossier', survivorId, loserId] as const,
  dossierMerges: (dossierId: string) => ['dossier', 'one', dossierId, 'merges'] as const,

  dataRequestsOf: (contactId: string) => ['contact', 'one', contactId, 'requests'] as const,
  suppressionsOf: (contactId: string) => ['contact', 'one', contactId, 'suppressions'] as const,
  /** Not below `contact`: who has just been erased cannot be asked about again. */
  erasure: (contactId: string) => ['erasure', contactId] as const,
  dataRequests: (state: string) => ['contact', 'list', 'requests', state] as const,
  suppressions: (filter: unknown) => ['contact', 'list', 'suppressions', filter] as const,
  /** Looks over the whole base and moves by the night: not below `contact`, which every message makes stale. */
  retention: (rules: unknown) => ['retention', rules] as const,

  appointments: (filter: unknown) => ['appointment', 'list', filter] as const,
  availability: (filter: unknown) => ['appointment', 'availability', filter] as const,

  appointment: (id: string) => ['appointment', 'one', id] as const,
  unsubscribe: (token: string) => ['unsubscribe', token] as const,
  askedVisit: (token: string) => ['visit-answer', token] as const,
  reminders: (appointmentId: string) => ['appointment', 'one', appointmentId, 'reminders'] as const,

  search: (q: string) => ['search', q] as const,

  today: ['today', 'mine'] as const,
  team: ['today', 'team'] as const,
  documents: (subject: unknown) => ['document', 'list', subject] as const,
  document: (id: string) => ['document', 'one', id] as const,
  documentsRemoved: (subject: unknown) => ['document', 'removed', subject] as const,
  documentVersions: (id: string) => ['document', 'versions', id] as const,
  documentLink: (id: string, number: number) => ['document', 'link', id, number] as const,

  notifications: (unread: boolean) => ['notification', 'list', unread] as const,
  unread: ['notification', 'unread'] as const,
  notificationPreferences: ['notificationPreferences'] as const,
  pushDevices: ['pushDevices'] as const,
  bulkChanges: ['bulk', 'list'] as const,
  bulkRefusals: (id: string) => ['bulk', 'refusals', id] as const,
  bulkPreview: (asked: unknown) => ['bulkPreview', asked] as const,
  listViews: (list: string) => ['listViews', list] as const,

  /** Below its thread, which every change of a status makes stale. */
  attempts: (conversationId: string, id: string) => ['message', conversationId, 'attempts', id] as const,
  /** Below `reference`: what the organisation words itself, told by the same event. */
  canned: ['reference', 'canned'] as const,
  resources: ['reference', 'resources'] as const,
  cannedFor: (conversationId: string) => ['reference', 'canned', conversationId] as const,
  messageTemplates: (filter: unknown) => ['reference', 'templates', filter] as const,
  messageTemplate: (id: string) => ['reference', 'template', id] as const,
  /** How a letter will look with words that are being written: changes with them alone. */
  letterPreview: (asked: unknown) => ['letterPreview', asked] as const,
  references: ['reference', 'all'] as const,
  referenceList: (list: string) => ['reference', 'list', list] as const,

  tasks: (filter: unknown) => ['task', 'list', filter] as const,
  occurrences: (asked: unknown) => ['occurrences', asked] as const,
  workflows: ['workflow', 'active'] as const,
  workflowOverview: ['workflow', 'overview'] as const,
  workflowDraft: (id: string) => ['workflow', 'draft', id] as const,
  workflowSimulation: (id: string, version: number) => ['workflow', 'simulation', id, version] as const,
  workflowExamples: (id: string, status: string) => ['workflow', 'examples', id, status] as const,
  workflowVersions: (code: string) => ['workflow', 'versions', code] as const,

  decisions: (filter: unknown) => ['decision', 'list', filter] as const,
  decision: (id: string) => ['decision', 'one', id] as const,

  operations: ['operations', 'figures'] as const,
  operationsRows: (asked: unknown) => ['operations', 'rows', asked] as const,
  /** Below `operations`: what is sent and received shows in them too. */
  channels: ['operations', 'channels'] as const,
  channelDraft: (id: string) => ['operations', 'channelDraft', id] as const,
  deadLetters: ['operations', 'letters'] as const,
  providerEvents: (state: string) => ['operations', 'events', state] as const,
  /** Not below the log: each look at the contents is recorded. */
  providerEvent: (id: string) => ['providerEvent', id] as const,

  audit: (filter: unknown) => ['audit', 'list', filter] as const,
  auditVerification: ['audit', 'verification'] as const,

  /** Not refreshed by themselves: each look across organisations is recorded. */
  platformOrganizations: (q: string) => ['platform', 'organizations', q] as const,
  platformOrganization: (id: string) => ['platform', 'organization', id] as const,
  platformBlocks: ['platform', 'blocks'] as const,
  platformHealth: ['platform', 'health'] as const,

  report: (part: string, filter: unknown) => ['report', part, filter] as const,
}

/** Keys (by prefix) that a live event makes stale. Pure: the live client only invalidates what this answers. */
export function affectedBy(event: LiveEvent): readonly (readonly string[])[] {
  const dossier = event.dossierId
    ? [
        ['dossier', 'one', event.dossierId],
        ['dossier', 'timeline', event.dossierId],
      ]
    : []
  switch (event.topic) {
    case 'message': {
      const thread = event.conversationId
        ? [
            ['message', event.conversationId],
            ['conversation', 'one', event.conversationId],
          ]
        : [['message']]
      return [...thread, ['conversation', 'list'], ['today'], ['operations'], ...dossier]
    }
    case 'conversation':
      return [['conversation', 'list'], ['conversation', 'one', event.id], ['today'], ...dossier]
    case 'dossier':
      return [
        ['dossier', 'list'],
        ['dossier', 'pipeline'],
        ['dossier', 'one', event.id],
        ['dossier', 'timeline', event.id],
        ['conversation', 'list'],
        ['today'],
        // A score moves no figure.
        ...(event.kind === 'scored' ? [] : [['report']]),
      ]
    case 'appointment':
      return [['appointment'], ['report'], ['today'], ...dossier]
    case 'task':
      return [['task'], ['today'], ...dossier]
    case 'annonce':
      return [
        ['annonce', 'list'],
        ['annonce', 'one', event.id],
        ['annonce', 'price', event.id],
      ]
    case 'bulk':
      return [['bulk']]
    case 'contact':
      return [
        ['contact', 'list'],
        ['contact', 'one', event.id],
        ['contact', 'consents', event.id],
        ['conversation', 'one'],
      ]
    case 'decision':
      return [['decision'], ...dossier]
    case 'document':
      return [
        ['document', 'list'],
        ['document', 'one', event.id],
        ['document', 'removed'],
        ['document', 'versions', event.id],
        ...dossier,
      ]
    case 'reference':
      return [['reference']]
    case 'workflow':
      return [['workflow']]
    case 'member':
      return [['member'], ['me']]
    case 'notification':
      return [['notification']]
    case 'operations':
      return [['operations'], ['channelAccounts']]
  }
}
