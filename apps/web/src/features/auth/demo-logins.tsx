import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import classes from './auth.module.css'

/** One-click accounts; the server answers only in development on the loopback, so elsewhere nothing is drawn. */
export function DemoLogins(props: { onPick: (login: { email: string; password: string }) => void; busy: boolean }) {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: ['demo-logins'],
    queryFn: () => take(api.GET('/api/v1/demo-logins')),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data || data.items.length === 0) return null
  return (
    <section className={classes.demo} aria-label={t('auth:signIn.demoTitle')}>
      <div className={classes.demoHead}>
        {t('auth:signIn.demoTitle')}
        <small>{t('auth:signIn.demoHint')}</small>
      </div>
      <ul className={classes.demoList}>
        {data.items.map((login) => (
          <li key={login.email}>
            <UnstyledButton
              className={classes.demoItem}
              disabled={props.busy}
              onClick={() => props.onPick({ email: login.email, password: login.password })}
            >
              <Avatar name={login.name} size={28} />
              <span>
                <strong>{login.name}</strong>
                <small>{login.organization}</small>
              </span>
              <Tag tone={login.role === 'ADMIN_ORG' ? 'majorelle' : 'sand'}>{label('role', login.role)}</Tag>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
