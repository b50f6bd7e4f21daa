import { IconAlarm, IconCalendarQuestion, IconFlame, IconMoodEmpty } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { NudgeKind, Today } from '@/lib/api-today.ts'
import { formatElapsed, formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { useNow } from '@/lib/use-now.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Section } from '@/ui/page.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { channelIcons, type Icon } from '@/ui/status-tone.ts'
import classes from './today.module.css'

/** People who wait, and what is worth a look. */
export function NowColumn({ today }: { today: Today }) {
  return (
    <>
      <Answers today={today} />
      <Waiting today={today} />
      <Nudges today={today} />
    </>
  )
}

function Answers({ today }: { today: Today }) {
  const { t } = useTranslation()
  const now = useNow(30_000)
  if (today.answers.length === 0) return null
  return (
    <Section title={t('today:answers')}>
      <ul className={classes.rows}>
        {today.answers.map(({ dossier, ...answer }) => {
          const due = Date.parse(answer.dueAt)
          const late = due <= now
          const elapsed = late ? formatElapsed(due, now, currentLocale()) : formatElapsed(now, due, currentLocale())
          return (
            <li key={dossier.id} className={classes.row}>
              <Avatar name={dossier.contact} size={36} />
              <div className={classes.who}>
                {answer.conversationId ? (
                  <Link to="/inbox/$conversationId" params={{ conversationId: answer.conversationId }}>
                    {dossier.contact}
                  </Link>
                ) : (
                  <Link to="/dossiers/$dossierId" params={{ dossierId: dossier.id }}>
                    {dossier.contact}
                  </Link>
                )}
                <small>
                  <bdi>{dossier.reference}</bdi> · {label('source', answer.source)}
                </small>
              </div>
              {answer.unassigned && <Tag>{t('today:unassigned')}</Tag>}
              <Tag tone={late ? 'terracotta' : 'saffron'} icon={IconAlarm}>
                {t(late ? 'today:late' : 'today:dueIn', { elapsed })}
              </Tag>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Waiting({ today }: { today: Today }) {
  const { t } = useTranslation()
  const now = useNow(30_000)
  if (today.waiting.length === 0) return null
  return (
    <Section title={t('today:waiting')}>
      <ul className={classes.rows}>
        {today.waiting.map((one) => {
          const Channel = channelIcons[one.channel]
          return (
            <li key={one.conversationId} className={classes.row}>
              <Avatar name={one.contact} size={36} />
              <div className={classes.who}>
                <Link to="/inbox/$conversationId" params={{ conversationId: one.conversationId }}>
                  {one.contact}
                </Link>
                <small className={classes.line} dir="auto">
                  {one.text ?? t('today:noText')}
                </small>
              </div>
              <small className={classes.since}>
                {Channel && <Channel size={14} stroke={1.5} aria-label={label('channel', one.channel)} />}
                {t('today:waitingFor', { elapsed: formatElapsed(Date.parse(one.since), now, currentLocale()) })}
              </small>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

const nudgeIcons: Record<NudgeKind, Icon> = {
  OFFER_ENDING: IconAlarm,
  OUTCOME_MISSING: IconCalendarQuestion,
  HOT_WITHOUT_STEP: IconFlame,
  STALE: IconMoodEmpty,
}

function Nudges({ today }: { today: Today }) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  if (today.nudges.length === 0) return null
  return (
    <Section title={t('today:nudges')}>
      <ul className={classes.rows}>
        {today.nudges.map((nudge) => {
          const Picture = nudgeIcons[nudge.kind]
          return (
            <li key={nudge.dossier.id} className={classes.row}>
              <span className={classes.nudge} data-kind={nudge.kind}>
                <Picture size={18} stroke={1.5} aria-hidden />
              </span>
              <div className={classes.who}>
                <Link to="/dossiers/$dossierId" params={{ dossierId: nudge.dossier.id }}>
                  {nudge.dossier.contact}
                </Link>
                <small>
                  {t(`today:${nudge.kind}`, {
                    at: formatInstant(nudge.at, today.zone, currentLocale(), 'dateTime'),
                    elapsed: formatElapsed(Date.parse(nudge.at), now, currentLocale()),
                    score: nudge.score,
                  })}
                </small>
              </div>
              <small className={classes.since}>
                <bdi>{nudge.dossier.reference}</bdi>
              </small>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
