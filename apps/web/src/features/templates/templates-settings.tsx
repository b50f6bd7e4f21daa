import { Button, Select } from '@mantine/core'
import { IconPlus, IconRefresh, IconTemplate } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf } from '@/features/inbox/templates/template-model.ts'
import { useSession } from '@/features/session/session.ts'
import type { TemplateCategory, TemplateFilter, TemplateSummary } from '@/lib/api-templates.ts'
import { directionOf } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { asLocale } from '@/lib/preferences.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { StatusTag } from './status-tag.tsx'
import { TemplateDialog } from './template-dialog.tsx'
import { Figures } from './template-figures.tsx'
import { qualityTone } from './template-tone.ts'
import { templateListQuery, useTemplateAct } from './templates-queries.ts'
import classes from './templates-settings.module.css'

const STATUSES = ['DRAFT', 'PENDING', 'APPROVED', 'REJECTED', 'PAUSED', 'DISABLED', 'DELETED']
const LANGUAGES = ['fr', 'ar', 'en']
const CATEGORIES: TemplateCategory[] = ['UTILITY', 'MARKETING', 'AUTHENTICATION']
const QUALITIES = ['GREEN', 'YELLOW', 'RED']
const PERIODS = ['7', '30', '90']

/** The templates of the organisation: what the provider says of each, and what became of its messages. */
export function TemplatesSettings() {
  const { t } = useTranslation()
  const { can } = useSession()
  const [filter, setFilter] = useState<TemplateFilter>({ days: 30 })
  const templates = useInfiniteQuery(templateListQuery(filter))
  const { mutate, isPending } = useTemplateAct()
  const [opened, setOpened] = useState<string | 'new' | null>(null)
  const mayEdit = can('template.edit')
  const items = templates.data?.pages.flatMap((page) => page.items) ?? []
  const filtered = Object.entries(filter).some(([key, value]) => key !== 'days' && value !== undefined)

  function choose(change: Partial<Record<keyof TemplateFilter, string | number | null>>) {
    const next = { ...filter, ...change }
    setFilter(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null)) as TemplateFilter)
  }
  const select = (key: 'status' | 'language' | 'category' | 'quality', values: readonly string[]) => (
    <Select
      size="xs"
      clearable
      aria-label={t(`templates:filter.${key}`)}
      placeholder={t(`templates:filter.${key}`)}
      data={values.map((value) => ({ value, label: t(`templates:${key}.${value}`) }))}
      value={filter[key] ?? null}
      onChange={(value) => choose({ [key]: value })}
    />
  )
  const sync = () =>
    mutate({ act: 'sync' }, { onSuccess: () => notifyDone(t('templates:syncing')), onError: notifyError })
  const add = mayEdit && (
    <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setOpened('new')}>
      {t('templates:add')}
    </Button>
  )

  return (
    <Section
      title={t('settings:nav.templates')}
      hint={t('templates:settingsHint')}
      actions={
        mayEdit && (
          <>
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} stroke={1.5} aria-hidden />}
              loading={isPending}
              onClick={sync}
            >
              {t('templates:sync')}
            </Button>
            {items.length > 0 && add}
          </>
        )
      }
    >
      <div className={classes.filters}>
        {select('status', STATUSES)}
        {select('language', LANGUAGES)}
        {select('category', CATEGORIES)}
        {select('quality', QUALITIES)}
        <Select
          size="xs"
          allowDeselect={false}
          aria-label={t('templates:filter.days')}
          data={PERIODS.map((value) => ({ value, label: t('templates:days', { count: Number(value) }) }))}
          value={String(filter.days ?? 30)}
          onChange={(value) => choose({ days: Number(value ?? 30) })}
        />
      </div>
      {templates.isPending && <ListSkeleton rows={5} avatar={false} />}
      {templates.isError && <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconTemplate}
          title={t(filtered ? 'templates:nothingFound' : 'templates:empty')}
          body={t(filtered ? 'templates:nothingFiltered' : 'templates:emptyBody')}
          action={filtered ? null : add}
        />
      )}
      {items.length > 0 && (
        <ul className={classes.rows}>
          {items.map((template) => (
            <Row key={template.id} template={template} onOpen={() => setOpened(template.id)} />
          ))}
        </ul>
      )}
      {templates.hasNextPage && (
        <Button
          variant="default"
          className={classes.more}
          loading={templates.isFetchingNextPage}
          onClick={() => void templates.fetchNextPage()}
        >
          {t('templates:more')}
        </Button>
      )}
      {opened && (
        <TemplateDialog
          id={opened === 'new' ? null : opened}
          mayEdit={mayEdit}
          onOpen={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
    </Section>
  )
}

function Row({ template, onOpen }: { template: TemplateSummary; onOpen: () => void }) {
  const { t } = useTranslation()
  const { name, language, category, status, quality, body, latest, version, submitting, account } = template
  const stopped = template.reason !== null && !['APPROVED', 'DRAFT'].includes(status)
  return (
    <li>
      <button type="button" className={classes.row} onClick={onOpen}>
        <span className={classes.head}>
          <strong>{t(`templates:name.${name}`, { defaultValue: titleOf(name) })}</strong>
          <StatusTag status={status} kind={account.kind} />
          {(submitting || latest > version) && (
            <Tag tone="saffron">{t(submitting ? 'templates:submitting' : 'templates:newerDraft')}</Tag>
          )}
          {quality && (
            <Tag tone={qualityTone(quality)}>{t(`templates:quality.${quality}`, { defaultValue: quality })}</Tag>
          )}
        </span>
        <span
          className={classes.text}
          lang={language.replace('_', '-')}
          dir={directionOf(asLocale(language.slice(0, 2)))}
        >
          {body}
        </span>
        {stopped && (
          <span className={classes.reason}>
            {t(`templates:reason.${template.reason}`, { defaultValue: template.reason ?? '' })}
          </span>
        )}
        <span className={classes.facts}>
          <span>
            {[
              t(`templates:language.${language.slice(0, 2)}`, { defaultValue: language }),
              t(`templates:category.${category}`),
              label('channel', account.kind === 'SMTP' ? 'EMAIL' : 'WHATSAPP'),
              account.name,
            ].join(' · ')}
          </span>
          <Figures figures={template.figures} />
        </span>
      </button>
    </li>
  )
}
