import { Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { RetentionPlan, RetentionRules } from '@/lib/api-privacy.ts'
import { formatInstant } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import classes from './privacy.module.css'
import { retentionQuery, useSaveRetention } from './privacy-queries.ts'

const MOST = 1_000
const usual = {
  staleContactMonths: [6, 12, 18, 24, 36, 48, 60, 84, 120],
  rawEventDays: [7, 30, 60, 90, 180, 365, 730],
  legalHoldYears: [0, 1, 2, 3, 5, 7, 10, 15, 20, 30],
} as const

/** How long data is kept, and what that would erase before it is decided. */
export function RetentionTab() {
  const standing = useQuery(retentionQuery(null))
  if (standing.isPending) return <DetailSkeleton />
  if (standing.isError) return <ErrorState error={standing.error} onRetry={() => void standing.refetch()} />
  return <RulesForm key={standing.data.version} standing={standing.data} />
}

function RulesForm({ standing }: { standing: RetentionPlan }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const save = useSaveRetention()
  const [rules, setRules] = useState<RetentionRules>(standing.rules)
  const readOnly = !can('settings.write')
  const changed = Object.entries(rules).some(([name, value]) => standing.rules[name as keyof RetentionRules] !== value)
  const choose = (name: keyof RetentionRules, value: string | null) =>
    setRules({ ...rules, [name]: value === null || value === 'never' ? null : Number(value) })
  function submit() {
    save.mutate(
      { ...rules, version: standing.version },
      { onSuccess: () => notifyDone(t('privacy:retentionSaved')), onError: notifyError },
    )
  }
  return (
    <>
      <Section title={t('privacy:tabs.retention')} hint={t('privacy:applies')}>
        <fieldset className={classes.fields} disabled={readOnly}>
          {readOnly && <p className={classes.muted}>{t('settings:readOnly')}</p>}
          <Select
            label={t('privacy:stale')}
            description={t('privacy:staleHint')}
            value={rules.staleContactMonths === null ? 'never' : String(rules.staleContactMonths)}
            onChange={(v) => choose('staleContactMonths', v)}
            data={[
              { value: 'never', label: t('privacy:never') },
              ...optionsOf('staleContactMonths', standing, (count) => t('privacy:months', { count })),
            ]}
            allowDeselect={false}
          />
          <Select
            label={t('privacy:raw')}
            description={t('privacy:rawHint')}
            value={rules.rawEventDays === null ? 'never' : String(rules.rawEventDays)}
            onChange={(v) => choose('rawEventDays', v)}
            data={[
              { value: 'never', label: t('privacy:never') },
              ...optionsOf('rawEventDays', standing, (count) => t('privacy:days', { count })),
            ]}
            allowDeselect={false}
          />
          <Select
            label={t('privacy:hold')}
            description={t('privacy:holdHint')}
            value={String(rules.legalHoldYears)}
            onChange={(v) => choose('legalHoldYears', v)}
            data={optionsOf('legalHoldYears', standing, (count) =>
              count === 0 ? t('privacy:noHold') : t('privacy:years', { count }),
            )}
            allowDeselect={false}
          />
          {!readOnly && (
            <div className={classes.actions}>
              <Button loading={save.isPending} disabled={!changed} onClick={submit}>
                {t('action.save')}
              </Button>
            </div>
          )}
        </fieldset>
      </Section>
      <Preview rules={rules} changed={changed} />
    </>
  )
}

/** The usual lengths, and the one that stands where it is none of them. */
function optionsOf(name: keyof RetentionRules, standing: RetentionPlan, text: (count: number) => string) {
  const stands = standing.rules[name]
  const lengths = [...new Set([...usual[name], ...(stands === null ? [] : [stands])])].sort((a, b) => a - b)
  return lengths.map((count) => ({ value: String(count), label: text(count) }))
}

function Preview({ rules, changed }: { rules: RetentionRules; changed: boolean }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const [tried] = useDebouncedValue(changed ? rules : null, 300)
  const plan = useQuery(retentionQuery(tried))
  const date = (at: string) => formatInstant(at, zoneOf(), currentLocale(), 'date')
  if (plan.isPending) return <DetailSkeleton />
  if (plan.isError) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
  const { contacts, rawEvents, checkedAt } = plan.data
  const settled = !plan.isPlaceholderData && tried === (changed ? rules : null)
  return (
    <Section
      title={t('privacy:preview')}
      {...(checkedAt ? { hint: t('privacy:checked', { date: date(checkedAt) }) } : {})}
    >
      <div className={classes.preview} data-stale={!settled || undefined} role="status" aria-busy={!settled}>
        {contacts.count === 0 && rawEvents.count === 0 ? (
          <p className={classes.muted}>{t('privacy:previewNone')}</p>
        ) : (
          <p className={classes.figures}>
            {contacts.count > 0 && (
              <strong>
                {contacts.count >= MOST
                  ? t('privacy:previewMost')
                  : t('privacy:previewContacts', { count: contacts.count })}
              </strong>
            )}
            {rawEvents.count > 0 && <strong>{t('privacy:previewRaw', { count: rawEvents.count })}</strong>}
          </p>
        )}
      </div>
      {contacts.oldest.length > 0 && (
        <>
          <h3 className={classes.small}>{t('privacy:oldest')}</h3>
          <ul className={classes.rows}>
            {contacts.oldest.map((c) => (
              <li key={c.id} className={classes.row}>
                <div className={classes.rowHead}>
                  <Link to="/contacts/$contactId" params={{ contactId: c.id }} className={classes.grow}>
                    <bdi>{c.displayName}</bdi>
                  </Link>
                  <small>{t('privacy:lastActivity', { date: date(c.lastActivityAt) })}</small>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
