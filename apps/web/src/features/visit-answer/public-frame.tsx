import { type ReactNode, useEffect } from 'react'
import { LanguageMenu } from '@/app/top-bar.tsx'
import { changeLocale, currentLocale } from '@/lib/i18n.ts'
import { readPreference } from '@/lib/preferences.ts'
import { Zellige } from '@/ui/zellige.tsx'
import classes from './visit-answer.module.css'

/**
 * The page behind a link that somebody without an account was sent: a card, and the choice of a language.
 * @param locale the language the person is written to in; shown unless they chose one here
 */
export function PublicFrame({ locale, children }: { locale: 'fr' | 'ar' | 'en' | undefined; children: ReactNode }) {
  useEffect(() => {
    if (locale && locale !== currentLocale() && readPreference('atlas.locale') === null) void changeLocale(locale)
  }, [locale])
  return (
    <div className={classes.frame}>
      <header className={classes.top}>
        <LanguageMenu anonymous />
      </header>
      <main className={classes.card}>{children}</main>
      <div className={classes.pattern} aria-hidden="true">
        <Zellige columns={12} rows={2} size={72} />
      </div>
    </div>
  )
}
