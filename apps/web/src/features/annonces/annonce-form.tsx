import { Button } from '@mantine/core'
import { Link, useBlocker, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Annonce } from '@/lib/api-annonces.ts'
import { ApiError } from '@/lib/api-error.ts'
import { now } from '@/lib/clock.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { FormPage, KeptNotice } from '@/ui/form-page.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { InstantText } from '@/ui/text.tsx'
import { dropDraft, readDraft, writeDraft } from './annonce-draft.ts'
import classes from './annonce-form.module.css'
import { useSaveAnnonce } from './annonce-queries.ts'
import { sections } from './annonce-sections.ts'
import { type AnnonceValues, changesOf, formErrors } from './annonce-values.ts'
import { FormSection } from './form-section.tsx'
import { FormSections, hasEnergy } from './form-sections.tsx'
import { PhotosManager } from './photos-manager.tsx'
import { useAnnonceForm } from './use-annonce-form.ts'

const draftDelayMs = 600

/**
 * Everything about an annonce in one page. What is typed is kept in the browser until it is saved; leaving with
 * unsaved work asks first. Photos are sent on their own.
 */
export function AnnonceForm(props: { title: string; annonce: Annonce; initial: AnnonceValues }) {
  const { t } = useTranslation()
  const { org, zoneOf } = useSession()
  const navigate = useNavigate()
  const confirm = useConfirm()
  const { id, version } = props.annonce
  const [base] = useState(props.initial)
  const [draft, setDraft] = useState(() => readDraft(org.id, id, props.initial))
  const saved = useRef(false)
  const form = useAnnonceForm(draft?.values ?? base)
  const save = useSaveAnnonce(id)
  const dirty = Object.keys(changesOf(base, form.values)).length > 0
  const shown = sections.filter((s) => s !== 'energy' || hasEnergy(form.values))
  useHashScroll()

  useEffect(() => {
    if (!dirty || saved.current) return
    const timer = setTimeout(
      () => writeDraft(org.id, id, { values: form.values, version, savedAt: new Date(now()).toISOString() }),
      draftDelayMs,
    )
    return () => clearTimeout(timer)
  }, [dirty, form.values, id, org.id, version])

  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (!dirty || saved.current || current.pathname === next.pathname) return false
      const leave = await confirm({
        title: t('annonces:form.leaveTitle'),
        body: t('annonces:form.leaveBody'),
        confirm: t('annonces:form.leave'),
        destructive: false,
      })
      return !leave
    },
    enableBeforeUnload: () => dirty && !saved.current,
  })

  function discard() {
    dropDraft(org.id, id)
    setDraft(null)
    form.setValues(base)
    form.clearErrors()
  }

  function refused(error: unknown) {
    if (error instanceof ApiError && error.code === 'VERSION_CONFLICT') {
      notifyDone(t('annonces:form.conflict'))
      return
    }
    if (error instanceof ApiError && error.fields.length > 0) form.setErrors(formErrors(error.byField()))
    notifyError(error)
  }

  function done() {
    saved.current = true
    dropDraft(org.id, id)
    notifyDone(t('annonces:form.saved'))
    void navigate({ to: '/annonces/$annonceId', params: { annonceId: id } })
  }

  function submit(values: AnnonceValues) {
    save.mutate({ ...changesOf(base, values), version }, { onSuccess: done, onError: refused })
  }

  return (
    <FormPage
      className={classes.columns}
      acts={
        <>
          <Button type="submit" form="annonce-form" loading={save.isPending} disabled={!dirty}>
            {t('action.save')}
          </Button>
          <Link to="/annonces/$annonceId" params={{ annonceId: id }}>
            {t('action.back')}
          </Link>
        </>
      }
      state={dirty ? t('state.unsaved') : ''}
    >
      <nav className={classes.nav} aria-label={t('annonces:form.sections')}>
        <ul>
          {shown.map((s) => (
            <li key={s}>
              <a href={`#${s}`}>{t(`annonces:section.${s}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.main}>
        <h1>{props.title}</h1>
        {draft && (
          <KeptNotice>
            <span>
              {t('annonces:form.draftRestored')}{' '}
              <InstantText at={draft.savedAt} zone={zoneOf(base.branchId)} relative />
            </span>
            <Button variant="subtle" size="compact-xs" onClick={discard}>
              {t('annonces:form.discard')}
            </Button>
          </KeptNotice>
        )}
        <form
          id="annonce-form"
          className={classes.form}
          noValidate
          onSubmit={form.onSubmit(submit, (errors) => {
            notifyDone(t('annonces:form.fix'))
            form.getInputNode(Object.keys(errors)[0] ?? '')?.focus()
          })}
        >
          <FormSections form={form} />
        </form>
        <FormSection id="photos">
          <PhotosManager annonce={props.annonce} />
        </FormSection>
      </div>
    </FormPage>
  )
}

/** Brings the section that the address names into view, once the page stands. */
function useHashScroll(): void {
  const hash = useRouterState({ select: (s) => s.location.hash })
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView({ block: 'start' })
  }, [hash])
}
