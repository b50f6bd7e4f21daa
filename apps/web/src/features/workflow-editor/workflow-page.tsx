import { Button, SegmentedControl } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NotFoundPage } from '@/app/fallbacks.tsx'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { notifyError } from '@/ui/notify.tsx'
import { Page, PageHeader } from '@/ui/page.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { ActivePicture } from './active-picture.tsx'
import { DraftEditor } from './draft-editor.tsx'
import classes from './editor.module.css'
import { draftQuery, overviewQuery } from './editor-queries.ts'
import { MigrationProgress } from './migration-progress.tsx'
import { SimulationView } from './simulation-view.tsx'
import { VersionsView } from './versions-view.tsx'

type View = 'picture' | 'edit' | 'simulation' | 'versions'

/** One workflow: its draft, what the draft would do, and its versions. */
export function WorkflowPage({ code }: { code: string }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const overview = useQuery(overviewQuery)
  const item = overview.data?.items.find((i) => i.code === code && i.editable)
  const [view, setView] = useState<View | null>(null)
  const draftId = item?.draft?.id ?? null
  const draft = useQuery({ ...draftQuery(draftId ?? ''), enabled: draftId !== null })
  const begin = useMutation({
    mutationFn: (from?: string) =>
      take(api.POST('/api/v1/workflow-drafts', { body: { code, ...(from ? { from } : {}) } })),
    onSuccess: (made) => {
      queries.setQueryData(keys.workflowDraft(made.id), made)
      setView('edit')
    },
    onError: notifyError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.workflowOverview }),
  })
  if (overview.isPending) return <DetailSkeleton />
  if (overview.isError) return <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
  if (!item) return <NotFoundPage />
  const mayEdit = can('workflow.edit')
  const views: View[] = draftId ? ['edit', 'simulation', 'versions'] : ['picture', 'versions']
  const shown: View = view && views.includes(view) ? view : draftId ? 'edit' : 'picture'
  return (
    <Page>
      <PageHeader
        title={label('caseType', code)}
        subtitle={
          <>
            <Link to="/settings/$section" params={{ section: 'workflows' }} className={classes.back}>
              {t('settings:nav.workflows')}
            </Link>{' '}
            · {t('workflows:versionActive', { number: item.active.version })}
          </>
        }
        actions={
          !draftId &&
          mayEdit && (
            <Button
              leftSection={<IconPencil size={16} stroke={1.75} aria-hidden />}
              loading={begin.isPending}
              onClick={() => begin.mutate(undefined)}
            >
              {t('workflows:begin')}
            </Button>
          )
        }
      >
        <SegmentedControl
          aria-label={t('workflows:view.label')}
          data={views.map((v) => ({ value: v, label: t(`workflows:view.${v}`) }))}
          value={shown}
          onChange={(v) => setView(views.find((known) => known === v) ?? 'edit')}
        />
      </PageHeader>
      {item.migration && (item.migration.state === 'RUNNING' || item.migration.leftCount > 0) && (
        <div className={classes.banner}>
          <MigrationProgress migration={item.migration} />
        </div>
      )}
      {shown === 'versions' && (
        <VersionsView code={code} onRestore={mayEdit && !draftId ? (id) => begin.mutate(id) : null} />
      )}
      {shown === 'picture' && <ActivePicture code={code} />}
      {draftId && shown !== 'versions' && draft.isPending && <DetailSkeleton />}
      {draftId && shown !== 'versions' && draft.isError && (
        <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />
      )}
      {shown === 'simulation' && draft.data && <SimulationView draft={draft.data} />}
      {shown === 'edit' && draft.data && overview.data && (
        <DraftEditor
          key={draft.data.id}
          draft={draft.data}
          catalogue={overview.data.catalogue}
          readOnly={!mayEdit}
          onDone={() => setView('versions')}
          onSimulate={() => setView('simulation')}
        />
      )}
    </Page>
  )
}
