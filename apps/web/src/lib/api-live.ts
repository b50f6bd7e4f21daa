export type LiveTopic =
  | 'conversation'
  | 'message'
  | 'dossier'
  | 'appointment'
  | 'annonce'
  | 'bulk'
  | 'contact'
  | 'decision'
  | 'document'
  | 'member'
  | 'notification'
  | 'operations'
  | 'task'
  | 'reference'
  | 'workflow'

export interface LiveEvent {
  topic: LiveTopic
  id: string
  conversationId?: string
  dossierId?: string
  kind: string
}
