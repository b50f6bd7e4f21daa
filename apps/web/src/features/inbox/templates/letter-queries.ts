import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { LetterPreview, LetterWords } from '@/lib/api-templates.ts'
import { keys } from '@/lib/keys.ts'

/** Milliseconds after the last key that what is written is shown. */
const AFTER_MS = 400

function useShown<T extends object>(asked: T, ask: (asked: T) => Promise<LetterPreview>) {
  // As text: the same words are the same, whichever render they come from.
  const now = JSON.stringify(asked)
  const [settled] = useDebouncedValue(now, AFTER_MS)
  const query = useQuery({
    queryKey: keys.letterPreview(settled),
    queryFn: () => ask(JSON.parse(settled) as T),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: 1,
  })
  return {
    shown: query.data,
    error: query.error,
    stale: query.isFetching || settled !== now,
    onRetry: () => void query.refetch(),
  }
}

/** How a letter will look with words that are being written. */
export const useWrittenLetter = (words: LetterWords) =>
  useShown(words, (body) => take(api.POST('/api/v1/message-templates/preview', { body })))

/** The letter a template would be for the person of a conversation. */
export const useFilledLetter = (
  conversationId: string,
  filled: { name: string; language: string; variables: string[] },
) =>
  useShown({ conversationId, ...filled }, ({ conversationId: id, ...body }) =>
    take(api.POST('/api/v1/conversations/{id}/templates/preview', { params: { path: { id } }, body })),
  )
