import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Register } from '@/lib/api-mandates.ts'
import { ButtonLink } from '@/ui/link.tsx'
import { FirstNumberDialog } from './first-number-dialog.tsx'
import classes from './mandates.module.css'

/** Whether a register has an entry: its numbers are fixed from then on. */
const hasBegun = (register: Register) => register.lastNumber >= register.firstNumber

/** Who holds the register, as its print names them, and which number comes next. */
export function HolderBlock({ register }: { register: Register }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const { country, address, legal } = register
  const inFrance = country === 'FR'
  const next = Math.max(register.lastNumber + 1, register.firstNumber)
  const mayWrite = can('settings.write')
  const facts = [
    ['legalForm', legal.legalForm],
    ['address', address],
    [inFrance ? 'card' : 'authorisation', [legal.card, legal.cardIssuer].filter(Boolean).join(' · ')],
    ['tradeRegister', legal.tradeRegister],
    ['siret', legal.siret],
    ['ice', legal.ice],
  ] as const
  const lacksCard = inFrance && !legal.card
  return (
    <section className={classes.holder} aria-label={t('mandates:pdf.holder')}>
      <dl className={classes.facts}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{t(`mandates:pdf.${name}`)}</dt>
                <dd>
                  <bdi className={name === 'siret' || name === 'ice' ? 'num' : undefined}>{value}</bdi>
                </dd>
              </div>
            ),
        )}
        {lacksCard && (
          <div>
            <dt>{t('mandates:pdf.card')}</dt>
            <dd className={classes.lacking}>{t('mandates:holder.noCard')}</dd>
          </div>
        )}
        <div>
          <dt>{t('mandates:holder.next')}</dt>
          <dd className={`num ${classes.number}`}>{t('mandates:number', { number: next })}</dd>
        </div>
      </dl>
      <p className={classes.hint}>
        {hasBegun(register) ? t('mandates:holder.fixed', { number: register.firstNumber }) : t('mandates:holder.free')}
      </p>
      {mayWrite && (
        <div className={`${classes.actions} ${classes.start}`}>
          {!hasBegun(register) && (
            <Button variant="default" size="compact-md" onClick={() => setAsking(true)}>
              {t('mandates:holder.setFirst')}
            </Button>
          )}
          <ButtonLink to="/settings/$section" params={{ section: 'branches' }} variant="default" size="compact-md">
            {t('mandates:holder.edit')}
          </ButtonLink>
        </div>
      )}
      {asking && <FirstNumberDialog register={register} onClose={() => setAsking(false)} />}
    </section>
  )
}
