import { IconPlugConnected } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Section } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { channelIcons } from '@/ui/status-tone.ts'
import { PhoneText } from '@/ui/text.tsx'
import classes from './settings.module.css'
import { channelAccountsQuery } from './settings-queries.ts'

/** The accounts messages go through, their state and their quality as the provider rates it. */
export function ChannelsSettings() {
  const { t } = useTranslation()
  const accounts = useQuery(channelAccountsQuery)
  return (
    <Section title={t('settings:nav.channels')} hint={t('settings:channels.hint')}>
      {accounts.isPending && <ListSkeleton rows={2} />}
      {accounts.isError && <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.data?.items.length === 0 && (
        <EmptyState
          icon={IconPlugConnected}
          title={t('settings:channels.empty')}
          body={t('settings:channels.emptyBody')}
        />
      )}
      <ul className={classes.rows}>
        {accounts.data?.items.map((a) => (
          <li key={a.id} className={classes.row}>
            <ChannelIcon kind={a.kind} />
            <span className={classes.grow}>
              <strong>{a.displayName}</strong>{' '}
              <span className={classes.muted}>
                {t(`settings:channels.${a.kind}`, { defaultValue: a.kind })}
                {a.displayPhone && ' · '}
                {a.displayPhone && <PhoneText value={a.displayPhone} />}
              </span>
            </span>
            <span className={classes.tags}>
              <Tag tone={a.agentEnabled ? 'majorelle' : 'sand'}>
                {t(a.agentEnabled ? 'settings:channels.assistantOn' : 'settings:channels.assistantOff')}
              </Tag>
              {a.qualityRating && (
                <Tag tone={a.qualityRating === 'GREEN' ? 'mint' : a.qualityRating === 'RED' ? 'terracotta' : 'saffron'}>
                  {t('settings:channels.quality')} :{' '}
                  {t(`settings:channels.${a.qualityRating}`, { defaultValue: a.qualityRating })}
                </Tag>
              )}
              <Tag tone={a.status === 'ACTIVE' ? 'mint' : 'saffron'}>
                {t(`settings:channels.${a.status}`, { defaultValue: a.status })}
              </Tag>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What each kind of account speaks. */
const channelOf = new Map([
  ['WHATSAPP_CLOUD', 'WHATSAPP'],
  ['TWILIO_WHATSAPP', 'WHATSAPP'],
  ['TWILIO_SMS', 'SMS'],
  ['SMTP', 'EMAIL'],
])

function ChannelIcon({ kind }: { kind: string }) {
  const Icon = channelIcons[channelOf.get(kind) ?? ''] ?? IconPlugConnected
  return <Icon size={20} stroke={1.5} aria-hidden />
}
