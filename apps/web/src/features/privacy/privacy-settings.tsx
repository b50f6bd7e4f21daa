import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { DetailSkeleton } from '@/ui/states.tsx'
import classes from './privacy.module.css'
import { type PrivacyTab, privacyTabs } from './privacy-tabs.ts'
import { RequestsTab } from './requests-tab.tsx'
import { RetentionTab } from './retention-tab.tsx'
import { SuppressionsTab } from './suppressions-tab.tsx'

const pages = {
  requests: { permission: 'data_request.read', page: RequestsTab },
  suppressions: { permission: 'suppression.read', page: SuppressionsTab },
  retention: { permission: 'settings.read', page: RetentionTab },
} as const satisfies Record<PrivacyTab, unknown>

/** Personal data: the register of requests, the suppression list, how long data is kept. */
export function PrivacySettings() {
  const { t } = useTranslation()
  const { can } = useSession()
  const search = useSearch({ from: '/_app/settings/$section' })
  const navigate = useNavigate({ from: '/settings/$section' })
  const allowed = privacyTabs.filter((key) => can(pages[key].permission))
  const shown = allowed.find((key) => key === search.tab) ?? 'requests'
  const Content = pages[shown].page
  return (
    <Tabs
      value={shown}
      onChange={(next) =>
        void navigate({ search: { tab: privacyTabs.find((x) => x === next && x !== 'requests') }, replace: true })
      }
      keepMounted={false}
    >
      <p className={classes.lead}>{t('privacy:subtitle')}</p>
      <Tabs.List className={classes.tabs}>
        {allowed.map((key) => (
          <Tabs.Tab key={key} value={key}>
            {t(`privacy:tabs.${key}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shown}>
        <Suspense fallback={<DetailSkeleton />}>
          <Content />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  )
}
