import { Button, Tabs } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { meQuery } from '@/features/session/session.ts'
import { sessionsQuery } from '@/features/settings/settings-queries.ts'
import { TwoFactorSection } from '@/features/settings/two-factor-section.tsx'
import { keys } from '@/lib/keys.ts'
import { Page, PageHeader, Section } from '@/ui/page.tsx'
import { DetailSkeleton, EmptyState, ErrorState } from '@/ui/states.tsx'
import { BlocksTab } from './blocks-tab.tsx'
import { HealthTab } from './health-tab.tsx'
import { OrganizationsTab } from './organizations-tab.tsx'
import classes from './platform.module.css'
import { PlatformFrame } from './platform-frame.tsx'
import { platformTabs } from './platform-search.ts'

/** What those who keep the platform see: organisations as figures, blocks of annonces, how the platform does. */
export function PlatformPage() {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  return (
    <PlatformFrame home={(me?.organizations.length ?? 0) > 0}>
      {me?.platformAdmin ? (
        <Page>
          <PageHeader title={t('platform:title')} subtitle={t('platform:subtitle')} />
          <Guarded />
        </Page>
      ) : (
        <EmptyState icon={IconLock} title={t('platform:forbidden.title')} body={t('platform:forbidden.body')} pattern />
      )}
    </PlatformFrame>
  )
}

/** The tabs, once the account has a second factor; until then how to set it up. The API asks for the same. */
function Guarded() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const sessions = useQuery(sessionsQuery)
  if (sessions.isPending) return <DetailSkeleton />
  if (sessions.isError) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
  if (sessions.data.twoFactor) return <PlatformTabs />
  return (
    <div className={classes.factor}>
      <Section title={t('platform:factor.title')} hint={t('platform:factor.body')}>
        <Button variant="default" onClick={() => void queries.invalidateQueries({ queryKey: keys.sessions })}>
          {t('platform:factor.again')}
        </Button>
      </Section>
      <TwoFactorSection enabled={false} />
    </div>
  )
}

function PlatformTabs() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/platform' })
  const navigate = useNavigate({ from: '/platform' })
  const shown = search.tab ?? 'organizations'
  return (
    <Tabs
      value={shown}
      keepMounted={false}
      onChange={(next) => void navigate({ search: { tab: platformTabs.find((tab) => tab === next) }, replace: true })}
    >
      <Tabs.List className={classes.tabs}>
        {platformTabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`platform:tab.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="organizations">
        <OrganizationsTab
          q={search.q ?? ''}
          onSearch={(q) => void navigate({ search: { q: q || undefined }, replace: true })}
        />
      </Tabs.Panel>
      <Tabs.Panel value="blocks">
        <BlocksTab orgId={search.org ?? null} />
      </Tabs.Panel>
      <Tabs.Panel value="health">
        <HealthTab />
      </Tabs.Panel>
    </Tabs>
  )
}
