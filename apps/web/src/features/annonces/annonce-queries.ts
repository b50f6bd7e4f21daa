import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { Annonce, AnnonceInput, Closing, Photo } from '@/lib/api-annonces.ts'
import type { PhotoCrop } from '@/lib/api-mandates.ts'
import { keys } from '@/lib/keys.ts'
import { type AnnoncesSearch, annoncesFilter } from './annonces-search.ts'

export const annoncesQuery = (search: AnnoncesSearch) => {
  const query = { ...annoncesFilter(search), sort: search.order ?? ('recent' as const) }
  return infiniteQueryOptions({
    queryKey: keys.annonces(query),
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/annonces', {
          params: { query: { ...query, limit: 36, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}

export const annonceQuery = (id: string) =>
  queryOptions({
    queryKey: keys.annonce(id),
    queryFn: () => take(api.GET('/api/v1/annonces/{id}', { params: { path: { id } } })),
  })

export const priceHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: keys.priceHistory(id),
    queryFn: () => take(api.GET('/api/v1/annonces/{id}/price-history', { params: { path: { id } } })),
  })

/** The cached annonce is replaced by the answer; lists are read again. */
function useTakeAnnonce() {
  const queries = useQueryClient()
  return (annonce: Annonce) => {
    queries.setQueryData(keys.annonce(annonce.id), annonce)
    return Promise.all([
      queries.invalidateQueries({ queryKey: ['annonce', 'list'] }),
      queries.invalidateQueries({ queryKey: keys.priceHistory(annonce.id) }),
    ])
  }
}

export function useCreateAnnonce() {
  const keep = useTakeAnnonce()
  return useMutation({
    mutationFn: (body: AnnonceInput & { branchId?: string }) => take(api.POST('/api/v1/annonces', { body })),
    onSuccess: keep,
  })
}

export function useSaveAnnonce(id: string) {
  const keep = useTakeAnnonce()
  return useMutation({
    mutationFn: (body: Partial<AnnonceInput> & { version: number }) =>
      take(api.PATCH('/api/v1/annonces/{id}', { params: { path: { id } }, body })),
    onSuccess: keep,
  })
}

export interface AnnonceMove {
  to: string
  version: number
  closing?: Closing
  justification?: string
  moderationReason?: string
  duplicateOverrideReason?: string
}

export function useMoveAnnonce(id: string) {
  const queries = useQueryClient()
  const keep = useTakeAnnonce()
  return useMutation({
    mutationFn: (body: AnnonceMove) =>
      take(api.POST('/api/v1/annonces/{id}/transitions', { params: { path: { id } }, body })),
    onSuccess: keep,
    onError: () => queries.invalidateQueries({ queryKey: keys.annonce(id) }),
  })
}

/** Changes the order or the cover; shown at once, put back when refused. */
export function usePhotoOrder(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { order?: string[]; coverId?: string }) =>
      take(api.PATCH('/api/v1/annonces/{id}/photos', { params: { path: { id } }, body })),
    onMutate: async ({ order, coverId }) => {
      await queries.cancelQueries({ queryKey: keys.annonce(id) })
      const before = queries.getQueryData<Annonce>(keys.annonce(id))
      if (before)
        queries.setQueryData<Annonce>(keys.annonce(id), { ...before, photos: arranged(before.photos, order, coverId) })
      return { before }
    },
    onError: (_error, _change, context) => {
      if (context?.before) queries.setQueryData(keys.annonce(id), context.before)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['annonce'] }),
  })
}

/** Photos in a new order, with a new cover; photos that the order does not name keep their place at the end. */
function arranged(photos: readonly Photo[], order: readonly string[] | undefined, coverId?: string): Photo[] {
  const place = new Map(order?.map((id, i) => [id, i]))
  return [...photos]
    .sort((a, b) => (place.get(a.id) ?? a.position + photos.length) - (place.get(b.id) ?? b.position + photos.length))
    .map((p, position) => ({ ...p, position, isCover: coverId ? p.id === coverId : p.isCover }))
}

export function usePhotoText(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ photoId, alt }: { photoId: string; alt: string | null }) =>
      take(api.PATCH('/api/v1/annonces/{id}/photos/{photoId}', { params: { path: { id, photoId } }, body: { alt } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.annonce(id) }),
  })
}

/** Shows a part of a photo, or the whole again. */
export function useCropPhoto(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ photoId, crop }: { photoId: string; crop: PhotoCrop | null }) => {
      const params = { path: { id, photoId } }
      return crop
        ? take(api.PUT('/api/v1/annonces/{id}/photos/{photoId}/crop', { params, body: crop }))
        : take(api.DELETE('/api/v1/annonces/{id}/photos/{photoId}/crop', { params }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.annonce(id) }),
  })
}

/** The quality that fields would have before they are saved. */
export const qualityQuery = (id: string | null, branchId: string, photos: number, input: Partial<AnnonceInput>) =>
  queryOptions({
    queryKey: keys.annonceQuality(id, { photos, ...input }),
    queryFn: () => take(api.POST('/api/v1/annonces/quality', { body: { ...input, ...(id ? { id } : { branchId }) } })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  })

/** Deletes a photo on the server; the undo happens before this is called. */
export async function deletePhoto(id: string, photoId: string): Promise<void> {
  await take(api.DELETE('/api/v1/annonces/{id}/photos/{photoId}', { params: { path: { id, photoId } } }))
}
