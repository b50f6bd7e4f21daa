import { Button, Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { DeadLetter } from '@/lib/api-operations.ts'
import { label } from '@/lib/label.ts'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import classes from './operations.module.css'

interface LetterActs {
  toggle: () => void
  retry: () => void
  discard: () => void
}

/** A message that could not be sent: to whom, why in plain words, and what may be done about it. */
export function LetterRow(props: { letter: DeadLetter; picked: boolean; busy: boolean; act: LetterActs | null }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const { letter, act } = props
  const name = `\u2068${letter.contact.displayName}\u2069`
  return (
    <li className={classes.letter} data-picked={props.picked || undefined}>
      {act && (
        <Checkbox checked={props.picked} onChange={act.toggle} aria-label={t('operations:letters.choose', { name })} />
      )}
      <div className={classes.letterBody}>
        <div className={classes.rowLine}>
          <Link
            to="/inbox/$conversationId"
            params={{ conversationId: letter.conversationId }}
            className={classes.rowTitle}
          >
            <strong>{letter.contact.displayName}</strong>
          </Link>
          <Tag tone={letter.status === 'DEAD' ? 'terracotta' : 'saffron'}>{label('messageStatus', letter.status)}</Tag>
        </div>
        <p className={classes.letterCause}>{letter.failure.cause ?? t('operations:noCause')}</p>
        {letter.text && (
          <p className={classes.letterText} dir="auto">
            « {letter.text} »
          </p>
        )}
        <div className={classes.rowFacts}>
          <InstantText at={letter.at} zone={zoneOf()} relative />
          <span>{t('operations:tries', { count: letter.attempts })}</span>
          <bdi className={classes.code}>{letter.failure.code}</bdi>
        </div>
      </div>
      {act && (
        <div className={classes.letterActs}>
          <Button size="compact-sm" variant="subtle" color="sand" disabled={props.busy} onClick={act.discard}>
            {t('operations:letters.discard')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={props.busy} onClick={act.retry}>
            {t('operations:letters.retry')}
          </Button>
        </div>
      )}
    </li>
  )
}
