import {
  IconArrowDownLeft,
  IconArrowUpRight,
  IconCalendarEvent,
  IconChecklist,
  IconFileText,
  IconNote,
  IconProgress,
  IconScale,
  IconSettings,
  IconShieldCheck,
  IconSparkles,
  IconUserCheck,
} from '@tabler/icons-react'
import i18next from 'i18next'
import { useState } from 'react'
import { useSession } from '@/features/session/session.ts'
import { actorName } from '@/lib/actor.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import type { Activity } from '@/lib/api-timeline.ts'
import { formatInstant, formatMoney } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { type CodeFamily, label } from '@/lib/label.ts'
import { StatusBadge, Tag } from '@/ui/status-badge.tsx'
import { channelIcons, type Icon } from '@/ui/status-tone.ts'
import { NoteBody, NoteCorrection, RedactedNote } from './note-entry.tsx'
import { NoteMenu } from './note-menu.tsx'
import classes from './timeline.module.css'
import { assignmentStory, namedParams, statusChange, textParts } from './timeline-text.ts'

const icons: Record<Activity['type'], Icon> = {
  NOTE: IconNote,
  TASK: IconChecklist,
  STATUS_CHANGE: IconProgress,
  MESSAGE_LOG: IconArrowUpRight,
  APPOINTMENT_LOG: IconCalendarEvent,
  DOCUMENT_LOG: IconFileText,
  CONSENT_LOG: IconShieldCheck,
  ASSIGNMENT: IconUserCheck,
  DECISION: IconScale,
  SYSTEM: IconSettings,
}

/** What an entry tells, in a sentence of the person's language; an unknown code reads as its kind. */
function entryText(entry: Activity): string {
  const params = namedParams(entry.params, (family, code) =>
    family === 'fact' || family === 'field'
      ? i18next.t(`timeline:${family}.${code}`, { defaultValue: code })
      : label(family as CodeFamily, code),
  )
  const { amount, currency } = entry.params
  const money =
    typeof amount === 'number' && (currency === 'MAD' || currency === 'EUR')
      ? { amount: formatMoney({ amount, currency }, currentLocale()) }
      : {}
  const { cancelCode } = entry.params
  const why = typeof cancelCode === 'string' ? { reason: label('cancelReason', cancelCode) } : {}
  return i18next.t(`timeline:${entry.code}`, {
    ...params,
    ...money,
    ...why,
    defaultValue: i18next.t(`timeline:type.${entry.type}`),
  })
}

/** Which rule gave a dossier out, and who was passed over and why. */
function assignmentLines(entry: Activity): string[] {
  const story = assignmentStory(entry)
  if (!story) return []
  const skipped = story.skipped.map(({ name, reason }) =>
    i18next.t('assignment:skippedOne', { name, reason: i18next.t(`assignment:skip.${reason}`) }),
  )
  return [
    ...(story.rule ? [i18next.t('assignment:byRule', { rule: story.rule })] : []),
    ...(skipped.length > 0 ? [i18next.t('assignment:skipped', { people: skipped.join(' · ') })] : []),
  ]
}

/** Shows an entry that the address names; focus goes along, so that reading goes on from there. */
function bringIntoView(element: HTMLLIElement | null): void {
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}

/** One line of the story, with what was said or decided below it. */
export function TimelineEntry(props: {
  entry: Activity
  zone: string
  dossier: Pick<Dossier, 'id' | 'canEdit' | 'canRedactNotes'>
  /** The address leads to it: it is brought into view and stands out. */
  named?: boolean
}) {
  const { entry, zone, dossier } = props
  const { me } = useSession()
  const [editing, setEditing] = useState(false)
  const change = statusChange(entry)
  const incoming = entry.direction === 'IN'
  const Picture =
    entry.type === 'MESSAGE_LOG'
      ? incoming
        ? IconArrowDownLeft
        : IconArrowUpRight
      : entry.actor.kind === 'agent' && entry.type !== 'STATUS_CHANGE'
        ? IconSparkles
        : icons[entry.type]
  const note = entry.type === 'NOTE' && entry.redactedAt === null && dossier.canEdit
  const mine = note && entry.actor.kind === 'user' && entry.actor.id === me.user.id
  const reasons = [
    typeof entry.params.lossReason === 'string' ? label('lossReason', entry.params.lossReason) : null,
    typeof entry.params.wonReason === 'string' ? label('wonReason', entry.params.wonReason) : null,
    typeof entry.params.justification === 'string' ? entry.params.justification : null,
    typeof entry.params.remark === 'string' ? entry.params.remark : null,
    typeof entry.params.because === 'string' ? entry.params.because : null,
    typeof entry.params.qualificationNotes === 'string' ? entry.params.qualificationNotes : null,
    ...assignmentLines(entry),
  ].filter((r): r is string => r !== null)
  const Channel = entry.channel ? channelIcons[entry.channel] : null
  return (
    <li
      className={classes.entry}
      data-type={entry.type}
      data-named={props.named || undefined}
      ref={props.named ? bringIntoView : undefined}
      tabIndex={props.named ? -1 : undefined}
    >
      <span className={classes.icon} data-type={entry.type} data-in={incoming || undefined}>
        <Picture
          size={15}
          stroke={1.75}
          aria-hidden
          className={entry.type === 'MESSAGE_LOG' ? 'flip-rtl' : undefined}
        />
      </span>
      <div className={classes.content}>
        <p className={classes.line}>
          <strong>{actorName(entry.actor)}</strong>{' '}
          {change ? (
            <span className={classes.change}>
              {change.from && <StatusBadge code={change.from} />}
              {change.from && (
                <span className={classes.arrow} aria-hidden="true">
                  →
                </span>
              )}
              <StatusBadge code={change.to} />
            </span>
          ) : (
            <span className={classes.what}>{entryText(entry)}</span>
          )}
          {entry.channel && Channel && <Tag icon={Channel}>{label('channel', entry.channel)}</Tag>}
          <time dateTime={entry.at} title={formatInstant(entry.at, zone, currentLocale(), 'full')}>
            {formatInstant(entry.at, zone, currentLocale(), 'time')}
          </time>
          {(mine || (note && dossier.canRedactNotes)) && !editing && (
            <NoteMenu entry={entry} dossierId={dossier.id} mine={mine} onEdit={() => setEditing(true)} />
          )}
        </p>
        {reasons.map((reason) => (
          <p key={reason} className={classes.reason} dir="auto">
            {reason}
          </p>
        ))}
        {editing ? (
          <NoteCorrection entry={entry} dossierId={dossier.id} onClose={() => setEditing(false)} />
        ) : entry.redactedAt && entry.type === 'NOTE' ? (
          <RedactedNote entry={entry} zone={zone} />
        ) : entry.content ? (
          <NoteBody entry={entry} content={entry.content} zone={zone} />
        ) : (
          entry.body && <Body text={entry.body} kind={incoming ? 'in' : 'out'} />
        )}
      </div>
    </li>
  )
}

function Body({ text, kind }: { text: string; kind: 'in' | 'out' }) {
  return (
    <p className={classes.body} data-kind={kind} dir="auto">
      {textParts(text).map((part, i) => {
        const key = `${i}${part.text}`
        return part.kind === 'link' ? (
          <a key={key} href={part.text} target="_blank" rel="noreferrer">
            {part.text}
          </a>
        ) : (
          part.text
        )
      })}
    </p>
  )
}
