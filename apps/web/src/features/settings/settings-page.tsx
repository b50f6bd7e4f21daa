import { Link } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NotFoundPage } from '@/app/fallbacks.tsx'
import { useSession } from '@/features/session/session.ts'
import { WorkflowsSettings } from '@/features/workflow-editor/workflows-settings.tsx'
import { Page, PageHeader } from '@/ui/page.tsx'
import { DetailSkeleton } from '@/ui/states.tsx'
import { AssistantSettings } from './assistant-settings.tsx'
import { BranchesSettings } from './branches-settings.tsx'
import { HoursSettings } from './hours-settings.tsx'
import { KeysSettings } from './keys-settings.tsx'
import { MembersSettings } from './members-settings.tsx'
import { OrganizationSettingsPage } from './organization-settings.tsx'
import { SecuritySettings } from './security-settings.tsx'
import classes from './settings.module.css'

const NotificationSettings = lazy(() =>
  import('./notification-settings.tsx').then((m) => ({ default: m.NotificationSettings })),
)

const PrivacySettings = lazy(() =>
  import('@/features/privacy/privacy-settings.tsx').then((m) => ({ default: m.PrivacySettings })),
)

const AssignmentSettings = lazy(() =>
  import('@/features/assignment/assignment-settings.tsx').then((m) => ({ default: m.AssignmentSettings })),
)

const ListsSettings = lazy(() =>
  import('@/features/reference-lists/lists-settings.tsx').then((m) => ({ default: m.ListsSettings })),
)

const CannedSettings = lazy(() =>
  import('@/features/canned-replies/canned-settings.tsx').then((m) => ({ default: m.CannedSettings })),
)

const ChannelsSettings = lazy(() =>
  import('@/features/channels/channels-settings.tsx').then((m) => ({ default: m.ChannelsSettings })),
)

const TemplatesSettings = lazy(() =>
  import('@/features/templates/templates-settings.tsx').then((m) => ({ default: m.TemplatesSettings })),
)

const ResourcesSettings = lazy(() => import('./resources-settings.tsx').then((m) => ({ default: m.ResourcesSettings })))

interface Entry {
  key: string
  permission: string | null
  page: ComponentType
}

/** Sections in reading order; one's own notifications and security are for everybody. */
const entries: readonly Entry[] = [
  { key: 'organization', permission: 'settings.read', page: OrganizationSettingsPage },
  { key: 'assistant', permission: 'settings.read', page: AssistantSettings },
  { key: 'branches', permission: 'settings.read', page: BranchesSettings },
  { key: 'resources', permission: 'settings.read', page: ResourcesSettings },
  { key: 'members', permission: 'member.read', page: MembersSettings },
  { key: 'hours', permission: null, page: HoursSettings },
  { key: 'assignment', permission: 'settings.read', page: AssignmentSettings },
  { key: 'workflows', permission: 'workflowdraft.read', page: WorkflowsSettings },
  { key: 'lists', permission: 'referencelist.read', page: ListsSettings },
  { key: 'canned', permission: 'canned_reply.write', page: CannedSettings },
  { key: 'templates', permission: 'template.read', page: TemplatesSettings },
  { key: 'channels', permission: 'channelsetup.read', page: ChannelsSettings },
  { key: 'privacy', permission: 'data_request.read', page: PrivacySettings },
  { key: 'keys', permission: 'apikey.write', page: KeysSettings },
  { key: 'notifications', permission: null, page: NotificationSettings },
  { key: 'security', permission: null, page: SecuritySettings },
]

/** The first section that the role may open. */
export function firstSection(can: (permission: string) => boolean): string {
  return entries.find((e) => e.permission === null || can(e.permission))?.key ?? 'security'
}

export function SettingsPage({ section }: { section: string }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone the sections stand in one line that scrolls: the open one is brought into it.
    if (section) nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [section])
  const allowed = entries.filter((e) => e.permission === null || can(e.permission))
  const current = allowed.find((e) => e.key === section)
  if (!current) return <NotFoundPage />
  const Content = current.page
  return (
    <Page>
      <PageHeader title={t('settings:title')} />
      <div className={classes.layout}>
        <nav ref={nav} className={classes.nav} aria-label={t('settings:title')}>
          {allowed.map((e) => (
            <Link
              key={e.key}
              to="/settings/$section"
              params={{ section: e.key }}
              className={classes.navItem}
              aria-current={e.key === section ? 'page' : undefined}
            >
              {t(`settings:nav.${e.key}`)}
            </Link>
          ))}
        </nav>
        <div className={classes.content}>
          <Suspense fallback={<DetailSkeleton />}>
            <Content />
          </Suspense>
        </div>
      </div>
    </Page>
  )
}
