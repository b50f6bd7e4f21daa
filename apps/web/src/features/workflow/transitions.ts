import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, take } from '@/lib/api.ts'
import type { Transition } from '@/lib/api-workflows.ts'
import { keys } from '@/lib/keys.ts'

export type TransitionFields = Record<string, string>

/** Fields a person can fill in the sheet itself; the others are facts made elsewhere (a booking, an offer, a mandate). */
const writable = new Set(['lossReason', 'wonReason', 'justification', 'qualificationNotes'])

/** Whether the sheet can gather everything a transition asks for. */
export function canFillHere(transition: Transition): boolean {
  return transition.requires.every((field) => writable.has(field))
}

/** Moves a dossier; the server's answer replaces the cached one and everything drawn from it. */
export function useTransition(dossierId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ to, version, fields }: { to: string; version: number; fields: TransitionFields }) =>
      take(
        api.POST('/api/v1/dossiers/{id}/transitions', {
          params: { path: { id: dossierId } },
          body: { to, version, ...fields },
        }),
      ),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['dossier'] }),
        queries.invalidateQueries({ queryKey: ['conversation'] }),
        queries.invalidateQueries({ queryKey: keys.timeline(dossierId, undefined).slice(0, 3) }),
      ]),
  })
}
