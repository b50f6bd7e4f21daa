import type { ReferenceList, ReferenceListName } from './api-references.ts'
import type { CodeFamily } from './label.ts'
import { type OwnWords, takeOwnWords } from './own-words.ts'

/** The family under which the codes of a list are named. */
export const familyOf: Record<ReferenceListName, CodeFamily> = {
  LOSS_REASON: 'lossReason',
  WON_REASON: 'wonReason',
  SOURCE: 'source',
  TASK_CATEGORY: 'taskCategory',
  DOCUMENT_TYPE: 'documentType',
  CANCEL_REASON: 'cancelReason',
}

/** The organisation's words for the codes of its lists, by key below `codes:`. An own code falls back to French. */
export function wordsOfLists(lists: readonly ReferenceList[]): Map<string, OwnWords> {
  const words = new Map<string, OwnWords>()
  for (const { list, values } of lists)
    for (const { code, builtIn, labels } of values) {
      const spare = builtIn ? null : (labels.fr ?? code)
      const own: OwnWords = {}
      for (const locale of ['fr', 'ar', 'en'] as const) {
        const text = labels[locale] ?? spare
        if (text !== null) own[locale] = text
      }
      if (Object.keys(own).length > 0) words.set(`${familyOf[list]}.${code}`, own)
    }
  return words
}

/** Makes the organisation's words for the codes of its lists those of the whole app. */
export function takeOwnLists(lists: readonly ReferenceList[]): void {
  takeOwnWords('lists', wordsOfLists(lists))
}
