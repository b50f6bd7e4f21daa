import { useDraggable } from '@dnd-kit/core'
import { IconCalendarEvent, IconClock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { DossierSummary } from '@/lib/api-dossiers.ts'
import { formatBudget, formatName } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Picture } from '@/ui/picture.tsx'
import { ScoreRing } from '@/ui/score-ring.tsx'
import { ElapsedText, InstantText } from '@/ui/text.tsx'
import classes from './board-card.module.css'

/** A card that has not moved for this long asks for attention. */
const staleMs = 7 * 86_400_000

/** What a card says: the annonce, who, what they look for, what comes next or how long it has stood here. */
export function CardFace({ card }: { card: DossierSummary }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const now = useNow(60_000)
  const budget = card.budget ? formatBudget(card.budget, currentLocale()) : ''
  const wish = [budget, card.city].filter(Boolean).join(' · ')
  const upcoming = card.nextAppointmentAt && Date.parse(card.nextAppointmentAt) > now ? card.nextAppointmentAt : null
  const stale = now - Date.parse(card.statusSince) > staleMs
  return (
    <>
      {card.annonce && (
        <span className={classes.photo}>
          <Picture src={card.annonce.coverUrl} />
          <span className={classes.reference}>
            <bdi>{card.annonce.reference}</bdi>
          </span>
        </span>
      )}
      <span className={classes.body}>
        <span className={classes.head}>
          <span className={classes.who}>
            <strong dir="auto">{formatName(card.contact.displayName)}</strong>
            {card.unread > 0 && (
              <span className={classes.unread} title={t('inbox:unread', { count: card.unread })}>
                {card.unread}
              </span>
            )}
          </span>
          <ScoreRing score={card.score} band={card.band} size={30} />
        </span>
        {wish && (
          <span className={classes.wish}>
            <bdi>{wish}</bdi>
          </span>
        )}
        {card.annonce && (
          <span className={classes.title} dir="auto">
            {card.annonce.title}
          </span>
        )}
        <span className={classes.foot}>
          {upcoming ? (
            <span className={classes.next}>
              <IconCalendarEvent size={14} stroke={1.75} aria-hidden />
              <InstantText at={upcoming} zone={zoneOf(card.branchId)} relative />
            </span>
          ) : (
            <span className={classes.age} data-stale={stale || undefined} title={t('dossiers:card.age')}>
              <IconClock size={14} stroke={1.75} aria-hidden />
              <ElapsedText since={card.statusSince} />
            </span>
          )}
          {card.assignee ? (
            <span title={card.assignee.name}>
              <Avatar name={card.assignee.name} size={20} />
            </span>
          ) : (
            <span className={classes.nobody}>{t('person.unassigned')}</span>
          )}
        </span>
      </span>
    </>
  )
}

/**
 * A card of the board: one link that opens the dossier. The pointer drags it; with the keyboard, space lifts it and
 * the arrows carry it.
 */
export function BoardCard({ card, movable }: { card: DossierSummary; movable: boolean }) {
  const { t } = useTranslation()
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: card.id,
    disabled: !movable,
    attributes: { role: 'link', roleDescription: t('dossiers:board.card') },
  })
  return (
    <Link
      ref={setNodeRef}
      to="/dossiers/$dossierId"
      params={{ dossierId: card.id }}
      className={classes.card}
      data-dragging={isDragging || undefined}
      draggable={false}
      {...listeners}
      aria-roledescription={movable ? attributes['aria-roledescription'] : undefined}
      aria-describedby={movable ? attributes['aria-describedby'] : undefined}
    >
      <CardFace card={card} />
    </Link>
  )
}
