import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { useSession } from '@/features/session/session.ts'
import { Page, PageHeader } from '@/ui/page.tsx'
import { EventsTab } from './events-tab.tsx'
import { FiguresTab } from './figures-tab.tsx'
import { LettersTab } from './letters-tab.tsx'
import classes from './operations.module.css'
import { figuresQuery } from './operations-queries.ts'
import { askedRows, operationsTabs } from './operations-search.ts'
import { boundedText } from './operations-text.ts'
import { RowsDrawer } from './rows-drawer.tsx'

/** How messaging does, for those who answer for it: figures, what could not be sent, what providers told us. */
export function OperationsPage() {
  const { can } = useSession()
  return can('operations.read') ? <Operations /> : <ForbiddenPage />
}

function Operations() {
  const { t } = useTranslation()
  const { can } = useSession()
  const search = useSearch({ from: '/_app/operations' })
  const navigate = useNavigate({ from: '/operations' })
  const figures = useQuery(figuresQuery)
  const tabs = operationsTabs.filter((tab) => tab !== 'events' || can('operations.write'))
  const shown = tabs.find((tab) => tab === search.tab) ?? 'figures'
  const asked = askedRows(search)
  const waiting = { figures: null, letters: figures.data?.deadLetters, events: figures.data?.webhooks.quarantined }
  return (
    <Page>
      <PageHeader title={t('operations:title')} subtitle={t('operations:subtitle')} />
      <Tabs
        value={shown}
        keepMounted={false}
        onChange={(next) =>
          void navigate({ search: { tab: tabs.find((tab) => tab === next && tab !== 'figures') }, replace: true })
        }
      >
        <Tabs.List className={classes.tabs}>
          {tabs.map((tab) => {
            const count = waiting[tab]
            return (
              <Tabs.Tab key={tab} value={tab}>
                {t(`operations:tab.${tab}`)}
                {count && count.count > 0 && <bdi className={classes.badge}>{boundedText(count)}</bdi>}
              </Tabs.Tab>
            )
          })}
        </Tabs.List>
        <Tabs.Panel value="figures">
          <FiguresTab query={figures} />
        </Tabs.Panel>
        <Tabs.Panel value="letters">
          <LettersTab />
        </Tabs.Panel>
        <Tabs.Panel value="events">
          <EventsTab only={search.only} />
        </Tabs.Panel>
      </Tabs>
      {asked && <RowsDrawer asked={asked} />}
    </Page>
  )
}
