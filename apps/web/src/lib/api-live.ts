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
