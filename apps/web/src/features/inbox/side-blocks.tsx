import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCalendarEvent, IconMessagePlus, IconPhoto } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '@/lib/api-appointments.ts'
import type { ConsentState } from '@/lib/api-consents.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { formatMoney } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { useNow } from '@/lib/use-now.ts'
import { StatusBadge, Tag } from '@/ui/status-badge.tsx'
import { channelIcons, statusTone } from '@/ui/status-tone.ts'
import { InstantText, MoneyText } from '@/ui/text.tsx'
import classes from './dossier-side.module.css'

/** The next appointment that still stands. */
export function nextAppointment(appointments: readonly Appointment[], nowMs: number): Appointment | null {
  const open = appointments.filter(
    (a) => (a.state === 'SCHEDULED' || a.state === 'CONFIRMED') && Date.parse(a.endsAt) > nowMs,
  )
  return open.sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0] ?? null
}

export function SideVisit({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const next = nextAppointment(d.appointments, useNow(60_000))
  return (
    <section className={classes.block}>
      <h2>{t('inbox:side.nextVisit')}</h2>
      {!next && <p className={classes.muted}>{t('inbox:side.noVisit')}</p>}
      {next && (
        <div className={classes.visit}>
          <IconCalendarEvent size={18} stroke={1.5} aria-hidden />
          <div>
            <strong>
              <InstantText at={next.startsAt} zone={next.timezone} relative />
            </strong>
            <p className={classes.muted}>
              {label('appointmentType', next.type)} · {next.agent.name}
              {next.annonce && (
                <>
                  {' '}
                  · <bdi>{next.annonce.reference}</bdi>
                </>
              )}
            </p>
          </div>
          <StatusBadge code={next.state} family="appointmentState" />
        </div>
      )}
    </section>
  )
}

/** Annonces that fit, best first; one tap writes a line about it into the answer. */
export function SideMatches({ dossier: d, onInsert }: { dossier: Dossier; onInsert: (line: string) => void }) {
  const { t } = useTranslation()
  return (
    <section className={classes.block}>
      <h2>{t('inbox:side.matches')}</h2>
      {d.matches.length === 0 && <p className={classes.muted}>{t('inbox:side.noMatches')}</p>}
      <ul className={classes.matches}>
        {d.matches.slice(0, 4).map((m) => (
          <li key={m.id} className={classes.match}>
            {m.coverUrl ? (
              <img src={m.coverUrl} alt="" loading="lazy" width={56} height={44} />
            ) : (
              <span className={classes.noPhoto}>
                <IconPhoto size={18} stroke={1.5} aria-hidden />
              </span>
            )}
            <div className={classes.matchText}>
              <Link to="/annonces/$annonceId" params={{ annonceId: m.id }}>
                {m.title}
              </Link>
              <p className={classes.muted}>
                <MoneyText money={m.price} />
                {m.zone && ` · ${m.zone}`}
              </p>
            </div>
            <Tag tone="mint" title={t('inbox:side.fit', { score: Math.round(m.score) })}>
              <bdi className="num">{Math.round(m.score)} %</bdi>
            </Tag>
            <Tooltip label={t('inbox:side.propose')}>
              <ActionIcon
                size="md"
                aria-label={`${t('inbox:side.propose')} : ${m.title}`}
                onClick={() =>
                  onInsert(
                    t('inbox:side.proposal', {
                      title: m.title,
                      price: formatMoney(m.price, currentLocale()),
                      reference: m.reference,
                    }),
                  )
                }
              >
                <IconMessagePlus size={18} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Purposes by channel, each with its state; a tone alone never carries it, the word is there. */
export function SideConsents({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const channels = [...new Set(d.consents.map((c) => c.channel))]
  return (
    <section className={classes.block}>
      <h2>{t('inbox:side.consents')}</h2>
      {channels.length === 0 && <p className={classes.muted}>{t('inbox:side.noConsents')}</p>}
      <ul className={classes.consents}>
        {channels.map((channel) => (
          <li key={channel}>
            <span className={classes.channel}>{label('channel', channel)}</span>
            <ConsentTags consents={d.consents.filter((c) => c.channel === channel)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function ConsentTags({ consents }: { consents: readonly ConsentState[] }) {
  return (
    <span className={classes.tags}>
      {consents.map((c) => (
        <Tag key={`${c.identityId}${c.purpose}`} tone={statusTone(c.state)} icon={channelIcons[c.channel] ?? null}>
          {label('purpose', c.purpose)} · {label('consent', c.state)}
        </Tag>
      ))}
    </span>
  )
}
