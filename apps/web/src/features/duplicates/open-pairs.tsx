import { Radio, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OpenPair, SaidOfPair } from '@/lib/api-duplicates.ts'
import { label } from '@/lib/label.ts'
import classes from './duplicates.module.css'

/** Two open searches of one person: merged into the one that is named, or kept beside each other for a reason. */
export function OpenPairs(props: { pairs: OpenPair[]; answers: SaidOfPair[]; onAnswer: (answer: SaidOfPair) => void }) {
  const { t } = useTranslation()
  return (
    <section className={classes.notice}>
      <h3>{t('duplicates:pairs.title')}</h3>
      <p>{t('duplicates:pairs.body')}</p>
      {props.pairs.map((pair) => {
        const loserId = pair.loser.id
        const answer = props.answers.find((a) => a.loserId === loserId)
        const value = answer?.action === 'KEEP' ? 'KEEP' : (answer?.keep ?? 'SURVIVOR')
        return (
          <Radio.Group
            key={loserId}
            label={label('caseType', pair.caseType)}
            value={value}
            onChange={(next) =>
              props.onAnswer(
                next === 'KEEP'
                  ? { loserId, action: 'KEEP', reason: '' }
                  : { loserId, action: 'MERGE', keep: next === 'LOSER' ? 'LOSER' : 'SURVIVOR' },
              )
            }
            classNames={{ label: classes.fieldName }}
          >
            <div className={classes.pair}>
              <Radio
                value="SURVIVOR"
                label={t('duplicates:pairs.into', { loser: pair.loser.reference, survivor: pair.survivor.reference })}
              />
              <Radio
                value="LOSER"
                label={t('duplicates:pairs.into', { loser: pair.survivor.reference, survivor: pair.loser.reference })}
              />
              <Radio value="KEEP" label={t('duplicates:pairs.keep')} />
              {answer?.action === 'KEEP' && (
                <TextInput
                  className={classes.reason}
                  label={t('duplicates:pairs.reason')}
                  withAsterisk
                  maxLength={500}
                  value={answer.reason}
                  onChange={(e) => props.onAnswer({ loserId, action: 'KEEP', reason: e.currentTarget.value })}
                  data-autofocus
                />
              )}
            </div>
          </Radio.Group>
        )
      })}
    </section>
  )
}
