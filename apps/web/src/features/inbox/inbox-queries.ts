import {
  type InfiniteData,
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { Message } from '@/lib/api-messaging.ts'
import type { Page } from '@/lib/api-types.ts'
import { now } from '@/lib/clock.ts'
import { keys } from '@/lib/keys.ts'
import type { InboxView } from './inbox-views.ts'

export const conversationsQuery = (view: InboxView, q: string) =>
  infiniteQueryOptions({
    queryKey: keys.conversations(view, q),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/conversations', {
          params: { query: { view, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: keys.conversation(id),
    queryFn: () => take(api.GET('/api/v1/conversations/{id}', { params: { path: { id } } })),
  })

/** The numbers beside the lists. */
export const conversationCountsQuery = queryOptions({
  queryKey: keys.conversationCounts,
  queryFn: () => take(api.GET('/api/v1/conversations/counts')),
})

/** Asked again when somebody has written; a failure is nobody's concern, the composer works without it. */
export const suggestionQuery = (id: string, lastAt: string) =>
  queryOptions({
    queryKey: [...keys.conversation(id), 'suggestion', lastAt],
    queryFn: () => take(api.GET('/api/v1/conversations/{id}/suggestion', { params: { path: { id } } })),
    staleTime: 5 * 60_000,
    retry: false,
  })

/** Asked each time the menu opens: the moments depend on the hour. */
export const snoozeChoicesQuery = (id: string) =>
  queryOptions({
    queryKey: keys.snoozeChoices(id),
    queryFn: () => take(api.GET('/api/v1/conversations/{id}/snooze-choices', { params: { path: { id } } })),
    staleTime: 0,
    gcTime: 0,
  })

/** Asked each time it is looked at: the answer depends on the hour. */
export const contactProofQuery = (id: string) =>
  queryOptions({
    queryKey: keys.contactProof(id),
    queryFn: () => take(api.GET('/api/v1/conversations/{id}/contact-proof', { params: { path: { id }, query: {} } })),
    staleTime: 0,
  })

export const messagesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.messages(id),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/conversations/{id}/messages', {
          params: { path: { id }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

type Thread = InfiniteData<Page<Message>, string>

/** Puts a message at the newest end of a cached thread. */
function prepend(thread: Thread | undefined, message: Message): Thread | undefined {
  const [first, ...rest] = thread?.pages ?? []
  if (!thread || !first) return thread
  return { ...thread, pages: [{ ...first, items: [message, ...first.items] }, ...rest] }
}

function without(thread: Thread | undefined, id: string): Thread | undefined {
  if (!thread) return thread
  return { ...thread, pages: thread.pages.map((p) => ({ ...p, items: p.items.filter((m) => m.id !== id) })) }
}

export const templatesQuery = (id: string) =>
  queryOptions({
    queryKey: keys.templates(id),
    queryFn: () => take(api.GET('/api/v1/conversations/{id}/templates', { params: { path: { id } } })),
  })

export interface Outgoing {
  /** The words, as the person will read them. */
  text: string
  /** What stands above a letter; without one the server takes its first line. */
  subject?: string | null | undefined
  /** Sent instead of free text; `text` is then what it will read like. */
  template?: { name: string; language: string; variables: string[] } | undefined
  /** Made once per written message, so that a repeated click or a retry after a lost answer sends once. */
  idempotencyKey: string
  scheduledAt?: string | undefined
  /** A proposal nobody asked for: leaves only with consent to marketing. */
  unsolicited?: boolean | undefined
  replyTo?: { id: string; text: string | null } | undefined
}

/** Sends a reply: it stands in the thread at once as queued and is withdrawn when the server refuses it. */
export function useSend(conversationId: string, author: { id: string; name: string }) {
  const queries = useQueryClient()
  const queryKey = keys.messages(conversationId)
  return useMutation({
    mutationFn: ({ text, subject, template, idempotencyKey, scheduledAt, unsolicited, replyTo }: Outgoing) =>
      take(
        api.POST('/api/v1/outbound/messages', {
          params: { header: { 'Idempotency-Key': idempotencyKey } },
          body: {
            conversationId,
            ...(template ? { template } : { text, ...(subject ? { subject } : {}) }),
            ...(scheduledAt ? { scheduledAt } : {}),
            ...(unsolicited ? { purpose: 'MARKETING' } : {}),
            ...(replyTo ? { replyToId: replyTo.id } : {}),
          },
        }),
      ),
    onMutate: async ({ text, subject, idempotencyKey, scheduledAt, replyTo }) => {
      await queries.cancelQueries({ queryKey })
      const at = new Date(now()).toISOString()
      const pending: Message = {
        id: idempotencyKey,
        direction: 'OUT',
        type: 'TEXT',
        subject: subject ?? null,
        text,
        media: null,
        location: null,
        contacts: [],
        interactive: null,
        status: 'QUEUED',
        failure: null,
        author: { kind: 'user', ...author },
        at,
        dueAt: scheduledAt ?? at,
        sentAt: null,
        deliveredAt: null,
        readAt: null,
        replyTo: replyTo ?? null,
        reactions: [],
        citations: [],
        understood: null,
        decisionId: null,
        choice: null,
        deleted: false,
        editedAt: null,
        attempts: 0,
      }
      queries.setQueryData<Thread>(queryKey, (thread) => prepend(thread, pending))
    },
    onError: (_error, { idempotencyKey }) => {
      queries.setQueryData<Thread>(queryKey, (thread) => without(thread, idempotencyKey))
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey }),
        queries.invalidateQueries({ queryKey: keys.conversation(conversationId) }),
        queries.invalidateQueries({ queryKey: ['conversation', 'list'] }),
      ]),
  })
}

type Command = 'take-over' | 'give-back' | 'read'

/** The one-word commands of a conversation. */
export function useConversationCommand(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (command: Command) =>
      take(api.POST(`/api/v1/conversations/{id}/${command}`, { params: { path: { id } }, body: {} })),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.conversation(id) }),
        queries.invalidateQueries({ queryKey: ['conversation', 'list'] }),
      ]),
  })
}

/** Puts a conversation off until an instant, or wakes it (`null`). */
export function useSnooze(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (until: string | null) =>
      until === null
        ? take(api.POST('/api/v1/conversations/{id}/wake', { params: { path: { id } }, body: {} }))
        : take(api.POST('/api/v1/conversations/{id}/snooze', { params: { path: { id } }, body: { until } })),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.conversation(id) }),
        queries.invalidateQueries({ queryKey: ['conversation', 'list'] }),
        queries.invalidateQueries({ queryKey: ['today'] }),
      ]),
  })
}

export function useAssignConversation(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (assigneeId: string | null) =>
      take(api.POST('/api/v1/conversations/{id}/assign', { params: { path: { id } }, body: { assigneeId } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['conversation'] }),
  })
}

export function useMessageCommand(conversationId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, command }: { id: string; command: 'retry' | 'cancel' }) =>
      take(api.POST(`/api/v1/outbound/messages/{id}/${command}`, { params: { path: { id } }, body: {} })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.messages(conversationId) }),
  })
}
