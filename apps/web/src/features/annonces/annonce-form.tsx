import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconHistory } from '@tabler/icons-react'
import { Link, useBlocker, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Annonce } from '@/lib/api-annonces.ts'
import { ApiError } from '@/lib/api-error.ts'
import { now } from '@/lib/clock.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { InstantText } from '@/ui/text.tsx'
import { dropDraft, readDraft, writeDraft } from './annonce-draft.ts'
import classes from './annonce-form.module.css'
import { useCreateAnnonce, useSaveAnnonce } from './annonce-queries.ts'
import { sections } from './annonce-sections.ts'
import { type AnnonceValues, changesOf, formErrors, inputOf } from './annonce-values.ts'
import { FormSections, hasEnergy } from './form-sections.tsx'
import { PhotosManager } from './photos-manager.tsx'

const draftDelayMs = 600
/** Longest and shortest title the API takes. */
const titleLength = { min: 10, max: 120 }

/**
 * Everything about an annonce in one page. What is typed is kept in the browser until it is saved; leaving with
 * unsaved work asks first. Photos are sent on their own and need an annonce that exists.
 */
export function AnnonceForm(props: { title: string; annonce: Annonce | null; initial: AnnonceValues }) {
  const { t } = useTranslation()
  const { org, zoneOf } = useSession()
  const navigate = useNavigate()
  const confirm = useConfirm()
  const id = props.annonce?.id ?? null
  const [base] = useState(props.initial)
  const [draft, setDraft] = useState(() => readDraft(org.id, id, props.initial))
  const saved = useRef(false)
  const form = useForm<AnnonceValues>({
    initialValues: draft?.values ?? base,
    validate: {
      title: (v) =>
        v.trim().length < titleLength.min || v.trim().length > titleLength.max
          ? t('annonces:form.titleLength', titleLength)
          : null,
      city: (v) => (v.trim() ? null : t('workflow:required')),
      mandateEnds: (v, all) => (v && all.mandateStarts && v < all.mandateStarts ? t('annonces:form.endsBefore') : null),
    },
  })
  const create = useCreateAnnonce()
  const save = useSaveAnnonce(id ?? '')
  const pending = create.isPending || save.isPending
  const dirty = Object.keys(changesOf(base, form.values)).length > 0
  const shown = sections.filter((s) => s !== 'energy' || hasEnergy(form.values))
  useHashScroll()

  useEffect(() => {
    if (!dirty || saved.current) return
    const timer = setTimeout(
      () =>
        writeDraft(org.id, id, {
          values: form.values,
          version: props.annonce?.version ?? null,
          savedAt: new Date(now()).toISOString(),
        }),
      draftDelayMs,
    )
    return () => clearTimeout(timer)
  }, [dirty, form.values, id, org.id, props.annonce?.version])

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

  function done(annonce: Annonce) {
    saved.current = true
    dropDraft(org.id, id)
    notifyDone(t('annonces:form.saved'))
    if (id === null)
      void navigate({
        to: '/annonces/$annonceId/edit',
        params: { annonceId: annonce.id },
        hash: 'photos',
        replace: true,
      })
    else void navigate({ to: '/annonces/$annonceId', params: { annonceId: annonce.id } })
  }

  function submit(values: AnnonceValues) {
    if (id === null) {
      create.mutate({ ...inputOf(values), branchId: values.branchId }, { onSuccess: done, onError: refused })
      return
    }
    const version = props.annonce?.version ?? 1
    save.mutate({ ...changesOf(base, values), version }, { onSuccess: done, onError: refused })
  }

  return (
    <div className={classes.page}>
      <div className={classes.inner}>
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
            <p className={classes.draft} role="status">
              <IconHistory size={16} stroke={1.5} aria-hidden />
              <span>
                {t('annonces:form.draftRestored')}{' '}
                <InstantText at={draft.savedAt} zone={zoneOf(base.branchId)} relative />
              </span>
              <Button variant="subtle" size="compact-xs" onClick={discard}>
                {t('annonces:form.discard')}
              </Button>
            </p>
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
            <FormSections form={form} isNew={id === null} />
          </form>
          <section id="photos" className={classes.section}>
            <h2>{t('annonces:section.photos')}</h2>
            {props.annonce ? (
              <PhotosManager annonce={props.annonce} />
            ) : (
              <p className={classes.hint}>{t('annonces:photos.afterSaving')}</p>
            )}
          </section>
        </div>
      </div>
      {/* At the beginning of the line: messages of the app stand at its end. */}
      <footer className={classes.bar}>
        <Button type="submit" form="annonce-form" loading={pending} disabled={!dirty}>
          {id === null ? t('annonces:form.create') : t('action.save')}
        </Button>
        {id === null ? (
          <Link to="/annonces" className={classes.back}>
            {t('action.cancel')}
          </Link>
        ) : (
          <Link to="/annonces/$annonceId" params={{ annonceId: id }} className={classes.back}>
            {t('action.back')}
          </Link>
        )}
        <span className={classes.hint}>{dirty ? t('state.unsaved') : ''}</span>
      </footer>
    </div>
  )
}

/** Brings the section that the address names into view, once the page stands. */
function useHashScroll(): void {
  const hash = useRouterState({ select: (s) => s.location.hash })
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView({ block: 'start' })
  }, [hash])
}
