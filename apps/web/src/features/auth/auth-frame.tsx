import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '@/app/mark.tsx'
import { LanguageMenu } from '@/app/top-bar.tsx'
import { Zellige } from '@/ui/zellige.tsx'
import classes from './auth.module.css'

/** The pages before the session: a form on one side, the house's pattern and promise on the other. */
export function AuthFrame(props: { title: string; subtitle?: ReactNode; children: ReactNode; footer?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={classes.frame}>
      <main className={classes.side}>
        <div className={classes.top}>
          <span className={classes.brand}>
            <Mark />
            {t('app')}
          </span>
          <LanguageMenu anonymous />
        </div>
        <div className={classes.card}>
          <h1 className={classes.title}>{props.title}</h1>
          {props.subtitle && <p className={classes.subtitle}>{props.subtitle}</p>}
          {props.children}
        </div>
        {props.footer && <div className={classes.footer}>{props.footer}</div>}
      </main>
      <div className={classes.picture} aria-hidden="true">
        <div className={classes.pattern}>
          <Zellige columns={8} rows={10} size={88} />
        </div>
        <p className={classes.promise}>{t('auth:promise')}</p>
        <p className={classes.promiseBody}>{t('auth:promiseBody')}</p>
      </div>
    </div>
  )
}

/** What went wrong or well, above the fields and announced. */
export function AuthNotice({ error, done }: { error?: string | null; done?: string | null }) {
  const text = error ?? done
  if (!text) return null
  return (
    <Alert color={error ? 'terracotta' : 'mint'} role={error ? 'alert' : 'status'} variant="light">
      {text}
    </Alert>
  )
}
