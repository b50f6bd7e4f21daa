import { Button, Checkbox } from '@mantine/core'
import { IconMailCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { DeadLetter, DiscardReason } from '@/lib/api-operations.ts'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { LetterRow } from './letter-row.tsx'
import { tellOutcomes } from './letters.ts'
import classes from './operations.module.css'
import { lettersQuery, useDecideLetters } from './operations-queries.ts'

/** How many letters one decision takes; the server takes no more. */
const MOST = 50

/** What could not be sent: chosen ones are sent again, or set aside with a reason. */
export function LettersTab() {
  const { t } = useTranslation()
  const { can } = useSession()
  const list = useInfiniteQuery(lettersQuery)
  const decide = useDecideLetters()
  const letters = list.data?.pages.flatMap((page) => page.items) ?? []
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [discarding, setDiscarding] = useState<readonly DeadLetter[] | null>(null)
  const chosen = letters.filter(({ id }) => picked.has(id))
  const firstOnes = letters.slice(0, MOST)
  const all = firstOnes.length > 0 && firstOnes.every(({ id }) => picked.has(id))

  const run = (which: readonly DeadLetter[], reason?: DiscardReason) => {
    if (decide.isPending) return
    decide.mutate(
      { items: which.map(({ id, attempts }) => ({ id, attempts })), ...(reason ? { reason } : {}) },
      {
        onSuccess: (outcomes) => {
          setPicked(new Set())
          setDiscarding(null)
          tellOutcomes(outcomes)
        },
        onError: notifyError,
      },
    )
  }
  const toggle = (id: string) => {
    const next = new Set(picked)
    if (!next.delete(id) && next.size < MOST) next.add(id)
    setPicked(next)
  }

  if (list.isPending) return <ListSkeleton rows={6} avatar={false} />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (letters.length === 0)
    return (
      <EmptyState
        icon={IconMailCheck}
        title={t('operations:letters.emptyTitle')}
        body={t('operations:letters.emptyBody')}
        pattern
      />
    )
  const mayAct = can('message.send')
  return (
    <section className={classes.list} aria-label={t('operations:tab.letters')}>
      {mayAct && (
        <div className={classes.listHead}>
          <Checkbox
            label={
              chosen.length > 0
                ? t('operations:letters.chosen', { count: chosen.length })
                : t('operations:letters.chooseAll', { count: firstOnes.length })
            }
            checked={all}
            indeterminate={chosen.length > 0 && !all}
            onChange={() => setPicked(all ? new Set() : new Set(firstOnes.map(({ id }) => id)))}
          />
          <span className={classes.grow} />
          {chosen.length > 0 && (
            <>
              <Button size="xs" variant="default" disabled={decide.isPending} onClick={() => setDiscarding(chosen)}>
                {t('operations:letters.discard')}
              </Button>
              <Button size="xs" loading={decide.isPending} onClick={() => run(chosen)}>
                {t('operations:letters.retry')}
              </Button>
            </>
          )}
        </div>
      )}
      <ul>
        {letters.map((letter) => (
          <LetterRow
            key={letter.id}
            letter={letter}
            picked={picked.has(letter.id)}
            busy={decide.isPending}
            act={
              mayAct
                ? {
                    toggle: () => toggle(letter.id),
                    retry: () => run([letter]),
                    discard: () => setDiscarding([letter]),
                  }
                : null
            }
          />
        ))}
      </ul>
      <MoreSentinel
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
      {discarding && (
        <DiscardDialog
          letters={discarding}
          loading={decide.isPending}
          onClose={() => setDiscarding(null)}
          onDiscard={(reason) => run(discarding, reason)}
        />
      )}
    </section>
  )
}
