import { Button } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MandateBlock } from '@/features/mandates/mandate-block.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Annonce } from '@/lib/api-annonces.ts'
import { ApiError } from '@/lib/api-error.ts'
import { now } from '@/lib/clock.ts'
import { FormCard, FormPage, Hint, KeptNotice } from '@/ui/form-page.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { dropDraft, readDraft, writeDraft } from './annonce-draft.ts'
import { AnnonceMoves } from './annonce-moves.tsx'
import { useCreateAnnonce, useSaveAnnonce } from './annonce-queries.ts'
import { PriceText } from './annonce-text.tsx'
import { type AnnonceValues, changesOf, formErrors, inputOf, valuesOf } from './annonce-values.ts'
import { EnergySection, MandateFields, PaperFields } from './form-papers.tsx'
import type { AnnonceFormState } from './form-section.tsx'
import { Essentials, hasEnergy, Place, Price, Size, Story } from './form-sections.tsx'
import { PhotosManager } from './photos-manager.tsx'
import { useAnnonceForm } from './use-annonce-form.ts'
import classes from './wizard.module.css'
import { WizardScore } from './wizard-score.tsx'
import { stepOfField, type WizardStep, wizardSteps } from './wizard-steps.ts'

const keepMs = 400

/**
 * A new annonce, step by step. Each step is saved as a draft on the server when it is left; what was typed since is kept
 * in the browser, so that a reload, a closed lid or another device loses nothing.
 */
export function AnnonceWizard(props: { annonce: Annonce | null; initial: AnnonceValues; step: WizardStep }) {
  const { t } = useTranslation()
  const { org } = useSession()
  const navigate = useNavigate()
  const { annonce, step } = props
  const id = annonce?.id ?? null
  const base = annonce ? valuesOf(annonce, props.initial.currency) : props.initial
  const [restored] = useState(() => readDraft(org.id, id, props.initial))
  const form = useAnnonceForm(restored?.values ?? props.initial)
  const create = useCreateAnnonce()
  const save = useSaveAnnonce(id ?? '')
  const heading = useRef<HTMLHeadingElement>(null)
  const dirty = Object.keys(changesOf(base, form.values)).length > 0
  const index = wizardSteps.indexOf(step)
  useKept(org.id, id, annonce?.version ?? null, form.values, dirty)
  useRegistered(form, annonce, base)

  useEffect(() => {
    if (step) heading.current?.focus()
  }, [step])

  const go = (annonceId: string, to: WizardStep, replace = false) =>
    void navigate({ to: '/annonces/$annonceId/wizard', params: { annonceId }, search: { step: to }, replace })

  function refused(error: unknown) {
    if (error instanceof ApiError && error.code === 'VERSION_CONFLICT') {
      notifyDone(t('annonces:form.conflict'))
      return
    }
    if (error instanceof ApiError && error.fields.length > 0) {
      const errors = formErrors(error.byField())
      form.setErrors(errors)
      const first = Object.keys(errors)[0]
      if (first && id) go(id, stepOfField(first))
    }
    notifyError(error)
  }

  /** Saves what differs, then goes on. Fields at fault keep the person at their step. */
  function saveThen(next: (annonceId: string) => void) {
    const { errors, hasErrors } = form.validate()
    if (hasErrors) {
      const first = Object.keys(errors)[0] ?? 'title'
      if (id && stepOfField(first) !== step) go(id, stepOfField(first))
      else form.getInputNode(first)?.focus()
      return
    }
    const saved = (made: Annonce) => {
      dropDraft(org.id, id)
      next(made.id)
    }
    if (!annonce) {
      if (!create.isPending)
        create.mutate(
          { ...inputOf(form.values), branchId: form.values.branchId },
          { onSuccess: saved, onError: refused },
        )
    } else if (!dirty) next(annonce.id)
    else if (!save.isPending)
      save.mutate({ ...changesOf(base, form.values), version: annonce.version }, { onSuccess: saved, onError: refused })
  }

  const toStep = (to: WizardStep) => saveThen((annonceId) => go(annonceId, to, id === null))
  const next = wizardSteps[index + 1]
  const before = wizardSteps[index - 1]

  function onKeyDown(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'Enter' || !next) return
    event.preventDefault()
    toStep(next)
  }
  return (
    <FormPage
      className={classes.columns}
      acts={
        <>
          {before && (
            <Button
              variant="default"
              leftSection={<IconArrowLeft size={16} stroke={1.5} className="flip-rtl" aria-hidden />}
              onClick={() => toStep(before)}
            >
              {t('annonces:wizard.back')}
            </Button>
          )}
          {next && (
            <Button
              type="submit"
              form="wizard"
              loading={create.isPending || save.isPending}
              rightSection={<IconArrowRight size={16} stroke={1.5} className="flip-rtl" aria-hidden />}
            >
              {t('annonces:wizard.next')}
            </Button>
          )}
          {annonce ? (
            <Button
              variant="subtle"
              onClick={() =>
                saveThen((annonceId) => void navigate({ to: '/annonces/$annonceId', params: { annonceId } }))
              }
            >
              {t('annonces:wizard.later')}
            </Button>
          ) : (
            <Link to="/annonces">{t('action.cancel')}</Link>
          )}
        </>
      }
      state={dirty ? t('annonces:wizard.kept') : annonce ? t('annonces:wizard.saved') : ''}
    >
      <Stepper current={step} reached={annonce !== null} onStep={toStep} />
      <form
        id="wizard"
        className={classes.main}
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          if (next) toStep(next)
        }}
      >
        <h1 ref={heading} tabIndex={-1}>
          {t(`annonces:wizard.step.${step}`)}
        </h1>
        <div className={classes.lead}>
          <Hint>{t(`annonces:wizard.hint.${step}`)}</Hint>
        </div>
        {restored && dirty && <KeptNotice>{t('annonces:wizard.restored')}</KeptNotice>}
        <StepFields form={form} step={step} annonce={annonce} />
      </form>
      <WizardScore id={id} values={form.values} photos={annonce?.photos.length ?? 0} onStep={toStep} />
    </FormPage>
  )
}

function Stepper(props: { current: WizardStep; reached: boolean; onStep: (step: WizardStep) => void }) {
  const { t } = useTranslation()
  const at = wizardSteps.indexOf(props.current)
  return (
    <nav className={classes.steps} aria-label={t('annonces:wizard.steps')}>
      <ol>
        {wizardSteps.map((step, i) => (
          <li key={step}>
            <button
              type="button"
              disabled={!props.reached && i > at}
              aria-current={step === props.current ? 'step' : undefined}
              data-past={i < at || undefined}
              onClick={() => step !== props.current && props.onStep(step)}
            >
              <span className={classes.dot}>{i + 1}</span>
              <span className={classes.stepName}>{t(`annonces:wizard.step.${step}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function StepFields({ form, step, annonce }: { form: AnnonceFormState; step: WizardStep; annonce: Annonce | null }) {
  switch (step) {
    case 'what':
      return <Essentials form={form} isNew={annonce === null} />
    case 'where':
      return <Place form={form} />
    case 'figures':
      return (
        <>
          <Price form={form} />
          <Size form={form} />
        </>
      )
    case 'story':
      return <Story form={form} />
    case 'mandate':
      return (
        <FormCard>
          <MandateFields form={form} />
          {annonce && <MandateBlock annonce={annonce} />}
        </FormCard>
      )
    case 'papers':
      return (
        <>
          {hasEnergy(form.values) && <EnergySection form={form} />}
          <FormCard>
            <PaperFields form={form} />
          </FormCard>
        </>
      )
    case 'photos':
      return annonce ? (
        <FormCard>
          <PhotosManager annonce={annonce} />
        </FormCard>
      ) : null
    default:
      return annonce ? <Review annonce={annonce} /> : null
  }
}

function Review({ annonce: a }: { annonce: Annonce }) {
  const cover = a.photos.find((photo) => photo.isCover)
  return (
    <FormCard>
      <div className={classes.review}>
        {cover && <img src={cover.urls.card} alt={cover.alt ?? ''} />}
        <div>
          <bdi className="num">{a.reference}</bdi>
          <h2 dir="auto">{a.title}</h2>
          <p>
            <PriceText annonce={a} />
          </p>
          <Hint>{[a.zone, a.city].filter(Boolean).join(', ')}</Hint>
        </div>
      </div>
      <AnnonceMoves annonce={a} />
    </FormCard>
  )
}

/** What is typed and not saved yet stands in the browser. */
function useKept(
  orgId: string,
  id: string | null,
  version: number | null,
  values: AnnonceValues,
  dirty: boolean,
): void {
  useEffect(() => {
    if (!dirty) return
    const timer = setTimeout(
      () => writeDraft(orgId, id, { values, version, savedAt: new Date(now()).toISOString() }),
      keepMs,
    )
    return () => clearTimeout(timer)
  }, [orgId, id, version, values, dirty])
}

/** The register's terms take the place of those that were typed, as soon as it has them. */
function useRegistered(form: AnnonceFormState, annonce: Annonce | null, base: AnnonceValues): void {
  const entered = annonce?.mandate?.number ? JSON.stringify(annonce.mandate) : null
  const latest = useRef({ form, base })
  latest.current = { form, base }
  useEffect(() => {
    if (entered === null) return
    const { mandateType, mandateNumber, mandateStarts, mandateEnds, exclusiveUntil } = latest.current.base
    latest.current.form.setValues({ mandateType, mandateNumber, mandateStarts, mandateEnds, exclusiveUntil })
  }, [entered])
}
