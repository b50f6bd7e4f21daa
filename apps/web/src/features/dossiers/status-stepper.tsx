import { UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '@/lib/api-dossiers.ts'
import type { Transition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { ElapsedText } from '@/ui/text.tsx'
import classes from './status-stepper.module.css'
import { stepperOf } from './stepper.ts'

/** The present step comes into view; the same function at every render, so that it is called only when the step changes. */
function bringIntoView(step: HTMLLIElement | null): void {
  const list = step?.parentElement
  if (step && list) list.scrollLeft = step.offsetLeft - list.clientWidth / 3
}

/** The main line of the workflow. A step that the API offers now is a button. */
export function StatusStepper(props: { dossier: Dossier; onStep: (transition: Transition) => void }) {
  const { t } = useTranslation()
  const { dossier: d } = props
  const { steps, aside } = stepperOf(d)
  const names = {
    done: t('dossiers:page.stepDone'),
    current: t('dossiers:page.stepCurrent'),
    ahead: t('dossiers:page.stepAhead'),
  }
  return (
    <div className={classes.root}>
      <ol className={classes.steps} aria-label={t('dossiers:page.steps')}>
        {steps.map(({ code, state }) => {
          const way = d.canEdit
            ? d.transitions.find((x) => x.to === code && x.allowed && x.command === null)
            : undefined
          const face = (
            <>
              <span className={classes.bar} />
              <span className={classes.name}>
                {state === 'done' && <IconCheck size={13} stroke={2.25} aria-hidden />}
                {label('status', code)}
                <span className={classes.hidden}>, {names[state]}</span>
              </span>
            </>
          )
          return (
            <li
              key={code}
              ref={state === 'current' ? bringIntoView : undefined}
              className={classes.step}
              data-state={state}
              aria-current={state === 'current' ? 'step' : undefined}
            >
              {way ? (
                <UnstyledButton
                  className={classes.face}
                  onClick={() => props.onStep(way)}
                  title={t('workflow:moveTo', { status: label('status', code) })}
                >
                  {face}
                </UnstyledButton>
              ) : (
                <span className={classes.face}>{face}</span>
              )}
              {state === 'current' && (
                <small className={classes.since}>
                  <ElapsedText since={d.statusSince} />
                </small>
              )}
            </li>
          )
        })}
      </ol>
      {(aside || d.wonReason) && (
        <p className={classes.aside}>
          {aside && (
            <>
              <StatusBadge code={aside} />
              <ElapsedText since={d.statusSince} />
            </>
          )}
          {d.lossReason && <span>{t('dossiers:page.lost', { reason: label('lossReason', d.lossReason) })}</span>}
          {d.wonReason && <span>{t('dossiers:page.lost', { reason: label('wonReason', d.wonReason) })}</span>}
        </p>
      )}
    </div>
  )
}
