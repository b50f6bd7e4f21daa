import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { WorkflowVersion } from '@/lib/api-workflows.ts'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import { type Difference, differences } from './definition-diff.ts'
import classes from './editor.module.css'
import { versionsQuery } from './editor-queries.ts'
import { stateName, wayName } from './naming.ts'

/** Who made which version, when and why, and what each says otherwise than the one before. */
export function VersionsView({ code, onRestore }: { code: string; onRestore: ((id: string) => void) | null }) {
  const { t } = useTranslation()
  const versions = useInfiniteQuery(versionsQuery(code))
  if (versions.isPending) return <ListSkeleton rows={3} avatar={false} />
  if (versions.isError) return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
  const items = versions.data.pages.flatMap((page) => page.items)
  return (
    <Section title={t('workflows:versions.title')} hint={t('workflows:versions.hint')}>
      <ul className={classes.rows}>
        {items.map((version, i) => (
          <VersionLine key={version.id} version={version} before={items[i + 1] ?? null} onRestore={onRestore} />
        ))}
      </ul>
      {versions.hasNextPage && (
        <Button variant="subtle" loading={versions.isFetchingNextPage} onClick={() => void versions.fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </Section>
  )
}

function VersionLine(props: {
  version: WorkflowVersion
  before: WorkflowVersion | null
  onRestore: ((id: string) => void) | null
}) {
  const { t } = useTranslation()
  const { org } = useSession()
  const { version, before, onRestore } = props
  const [open, setOpen] = useState(false)
  return (
    <li className={classes.row}>
      <span className={classes.grow}>
        <strong>{t('workflows:version', { number: version.version })}</strong>
        <span className={classes.muted}>
          <InstantText at={version.createdAt} zone={org.timezone} />
          {version.createdBy?.name && ` · ${version.createdBy.name}`}
          {version.copiedFrom !== null && ` · ${t('workflows:versions.copied', { number: version.copiedFrom })}`}
        </span>
        {version.note && <span className={classes.note}>{version.note}</span>}
      </span>
      {version.active && <Tag tone="mint">{t('workflows:versions.active')}</Tag>}
      {before && (
        <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('workflows:versions.compare', { number: before.version })}
        </Button>
      )}
      {onRestore && !version.active && (
        <Button variant="default" size="compact-sm" onClick={() => onRestore(version.id)}>
          {t('workflows:versions.restore')}
        </Button>
      )}
      {open && before && <DifferenceList before={before} after={version} />}
    </li>
  )
}

function DifferenceList({ before, after }: { before: WorkflowVersion; after: WorkflowVersion }) {
  const { t } = useTranslation()
  const names = { ...after.definition, names: { ...before.definition.names, ...after.definition.names } }
  const found = differences(before.definition, after.definition)
  const subject = (d: Difference) => ('state' in d ? stateName(names, d.state) : wayName(names, d.from, d.to))
  if (found.length === 0) return <p className={classes.muted}>{t('workflows:diff.none')}</p>
  return (
    <ul className={classes.diff}>
      {found.map((d) => (
        <li key={`${d.kind} ${subject(d)}`} data-kind={d.kind}>
          {t(`workflows:diff.${d.kind}`, { subject: subject(d) })}
        </li>
      ))}
    </ul>
  )
}
