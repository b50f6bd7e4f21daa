import { ActionIcon, Button, Menu, Tooltip, UnstyledButton } from '@mantine/core'
import { IconCalendarPlus, IconCheck, IconChevronDown, IconPlus, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BookingDialog } from '@/features/calendar/booking-dialog.tsx'
import { factorLabel } from '@/features/decisions/decisions.ts'
import type { Factor } from '@/lib/api-decisions.ts'
import type { Dossier, Interest } from '@/lib/api-dossiers.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Picture } from '@/ui/picture.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { MoneyText } from '@/ui/text.tsx'
import { useInterest } from './dossier-queries.ts'
import classes from './dossier-side.module.css'
import type { PickedAnnonce } from './pickers.tsx'
import { SideBlock } from './side-block.tsx'

const firstShown = 3
const interestStates = ['INTERESTED', 'PROPOSED', 'VISITED', 'REFUSED', 'OFFERED'] as const
const interestTones = {
  INTERESTED: 'majorelle',
  PROPOSED: 'sand',
  VISITED: 'mint',
  REFUSED: 'terracotta',
  OFFERED: 'saffron',
} as const

/** Annonces the case is about, each with what the person thinks of it. */
export function InterestsBlock({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  if (d.interests.length === 0) return null
  return (
    <SideBlock title={t('dossiers:interests.title')}>
      <ul className={classes.list}>
        {d.interests.map((interest) => (
          <li key={interest.id} className={classes.match}>
            <span className={classes.photo}>
              <Picture src={interest.annonce.coverUrl} />
            </span>
            <div className={classes.matchText}>
              <Link to="/annonces/$annonceId" params={{ annonceId: interest.annonce.id }}>
                {interest.annonce.title}
              </Link>
              <p>
                <bdi>{interest.annonce.reference}</bdi>
              </p>
            </div>
            <span />
            <div className={classes.reasons}>
              <InterestState dossier={d} interest={interest} />
              {interest.reason && <span dir="auto">{interest.reason}</span>}
            </div>
          </li>
        ))}
      </ul>
    </SideBlock>
  )
}

function InterestState({ dossier: d, interest }: { dossier: Dossier; interest: Interest }) {
  const { t } = useTranslation()
  const change = useInterest(d.id)
  const tone = interestTones[interest.state as keyof typeof interestTones] ?? 'sand'
  if (!d.canEdit) return <Tag tone={tone}>{label('interestState', interest.state)}</Tag>
  return (
    <Menu position="bottom-start" width={180}>
      <Menu.Target>
        <UnstyledButton aria-label={t('dossiers:interests.state', { annonce: interest.annonce.title })}>
          <Tag tone={tone}>
            {label('interestState', interest.state)}
            <IconChevronDown size={12} stroke={2} aria-hidden />
          </Tag>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {interestStates.map((state) => (
          <Menu.Item
            key={state}
            onClick={() =>
              change.mutate(
                { interestId: interest.id, annonceId: interest.annonce.id, state },
                { onError: notifyError },
              )
            }
          >
            {label('interestState', state)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Published annonces that fit, best first, with what fits and what does not. */
export function MatchesBlock({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const [booking, setBooking] = useState<PickedAnnonce | null>(null)
  const propose = useInterest(d.id)
  const followed = new Set(d.interests.map((i) => i.annonce.id))
  const shown = all ? d.matches : d.matches.slice(0, firstShown)
  return (
    <SideBlock
      title={t('dossiers:matches.title')}
      action={
        d.matches.length > firstShown &&
        !all && (
          <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
            {t('dossiers:matches.all', { count: d.matches.length })}
          </Button>
        )
      }
    >
      {d.matches.length === 0 && <p className={classes.muted}>{t('dossiers:matches.none')}</p>}
      <ul className={classes.list}>
        {shown.map((m) => (
          <li key={m.id} className={classes.match}>
            <span className={classes.photo}>
              <Picture src={m.coverUrl} propertyType={m.propertyType} />
            </span>
            <div className={classes.matchText}>
              <Link to="/annonces/$annonceId" params={{ annonceId: m.id }}>
                {m.title}
              </Link>
              <p>
                <MoneyText money={m.price} />
                {m.zone && ` · ${m.zone}`}
              </p>
            </div>
            <Tag tone="mint" title={t('dossiers:matches.fit', { score: Math.round(m.score) })}>
              <bdi className="num">{Math.round(m.score)} %</bdi>
            </Tag>
            <div className={classes.reasons}>
              <Reasons reasons={m.reasons} />
              {d.canEdit && (
                <span>
                  {!followed.has(m.id) && (
                    <Tooltip label={t('dossiers:matches.propose')}>
                      <ActionIcon
                        size="sm"
                        aria-label={`${t('dossiers:matches.propose')} : ${m.title}`}
                        onClick={() =>
                          propose.mutate(
                            { annonceId: m.id, state: 'PROPOSED' },
                            { onSuccess: () => notifyDone(t('dossiers:matches.proposed')), onError: notifyError },
                          )
                        }
                      >
                        <IconPlus size={15} stroke={1.75} />
                      </ActionIcon>
                    </Tooltip>
                  )}
                  <Tooltip label={t('dossiers:matches.book')}>
                    <ActionIcon
                      size="sm"
                      aria-label={`${t('dossiers:matches.book')} : ${m.title}`}
                      onClick={() => setBooking(m)}
                    >
                      <IconCalendarPlus size={15} stroke={1.75} />
                    </ActionIcon>
                  </Tooltip>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {booking && (
        <BookingDialog preset={{ dossier: d, annonce: booking, type: 'VISIT' }} onClose={() => setBooking(null)} />
      )}
    </SideBlock>
  )
}

function Reasons({ reasons }: { reasons: readonly (Factor | string)[] }) {
  return (
    <>
      {reasons.slice(0, 4).map((reason) => {
        const met = typeof reason === 'string' || reason.points > 0
        const Mark = met ? IconCheck : IconX
        const name = typeof reason === 'string' ? reason : factorLabel(reason, currentLocale())
        return (
          <span key={name} data-met={met ? 'yes' : 'no'}>
            <Mark size={13} stroke={2} aria-hidden />
            {name}
          </span>
        )
      })}
    </>
  )
}
