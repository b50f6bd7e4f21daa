import { HoverCard, UnstyledButton } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Factor } from '@/lib/api-decisions.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { byEffect, factorLabel } from './decisions.ts'
import { FactorBars } from './factor-bars.tsx'
import classes from './glass-box.module.css'

const DecisionDrawer = lazy(() => import('./decision-drawer.tsx').then((m) => ({ default: m.DecisionDrawer })))

/** One sentence over the three strongest factors: what carried the value and what held it back. */
function useSummary(factors: readonly Factor[]): string {
  const { t } = useTranslation()
  const top = byEffect(factors).slice(0, 3)
  const names = (list: Factor[]) => list.map((f) => factorLabel(f, currentLocale())).join(', ')
  const up = top.filter((f) => f.points > 0)
  const down = top.filter((f) => f.points < 0)
  return [
    up.length > 0 ? t('glassbox:summaryUp', { factors: names(up) }) : '',
    down.length > 0 ? t('glassbox:summaryDown', { factors: names(down) }) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/**
 * The mark of a computed value: a small hollow ring beside it (or around `children`). Hover or focus tells the top
 * three factors; click opens the full story with the way to overrule.
 */
export function GlassBox(props: {
  decisionId: string | null
  factors: readonly Factor[]
  /** What the value is, for assistive tools: "Score 82 sur 100". */
  name: string
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const summary = useSummary(props.factors)
  return (
    <>
      <HoverCard width={300} openDelay={150} closeDelay={80} position="bottom" shadow="md" radius="md" withinPortal>
        <HoverCard.Target>
          <UnstyledButton
            className={classes.target}
            aria-label={`${props.name}. ${t('glassbox:why')}`}
            aria-haspopup="dialog"
            onClick={() => setOpened(true)}
            disabled={props.decisionId === null}
          >
            {props.children}
            <span className={classes.ring} aria-hidden="true" />
          </UnstyledButton>
        </HoverCard.Target>
        <HoverCard.Dropdown>
          <div className={classes.card}>
            <strong>{t('glassbox:topFactors')}</strong>
            {props.factors.length > 0 ? (
              <FactorBars factors={props.factors} limit={3} />
            ) : (
              <p>{t('glassbox:noFactors')}</p>
            )}
            {summary && <p>{summary}</p>}
            {props.decisionId && <small>{t('glassbox:open')}</small>}
          </div>
        </HoverCard.Dropdown>
      </HoverCard>
      {opened && props.decisionId && (
        <Suspense fallback={null}>
          <DecisionDrawer id={props.decisionId} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}
