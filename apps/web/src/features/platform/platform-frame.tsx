import { Button } from '@mantine/core'
import { IconArrowLeft, IconLogout } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '@/app/mark.tsx'
import { LanguageMenu } from '@/app/top-bar.tsx'
import { useSignOut } from '@/features/session/session.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { notifyError } from '@/ui/notify.tsx'
import classes from './platform.module.css'

/** The frame of the platform's pages: outside every organisation, so without its rail, search or bell. */
export function PlatformFrame({ home, children }: { home: boolean; children: ReactNode }) {
  const { t } = useTranslation()
  const signOut = useSignOut()
  return (
    <div className={classes.frame}>
      <header className={classes.bar}>
        <Mark size={24} />
        <strong className={classes.brand}>{t('app')}</strong>
        <span className={classes.grow} />
        {home && (
          <ButtonLink
            to="/"
            variant="subtle"
            color="sand"
            leftSection={<IconArrowLeft size={16} stroke={1.5} aria-hidden className="flip-rtl" />}
          >
            {t('platform:back')}
          </ButtonLink>
        )}
        <LanguageMenu />
        <Button
          variant="subtle"
          color="sand"
          aria-label={t('top.signOut')}
          title={t('top.signOut')}
          onClick={() => signOut().catch(notifyError)}
        >
          <IconLogout size={16} stroke={1.5} aria-hidden className="flip-rtl" />
        </Button>
      </header>
      <main id="main" className={classes.main}>
        {children}
      </main>
    </div>
  )
}
