import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { AtlasDocument, DocumentChange, DocumentSubject, NewDocumentRequest } from '@/lib/api-documents.ts'
import { keys } from '@/lib/keys.ts'

/** Documents of one dossier, annonce or contact, page by page. */
export const documentsQuery = (subject: DocumentSubject) =>
  infiniteQueryOptions({
    queryKey: keys.documents(subject),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/documents', {
          params: { query: { ...subject, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

/** One document; 404 when it is not there or not for the person. */
export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: keys.document(id),
    queryFn: () => take(api.GET('/api/v1/documents/{id}', { params: { path: { id } } })),
  })

/** Those that were taken away and can be brought back. */
export const removedQuery = (subject: DocumentSubject) =>
  queryOptions({
    queryKey: keys.documentsRemoved(subject),
    queryFn: () => take(api.GET('/api/v1/documents', { params: { query: { ...subject, removed: true } } })),
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.documentVersions(id),
    queryFn: () => take(api.GET('/api/v1/documents/{id}/versions', { params: { path: { id } } })),
  })

/** The link to one file; asked for anew before it ends. */
export const linkQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: keys.documentLink(id, number),
    queryFn: () => take(api.GET('/api/v1/documents/{id}/versions/{number}/link', { params: { path: { id, number } } })),
    staleTime: 240_000,
  })

type Act = { document: AtlasDocument }

/** Everything one does to documents; each refreshes what shows them. */
export function useDocumentActs() {
  const queries = useQueryClient()
  const onSettled = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['document'] }),
      queries.invalidateQueries({ queryKey: ['dossier', 'one'] }),
      queries.invalidateQueries({ queryKey: ['dossier', 'timeline'] }),
    ])
  const pathOf = ({ document }: Act) => ({ params: { path: { id: document.id } } })
  return {
    request: useMutation({
      mutationFn: (body: NewDocumentRequest) => take(api.POST('/api/v1/documents', { body })),
      onSettled,
    }),
    change: useMutation({
      mutationFn: (v: Act & { change: Omit<DocumentChange, 'version'> }) =>
        take(api.PATCH('/api/v1/documents/{id}', { ...pathOf(v), body: { ...v.change, version: v.document.version } })),
      onSettled,
    }),
    check: useMutation({
      mutationFn: (v: Act) =>
        take(api.POST('/api/v1/documents/{id}/check', { ...pathOf(v), body: { version: v.document.version } })),
      onSettled,
    }),
    reject: useMutation({
      mutationFn: (v: Act & { reason: string }) =>
        take(
          api.POST('/api/v1/documents/{id}/reject', {
            ...pathOf(v),
            body: { version: v.document.version, reason: v.reason },
          }),
        ),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (v: Act & { reason: string }) =>
        take(
          api.POST('/api/v1/documents/{id}/remove', {
            ...pathOf(v),
            body: { version: v.document.version, reason: v.reason },
          }),
        ),
      onSettled,
    }),
    restore: useMutation({
      mutationFn: (v: Act) =>
        take(api.POST('/api/v1/documents/{id}/restore', { ...pathOf(v), body: { version: v.document.version } })),
      onSettled,
    }),
  }
}
