import { Button } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EditableWorkflow } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import classes from './editor.module.css'
import { overviewQuery } from './editor-queries.ts'
import { MigrationProgress } from './migration-progress.tsx'

/** The workflows of the organisation's dossiers, with what is active, being edited and under way. */
export function WorkflowsSettings() {
  const { t } = useTranslation()
  const overview = useQuery(overviewQuery)
  return (
    <Section title={t('settings:nav.workflows')} hint={t('workflows:list.hint')}>
      {overview.isPending && <ListSkeleton rows={6} avatar={false} />}
      {overview.isError && <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />}
      <ul className={classes.rows}>
        {overview.data?.items
          .filter((item) => item.editable)
          .map((item) => (
            <WorkflowRow key={item.code} item={item} />
          ))}
      </ul>
    </Section>
  )
}

function WorkflowRow({ item }: { item: EditableWorkflow }) {
  const { t } = useTranslation()
  const { active, draft, migration } = item
  return (
    <li className={classes.row}>
      <IconRoute size={20} stroke={1.5} aria-hidden />
      <span className={classes.grow}>
        <strong>{label('caseType', item.code)}</strong>
        <span className={classes.muted}>
          {t('workflows:version', { number: active.version })} · {t('workflows:list.states', { count: active.states })}{' '}
          · {t('workflows:list.ways', { count: active.transitions })}
        </span>
      </span>
      {draft && <Tag tone="saffron">{t('workflows:list.draft')}</Tag>}
      <Button
        variant="default"
        size="compact-md"
        renderRoot={(props) => <Link to="/settings/workflows/$code" params={{ code: item.code }} {...props} />}
        aria-label={t('workflows:list.open', { name: label('caseType', item.code) })}
      >
        {t('action.open')}
      </Button>
      {migration?.state === 'RUNNING' && <MigrationProgress migration={migration} />}
    </li>
  )
}
