import { Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelLine } from '@/lib/api-channels.ts'
import classes from './channels.module.css'
import { FetchedMail } from './fetched-mail.tsx'
import { HandedMail } from './handed-mail.tsx'

const WAYS = ['imap', 'webhook'] as const

/** How letters to a mailbox come in: fetched from its server, or handed over signed; both may be on while one moves. */
export function IncomingMailDialog({ line, onClose }: { line: ChannelLine; onClose: () => void }) {
  const { t } = useTranslation()
  const [way, setWay] = useState<(typeof WAYS)[number]>(line.imap === null && line.mailIn ? 'webhook' : 'imap')
  const on = { imap: line.imap !== null, webhook: line.mailIn !== null }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      closeOnClickOutside={false}
      title={t('channels:mailIn.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes.form}>
        <SegmentedControl
          fullWidth
          aria-label={t('channels:mailIn.way')}
          value={way}
          onChange={setWay}
          data={WAYS.map((value) => ({
            value,
            label: `${t(`channels:mailIn.ways.${value}`)}${on[value] ? ` · ${t('channels:mailIn.on')}` : ''}`,
          }))}
        />
        {way === 'imap' ? <FetchedMail line={line} onClose={onClose} /> : <HandedMail line={line} onClose={onClose} />}
      </div>
    </Modal>
  )
}
