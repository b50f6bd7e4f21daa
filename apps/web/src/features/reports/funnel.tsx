import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { caseTypes } from '@/features/dossiers/dossier-codes.ts'
import type { FunnelStep } from '@/lib/api-reports.ts'
import { label } from '@/lib/label.ts'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Card, NothingHere } from './card.tsx'
import { changeOf, share } from './figures.ts'
import { funnelQuery } from './report-queries.ts'
import { countText, durationText, shareText } from './report-text.ts'
import classes from './reports.module.css'
import { DeltaText } from './tiles.tsx'
import { useReport } from './use-report.ts'

/** How far the dossiers of the period came, step by step of their main line, and how long each step took. */
export function FunnelCard() {
  const { t } = useTranslation()
  const { scope, search, change, openRows } = useReport()
  const caseType = search.caseType ?? search.funnel ?? 'LEAD_BUY'
  const query = { ...scope, caseType, ...(search.compare ? { compare: search.compare } : {}) }
  const funnel = useQuery(funnelQuery(query))
  return (
    <Card
      area="funnel"
      title={t('reports:funnel.title')}
      formula={t('reports:formula.funnel')}
      file={{ ...query, table: 'funnel' }}
      tools={
        search.caseType === undefined && (
          <Select
            size="xs"
            w={170}
            className={classes.noPrint}
            aria-label={t('reports:filter.caseType')}
            data={caseTypes.map((code) => ({ value: code, label: label('caseType', code) }))}
            value={caseType}
            allowDeselect={false}
            onChange={(value) => change({ funnel: value ?? undefined })}
          />
        )
      }
    >
      {funnel.isPending && <ListSkeleton rows={5} avatar={false} />}
      {funnel.isError && <ErrorState error={funnel.error} onRetry={() => void funnel.refetch()} />}
      {funnel.data && (funnel.data.steps[0]?.reached ?? 0) === 0 && <NothingHere />}
      {funnel.data && (funnel.data.steps[0]?.reached ?? 0) > 0 && (
        <Steps
          steps={funnel.data.steps}
          onOpen={(step) => openRows({ figure: 'leads', caseType: funnel.data.caseType, step })}
        />
      )}
    </Card>
  )
}

function Steps({ steps, onOpen }: { steps: readonly FunnelStep[]; onOpen: (status: string) => void }) {
  const { t } = useTranslation()
  const first = steps[0]?.reached ?? 0
  return (
    <div className={classes.scroll}>
      <table className={`${classes.table} ${classes.funnel}`}>
        <caption className={classes.hidden}>{t('reports:funnel.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reports:funnel.step')}</th>
            <td aria-hidden />
            <th scope="col" data-numeric>
              {t('reports:funnel.reached')}
            </th>
            <th scope="col" data-numeric title={t('reports:funnel.conversionHint')}>
              {t('reports:funnel.conversion')}
            </th>
            <th scope="col" data-numeric>
              {t('reports:funnel.overall')}
            </th>
            <th scope="col" data-numeric>
              {t('reports:funnel.median')}
            </th>
            <th scope="col" data-numeric>
              {t('reports:funnel.p90')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, i) => {
            const before = steps[i - 1]?.reached ?? null
            const delta = changeOf(step.reached, step.previous)
            return (
              <tr key={step.status}>
                <th scope="row">{label('status', step.status)}</th>
                <td aria-hidden className={classes.funnelCell}>
                  <span
                    className={classes.slice}
                    style={widths(step.reached, steps[i + 1]?.reached ?? step.reached, first)}
                  />
                </td>
                <td data-numeric>
                  <button type="button" className={classes.plain} onClick={() => onOpen(step.status)}>
                    {countText(step.reached)}
                  </button>
                  {delta && delta.kind !== 'same' && (
                    <DeltaText delta={delta} good="up" before={countText(step.previous ?? 0)} />
                  )}
                </td>
                <td data-numeric>{before === null ? '' : shareText(share(step.reached, before))}</td>
                <td data-numeric className={classes.faint}>
                  {shareText(share(step.reached, first))}
                </td>
                <td data-numeric>{durationText(step.median)}</td>
                <td data-numeric className={classes.faint}>
                  {durationText(step.p90)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The slice narrows from its own width to that of the next step. */
function widths(own: number, next: number, first: number): CSSProperties {
  const percent = (count: number) => `${count > 0 ? Math.max(0.6, (count / first) * 100) : 0}%`
  return { '--own': percent(own), '--next': percent(next) } as CSSProperties
}
