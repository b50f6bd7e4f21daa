import { Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconInbox } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { caseTypes } from '@/features/dossiers/dossier-codes.ts'
import { useFilterCodes } from '@/features/reference-lists/reference-queries.ts'
import { useSession } from '@/features/session/session.ts'
import { branchesQuery } from '@/features/settings/settings-queries.ts'
import type { AssignmentPreview, AssignmentRule, AssignmentStep } from '@/lib/api-assignments.ts'
import { now } from '@/lib/clock.ts'
import { label } from '@/lib/label.ts'
import { instantOfWallClock, wallClock } from '@/lib/wall-clock.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import classes from './assignment.module.css'
import { previewQuery } from './assignment-queries.ts'
import { contactLanguages, missingIn } from './rule-model.ts'
import { inRow, useRuleTexts } from './rule-texts.ts'

/** Tries the rules, saved or not, on a dossier as it might come in: who would get it, and why not the others. */
export function PreviewSection(props: { draft: AssignmentRule[] | null; rules: readonly AssignmentRule[] }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const branches = useQuery(branchesQuery).data?.items ?? []
  const sources = useFilterCodes('SOURCE')
  const [branchId, setBranchId] = useState<string | null>(null)
  const [caseType, setCaseType] = useState<string>('LEAD_BUY')
  const [source, setSource] = useState<string>('WHATSAPP')
  const [place, setPlace] = useState('')
  const [language, setLanguage] = useState<string | null>('fr')
  const branch = branchId ?? branches[0]?.id ?? null
  const zone = branch ? zoneOf(branch) : 'UTC'
  const [at, setAt] = useState<string | null>(null)
  const [opened] = useState(now)
  const [typed] = useDebouncedValue(place.trim(), 300)
  const instant = at === null ? null : instantOfWallClock(at, zone)
  const complete = props.draft?.every((rule) => missingIn(rule) === null) ?? true
  const preview = useQuery({
    ...previewQuery({
      branchId: branch ?? '',
      caseType,
      source,
      place: typed || null,
      language,
      ...(instant ? { at: instant } : {}),
      ...(props.draft ? { rules: props.draft } : {}),
    }),
    enabled: branch !== null && complete,
  })
  return (
    <Section title={t('assignment:preview.title')} hint={t('assignment:preview.hint')}>
      <div className={classes.sample}>
        <Select
          label={t('assignment:preview.branch')}
          data={branches.map((b) => ({ value: b.id, label: b.name }))}
          value={branch}
          allowDeselect={false}
          onChange={setBranchId}
        />
        <Select
          label={t('assignment:preview.caseType')}
          data={caseTypes.map((value) => ({ value, label: label('caseType', value) }))}
          value={caseType}
          allowDeselect={false}
          onChange={(value) => setCaseType(value ?? caseType)}
        />
        <Select
          label={t('assignment:preview.source')}
          data={sources}
          value={source}
          allowDeselect={false}
          onChange={(value) => setSource(value ?? source)}
        />
        <TextInput
          label={t('assignment:preview.place')}
          placeholder={t('assignment:preview.placeExample')}
          maxLength={120}
          value={place}
          onChange={(e) => setPlace(e.currentTarget.value)}
        />
        <Select
          label={t('assignment:preview.language')}
          placeholder={t('assignment:preview.unknown')}
          data={contactLanguages.map((value) => ({ value, label: t(`assignment:language.${value}`) }))}
          value={language}
          clearable
          onChange={setLanguage}
        />
        <TextInput
          type="datetime-local"
          label={t('assignment:preview.at')}
          value={at ?? wallClock(opened, zone)}
          onChange={(e) => setAt(e.currentTarget.value || null)}
        />
      </div>
      <div className={classes.answer} aria-live="polite">
        {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.isPending && <ListSkeleton rows={2} />}
        {preview.data && <Answer preview={preview.data} rules={props.rules} />}
      </div>
    </Section>
  )
}

function Answer({ preview, rules }: { preview: AssignmentPreview; rules: readonly AssignmentRule[] }) {
  const { t } = useTranslation()
  const { assignee } = preview
  return (
    <>
      <p className={classes.verdict}>
        {assignee ? (
          <Avatar name={assignee.name} size={36} />
        ) : (
          <span className={classes.queue}>
            <IconInbox size={20} stroke={1.5} aria-hidden />
          </span>
        )}
        <span>
          <strong dir="auto">{assignee?.name ?? t('assignment:preview.queue')}</strong>
          <small>
            {assignee ? t('assignment:members.open', { count: preview.open ?? 0 }) : t('assignment:preview.queueHint')}
            {preview.next.length > 0 &&
              ` · ${t('assignment:preview.next', { people: inRow(preview.next.map((p) => p.name)) })}`}
          </small>
        </span>
      </p>
      <ol className={classes.steps}>
        {preview.steps.map((step, index) => (
          <Step key={step.ruleId} step={step} place={index + 1} rule={rules.find((r) => r.id === step.ruleId)} />
        ))}
      </ol>
    </>
  )
}

function Step(props: { step: AssignmentStep; place: number; rule: AssignmentRule | undefined }) {
  const { t } = useTranslation()
  const { step, rule } = props
  const texts = useRuleTexts([])
  const name = rule ? texts.nameOf(rule) : t('assignment:preview.usual')
  const key = rule?.method === 'BY_LANGUAGE' && step.key ? texts.language(step.key) : step.key
  const what =
    step.why !== null
      ? t(`assignment:why.${step.why}`)
      : step.outcome === 'CHOSEN' && key
        ? t('assignment:outcome.CHOSEN_FOR', { key })
        : t(`assignment:outcome.${step.outcome}`)
  return (
    <li className={classes.step} data-outcome={step.outcome}>
      <span className={classes.place}>{props.place}</span>
      <div>
        <strong dir="auto">{name}</strong> <span>{what}</span>
        {step.skipped.length > 0 && (
          <p>
            {t('assignment:skipped', {
              people: step.skipped
                .map((s) => t('assignment:skippedOne', { name: s.name, reason: t(`assignment:skip.${s.reason}`) }))
                .join(' · '),
            })}
          </p>
        )}
      </div>
    </li>
  )
}
