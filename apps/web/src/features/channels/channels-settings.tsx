import { Button, Menu } from '@mantine/core'
import { IconBrandWhatsapp, IconMail, IconMessage2, IconPlugConnected, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import settings from '@/features/settings/settings.module.css'
import { branchesQuery } from '@/features/settings/settings-queries.ts'
import { Section } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { ChannelRow } from './channel-row.tsx'
import classes from './channels.module.css'
import { channelsQuery } from './channels-queries.ts'
import { DraftRow } from './draft-row.tsx'
import { MailboxDialog } from './mailbox-dialog.tsx'
import { SpendSection } from './spend-section.tsx'
import { TwilioDialog } from './twilio-dialog.tsx'
import { WhatsAppWizard } from './whatsapp-wizard.tsx'

type Open = { what: 'whatsapp'; draftId: string | null } | { what: 'twilio' } | { what: 'mailbox' } | null

const offered = [
  { what: 'whatsapp', label: 'kind.WHATSAPP_CLOUD', hint: 'kindHint.WHATSAPP_CLOUD', icon: IconBrandWhatsapp },
  { what: 'twilio', label: 'kind.TWILIO', hint: 'kindHint.TWILIO', icon: IconMessage2 },
  { what: 'mailbox', label: 'kind.SMTP', hint: 'kindHint.SMTP', icon: IconMail },
] as const

/** The numbers and mailboxes of the organisation: their state, connecting one, what was begun. */
export function ChannelsSettings() {
  const { t } = useTranslation()
  const { can } = useSession()
  const [open, setOpen] = useState<Open>(null)
  const channels = useQuery(channelsQuery)
  const branches = useQuery(branchesQuery)
  const mayWrite = can('channel.write')
  const { items = [], drafts = [] } = channels.data ?? {}
  const branchName = (id: string) =>
    (branches.data?.items.length ?? 0) > 1 ? branches.data?.items.find((branch) => branch.id === id)?.name : undefined
  const close = () => setOpen(null)
  const connect = mayWrite && (
    <Menu position="bottom-end" width={290}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}>{t('channels:connect')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map(({ what, label, hint, icon: Icon }) => (
          <Menu.Item
            key={what}
            leftSection={<Icon size={18} stroke={1.5} aria-hidden />}
            onClick={() => setOpen(what === 'whatsapp' ? { what, draftId: null } : { what })}
          >
            {t(`channels:${label}`)}
            <br />
            <span className={classes.muted}>{t(`channels:${hint}`)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
  const nothing = channels.isSuccess && items.length === 0 && drafts.length === 0
  return (
    <>
      <Section title={t('settings:nav.channels')} hint={t('channels:hint')} actions={!nothing && connect}>
        {channels.isPending && <ListSkeleton rows={3} />}
        {channels.isError && <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />}
        {nothing && (
          <EmptyState
            icon={IconPlugConnected}
            title={t('channels:empty')}
            body={t('channels:emptyBody')}
            action={connect}
          />
        )}
        <ul className={settings.rows}>
          {drafts.map((draft) => (
            <DraftRow
              key={draft.id}
              draft={draft}
              {...(mayWrite ? { onResume: () => setOpen({ what: 'whatsapp', draftId: draft.id }) } : {})}
            />
          ))}
          {items.map((line) => (
            <ChannelRow key={line.id} line={line} branch={branchName(line.branchId)} mayWrite={mayWrite} />
          ))}
        </ul>
        {open?.what === 'whatsapp' && <WhatsAppWizard draftId={open.draftId} onClose={close} />}
        {open?.what === 'twilio' && <TwilioDialog onClose={close} />}
        {open?.what === 'mailbox' && <MailboxDialog onClose={close} />}
      </Section>
      {items.length > 0 && <SpendSection />}
    </>
  )
}
