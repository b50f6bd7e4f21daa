import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Definition, SimulatedState, WorkflowDraft } from '@/lib/api-workflows.ts'
import { Section } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import classes from './editor.module.css'
import { examplesQuery, simulationQuery } from './editor-queries.ts'
import { stateName } from './naming.ts'

const fateTones = { STAYS: 'mint', RESUMES: 'saffron', LOST: 'terracotta' } as const

/** What the draft would do to the dossiers that run today, in numbers and with examples. */
export function SimulationView({ draft }: { draft: WorkflowDraft }) {
  const { t } = useTranslation()
  const simulation = useQuery(simulationQuery(draft.id, draft.version))
  if (simulation.isPending) return <ListSkeleton rows={5} avatar={false} />
  if (simulation.isError) return <ErrorState error={simulation.error} onRetry={() => void simulation.refetch()} />
  const { total, staying, losing, otherWays, states } = simulation.data
  if (total === 0)
    return <EmptyState title={t('workflows:simulation.nobody')} body={t('workflows:simulation.nobodyHint')} />
  const names: Definition = {
    ...draft.definition,
    names: { ...draft.base.definition.names, ...draft.definition.names },
  }
  return (
    <>
      <dl className={classes.figures}>
        {(
          [
            ['total', total, undefined],
            ['staying', staying, 'mint'],
            ['losing', losing, losing > 0 ? 'terracotta' : undefined],
            ['otherWays', otherWays, undefined],
          ] as const
        ).map(([key, count, tone]) => (
          <div key={key} className={classes.figure} data-tone={tone}>
            <dt>{t(`workflows:simulation.${key}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <Section title={t('workflows:simulation.byState')} hint={t('workflows:simulation.hint')}>
        <ul className={classes.rows}>
          {states.map((line) => (
            <StateLine
              key={`${line.status} ${line.heldFrom} ${line.versions.join()}`}
              line={line}
              names={names}
              draft={draft}
            />
          ))}
        </ul>
      </Section>
    </>
  )
}

function StateLine({ line, names, draft }: { line: SimulatedState; names: Definition; draft: WorkflowDraft }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const list = (codes: readonly string[]) => codes.map((code) => stateName(names, code)).join(', ')
  const quiet = line.gained.length + line.lost.length + line.changed.length === 0
  return (
    <li className={classes.row}>
      <span className={classes.grow}>
        <strong>{stateName(names, line.status)}</strong>
        <span className={classes.muted}>
          {line.heldFrom && `${t('workflows:simulation.heldFrom', { state: stateName(names, line.heldFrom) })} · `}
          {t('workflows:edit.inUse', { count: line.count })} ·{' '}
          {t('workflows:simulation.versions', { numbers: line.versions.join(', ') })}
        </span>
        {line.gained.length > 0 && (
          <span className={classes.gained}>{t('workflows:simulation.gained', { states: list(line.gained) })}</span>
        )}
        {line.lost.length > 0 && (
          <span className={classes.lost}>{t('workflows:simulation.lost', { states: list(line.lost) })}</span>
        )}
        {line.changed.length > 0 && (
          <span className={classes.muted}>{t('workflows:simulation.changed', { states: list(line.changed) })}</span>
        )}
        {quiet && line.fate === 'STAYS' && <span className={classes.muted}>{t('workflows:simulation.asBefore')}</span>}
      </span>
      <Tag tone={fateTones[line.fate]}>{t(`workflows:fate.${line.fate}`)}</Tag>
      <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('workflows:simulation.examples')}
      </Button>
      {open && <Examples id={draft.id} status={line.status} />}
    </li>
  )
}

function Examples({ id, status }: { id: string; status: string }) {
  const { t } = useTranslation()
  const examples = useInfiniteQuery(examplesQuery(id, status))
  if (examples.isPending) return <ListSkeleton rows={2} avatar={false} />
  if (examples.isError) return <ErrorState error={examples.error} onRetry={() => void examples.refetch()} />
  return (
    <div className={classes.examples}>
      <ul>
        {examples.data.pages
          .flatMap((page) => page.items)
          .map((dossier) => (
            <li key={dossier.id}>
              <Link to="/dossiers/$dossierId" params={{ dossierId: dossier.id }}>
                <bdi>{dossier.reference}</bdi>
              </Link>{' '}
              {dossier.contact} · {t('workflows:version', { number: dossier.version })}
            </li>
          ))}
      </ul>
      {examples.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={examples.isFetchingNextPage}
          onClick={() => void examples.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </div>
  )
}
