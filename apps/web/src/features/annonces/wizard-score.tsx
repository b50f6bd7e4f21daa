import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard, Hint } from '@/ui/form-page.tsx'
import { qualityQuery } from './annonce-queries.ts'
import { type AnnonceValues, inputOf } from './annonce-values.ts'
import { QualityRing } from './quality-ring.tsx'
import classes from './wizard.module.css'
import { stepOfMissing, type WizardStep } from './wizard-steps.ts'

const pauseMs = 350

/** What the API takes of values that are still being typed: nothing too long, no number that is not the register's. */
function previewOf(values: AnnonceValues) {
  const { mandate, price, ...input } = inputOf(values)
  return { ...input, ...(price ? { price } : {}), ...(mandate?.number ? {} : { mandate }) }
}

/** The quality as it would be now, while somebody types, with what is missing; each line leads to its step. */
export function WizardScore(props: {
  id: string | null
  values: AnnonceValues
  photos: number
  onStep: (step: WizardStep) => void
}) {
  const { t } = useTranslation()
  const [settled, setSettled] = useState(props.values)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(props.values), pauseMs)
    return () => clearTimeout(timer)
  }, [props.values])
  const quality = useQuery(qualityQuery(props.id, settled.branchId, props.photos, previewOf(settled)))
  const { score, missing } = quality.data ?? { score: 0, missing: [] }
  return (
    <aside className={classes.score} aria-label={t('annonces:quality.title')}>
      <FormCard>
        <div className={classes.ring}>
          <QualityRing score={score} size={64} />
          <div>
            <h2>{t('annonces:quality.title')}</h2>
            <Hint status>{t('annonces:qualityScore', { score })}</Hint>
          </div>
        </div>
        {quality.data && missing.length === 0 && (
          <p className={classes.complete}>
            <IconCircleCheck size={16} stroke={1.5} aria-hidden />
            {t('annonces:quality.nothing')}
          </p>
        )}
        <ul className={classes.missing}>
          {missing.map((m) => (
            <li key={m.code}>
              <button type="button" onClick={() => props.onStep(stepOfMissing(m.code))}>
                <IconCircleX size={16} stroke={1.5} aria-hidden />
                <span>{m.label}</span>
              </button>
            </li>
          ))}
        </ul>
      </FormCard>
    </aside>
  )
}
