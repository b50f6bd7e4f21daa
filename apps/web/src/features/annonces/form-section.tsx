import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard, Hint } from '@/ui/form-page.tsx'
import classes from './annonce-form.module.css'
import type { Section } from './annonce-sections.ts'
import type { AnnonceValues } from './annonce-values.ts'

export type AnnonceFormState = UseFormReturnType<AnnonceValues>

/** A titled part of the form, reachable by its anchor. */
export function FormSection({ id, hint, children }: { id: Section; hint?: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <section id={id} className={classes.section}>
      <FormCard>
        <div>
          <h2>{t(`annonces:section.${id}`)}</h2>
          {hint && <Hint>{hint}</Hint>}
        </div>
        {children}
      </FormCard>
    </section>
  )
}

/** Props of an amount field, in whole units of a currency. */
export function amountProps(currency: string) {
  return { min: 0, hideControls: true, thousandSeparator: '\u00a0', decimalScale: 2, suffix: ` ${currency}` }
}
