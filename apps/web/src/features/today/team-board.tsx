import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TeamMember } from '@/lib/api-today.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import classes from './today.module.css'
import { teamQuery } from './today.ts'

/** What each column counts; the urgent ones stand out as soon as they are not nothing. */
const columns = [
  { key: 'lateAnswers', text: 'lateAnswers', urgent: true },
  { key: 'waiting', text: 'waitingCount', urgent: true },
  { key: 'overdueTasks', text: 'overdueTasks', urgent: true },
  { key: 'appointmentsToday', text: 'visits', urgent: false },
  { key: 'open', text: 'open', urgent: false },
  { key: 'hot', text: 'hot', urgent: false },
  { key: 'stale', text: 'stale', urgent: false },
] as const

/** How the work lies across the team, whoever is most pressed first. */
export function TeamBoard() {
  const { t } = useTranslation()
  const team = useQuery(teamQuery)
  if (team.isPending) return <ListSkeleton rows={6} />
  if (!team.data) return <ErrorState error={team.error} onRetry={() => void team.refetch()} />
  const { members, queue } = team.data
  const pressed = (m: TeamMember) => m.lateAnswers * 100 + m.waiting * 10 + m.overdueTasks
  const sorted = [...members].sort((a, b) => pressed(b) - pressed(a) || b.open - a.open || a.name.localeCompare(b.name))
  return (
    <section className={classes.board} aria-label={t('today:team')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('today:member')}</th>
            {columns.map(({ key, text }) => (
              <th key={key} scope="col">
                {t(`today:${text}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                <span className={classes.person}>
                  <Avatar name={member.name} size={28} />
                  <Link to="/dossiers" search={{ show: 'table', assignee: member.id }}>
                    {member.name}
                  </Link>
                  {member.absent && <Tag tone="saffron">{t('today:absent')}</Tag>}
                </span>
              </th>
              {columns.map(({ key, urgent }) => (
                <td
                  key={key}
                  data-urgent={(urgent && member[key] > 0) || undefined}
                  data-none={member[key] === 0 || undefined}
                >
                  {member[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <Link to="/dossiers" search={{ show: 'table', assignee: 'none' }}>
                {t('today:queue')}
              </Link>
            </th>
            <td data-urgent={queue.lateAnswers > 0 || undefined}>{queue.lateAnswers}</td>
            <td data-urgent={queue.waiting > 0 || undefined}>{queue.waiting}</td>
            <td data-none>–</td>
            <td data-none>–</td>
            <td>{queue.open}</td>
            <td data-none>–</td>
            <td data-none>–</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
