import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlatformAnnonce } from '@/lib/api-platform.ts'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './platform.module.css'
import { ownZone } from './platform-text.ts'

/** The face of an annonce with its organisation, and the one thing to decide about it. */
export function AnnonceRow(props: { annonce: PlatformAnnonce; onDecide: (annonce: PlatformAnnonce) => void }) {
  const { t } = useTranslation()
  const { annonce: a } = props
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <p className={classes.title}>
          <bdi className={classes.reference}>{a.reference}</bdi> <bdi>{a.title}</bdi>
        </p>
        <p className={classes.muted}>
          <bdi>{a.organization.name}</bdi>
          {a.block && (
            <>
              {' · '}
              {t('platform:blocks.since')} <InstantText at={a.block.at} zone={ownZone()} style="date" />
            </>
          )}
        </p>
        {a.block && (
          <p className={classes.reason}>
            <bdi>{a.block.reason}</bdi>
          </p>
        )}
      </div>
      <StatusBadge family="annonceStatus" code={a.status} />
      <Button
        variant="default"
        color={a.block ? undefined : 'terracotta'}
        onClick={() => props.onDecide(a)}
        aria-label={`${t(a.block ? 'platform:blocks.lift' : 'platform:blocks.block')}, ${a.reference}`}
      >
        {t(a.block ? 'platform:blocks.lift' : 'platform:blocks.block')}
      </Button>
    </li>
  )
}
