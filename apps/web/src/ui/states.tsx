import { Button, Skeleton } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff, type IconProps } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, NetworkError } from '@/lib/api-error.ts'
import classes from './states.module.css'
import { Zellige } from './zellige.tsx'

type Icon = ComponentType<IconProps>

/** A calm "nothing here": what this place is for and, when the person may, the one thing to do next. */
export function EmptyState(props: {
  icon?: Icon
  title: string
  body?: string
  action?: ReactNode
  pattern?: boolean
}) {
  const Picture = props.icon
  return (
    <div className={classes.state} data-pattern={props.pattern || undefined}>
      {props.pattern && (
        <div className={classes.pattern}>
          <Zellige />
        </div>
      )}
      {Picture && (
        <span className={classes.icon}>
          <Picture size={22} stroke={1.5} aria-hidden />
        </span>
      )}
      <h2 className={classes.title}>{props.title}</h2>
      {props.body && <p className={classes.body}>{props.body}</p>}
      {props.action && <div className={classes.action}>{props.action}</div>}
    </div>
  )
}

/** A failed read: what happened in the server's words, its reference, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const network = error instanceof NetworkError
  const api = error instanceof ApiError ? error : null
  const Picture = network ? IconCloudOff : IconAlertTriangle
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} data-tone="terracotta">
        <Picture size={22} stroke={1.5} aria-hidden />
      </span>
      <h2 className={classes.title}>{network ? t('state.networkTitle') : (api?.message ?? t('state.errorTitle'))}</h2>
      <p className={classes.body}>{network ? t('state.networkBody') : api?.detail}</p>
      {api?.problem.correlationId && (
        <p className={classes.reference}>{t('state.reference', { id: api.problem.correlationId })}</p>
      )}
      {onRetry && (
        <div className={classes.action}>
          <Button variant="default" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Rows in the shape of the list that is coming: a picture, two lines. */
export function ListSkeleton({ rows = 8, avatar = true }: { rows?: number; avatar?: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={classes.skeletons} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, i) => i).map((i) => (
        <div key={i} className={classes.skeletonRow}>
          {avatar && <Skeleton circle height={36} width={36} />}
          <div className={classes.skeletonLines}>
            <Skeleton height={11} width={`${48 + ((i * 17) % 34)}%`} />
            <Skeleton height={10} width={`${62 + ((i * 23) % 30)}%`} />
          </div>
        </div>
      ))}
    </div>
  )
}

/** A block of text lines while a detail loads. */
export function DetailSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.detail} role="status" aria-label={t('state.loading')}>
      <Skeleton height={22} width="42%" />
      <Skeleton height={12} width="68%" />
      <Skeleton height={12} width="55%" />
      <Skeleton height={120} />
      <Skeleton height={12} width="60%" />
      <Skeleton height={12} width="48%" />
    </div>
  )
}
