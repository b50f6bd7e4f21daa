import { Button, Popover, Skeleton, UnstyledButton } from '@mantine/core'
import { IconCheck, IconClock, IconMinus, IconPrinter, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactProof } from '@/lib/api-messaging.ts'
import { openDocument } from '@/lib/download.ts'
import { notifyError } from '@/ui/notify.tsx'
import { ErrorState } from '@/ui/states.tsx'
import classes from './contact-proof.module.css'
import { contactProofQuery } from './inbox-queries.ts'

const pictures = { PASS: IconCheck, NO: IconX, LATER: IconClock, NOT_ASKED: IconMinus }

/** What is pressed shows whether the person may be written to now, and what each rule says about it. */
export function ContactProofButton(props: { conversationId: string; label: string; children: ReactNode }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} width={400} position="top-end" trapFocus withinPortal shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={classes.target}
          onClick={() => setOpen(!open)}
          aria-label={`${props.label}. ${t('proof:open')}`}
          title={props.label}
        >
          {props.children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel} aria-label={t('proof:title')}>
        {open && <Proof conversationId={props.conversationId} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Proof({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation()
  const proof = useQuery(contactProofQuery(conversationId))
  const [printing, setPrinting] = useState(false)
  const print = () => {
    setPrinting(true)
    openDocument(`/conversations/${conversationId}/contact-proof/document`, 'preuve.pdf')
      .catch(notifyError)
      .finally(() => setPrinting(false))
  }
  return (
    <>
      <h2 className={classes.title}>{t('proof:title')}</h2>
      {proof.isPending && <Skeleton height={220} />}
      {proof.isError && <ErrorState error={proof.error} onRetry={() => void proof.refetch()} />}
      {proof.data && <Findings proof={proof.data} />}
      <Button variant="default" size="xs" leftSection={<IconPrinter size={15} />} loading={printing} onClick={print}>
        {t('proof:print')}
      </Button>
    </>
  )
}

function Findings({ proof }: { proof: ContactProof }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={classes.answer} data-answer={proof.answer}>
        {proof.sentence}
      </p>
      <ul className={classes.list}>
        {proof.findings.map((finding) => {
          const Picture = pictures[finding.result]
          return (
            <li key={finding.rule} data-result={finding.result}>
              <Picture size={15} stroke={2} aria-label={t(`proof:result.${finding.result}`)} role="img" />
              <span>
                <strong>{finding.name}</strong> <bdi>{finding.text}</bdi>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
