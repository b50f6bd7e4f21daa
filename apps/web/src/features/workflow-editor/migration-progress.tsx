import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { WorkflowMigration } from '@/lib/api-workflows.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { notifyError } from '@/ui/notify.tsx'
import classes from './editor.module.css'

/** How far the moving of running dossiers is, followed live, with those that had to stay. */
export function MigrationProgress({ migration }: { migration: WorkflowMigration }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const resume = useMutation({
    mutationFn: () =>
      take(api.POST('/api/v1/workflow-migrations/{id}/resume', { params: { path: { id: migration.id } } })),
    onError: notifyError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.workflowOverview }),
  })
  const { state, total, moved, skipped, leftCount, version } = migration
  const seen = moved + skipped + leftCount
  return (
    <div className={classes.migration} role="status">
      <div className={classes.migrationHead}>
        <span>
          {state === 'RUNNING'
            ? t('workflows:migration.running', { version, done: seen, total })
            : t('workflows:migration.done', { version, count: moved })}
        </span>
        {state === 'RUNNING' && can('workflow.edit') && (
          <Button variant="subtle" size="compact-sm" loading={resume.isPending} onClick={() => resume.mutate()}>
            {t('workflows:migration.resume')}
          </Button>
        )}
      </div>
      {state === 'RUNNING' && (
        <progress
          className={classes.bar}
          max={Math.max(total, seen, 1)}
          value={seen}
          aria-label={t('workflows:migration.bar')}
        />
      )}
      {leftCount > 0 && <LeftBehind migration={migration} />}
    </div>
  )
}

function LeftBehind({ migration }: { migration: WorkflowMigration }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t('workflows:migration.left', { count: migration.leftCount })}</summary>
      <ul className={classes.left}>
        {migration.leftBehind.map((dossier) => (
          <li key={dossier.id}>
            <bdi>{dossier.reference}</bdi> · {label('status', dossier.status)}
          </li>
        ))}
      </ul>
    </details>
  )
}
