import { Modal } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import classes from './channels.module.css'
import { draftQuery } from './channels-queries.ts'
import { NumberStep } from './number-step.tsx'
import { TestStep } from './test-step.tsx'
import { TokenStep } from './token-step.tsx'
import { WebhookStep } from './webhook-step.tsx'

const steps = ['token', 'number', 'webhook', 'test'] as const
const placeOf = { NUMBER: 1, WEBHOOK: 2, TEST: 3 } as const

/**
 * Connects a WhatsApp number of Meta: each step is checked there before the next one opens. Closed, it goes on later
 * where it was left.
 */
export function WhatsAppWizard({ draftId, onClose }: { draftId: string | null; onClose: () => void }) {
  const { t } = useTranslation()
  const [id, setId] = useState(draftId)
  const draft = useQuery({ ...draftQuery(id ?? ''), enabled: id !== null })
  const place = draft.data ? placeOf[draft.data.step] : 0
  const words = steps.map((step) => t(`channels:wizard.${step}`))
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      closeOnClickOutside={false}
      title={t('channels:wizard.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <ol className={classes.steps}>
        {words.map((word, index) => (
          <li
            key={word}
            data-state={index < place ? 'done' : undefined}
            aria-current={index === place ? 'step' : undefined}
          >
            {index < place && <IconCheck size={14} stroke={2} aria-hidden />}
            {word}
          </li>
        ))}
      </ol>
      {id === null && <TokenStep onBegun={setId} onClose={onClose} />}
      {id !== null && draft.isPending && <DetailSkeleton />}
      {draft.isError && <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />}
      {draft.data?.step === 'NUMBER' && <NumberStep draft={draft.data} onClose={onClose} />}
      {draft.data?.step === 'WEBHOOK' && <WebhookStep draft={draft.data} onClose={onClose} />}
      {draft.data?.step === 'TEST' && <TestStep draft={draft.data} onClose={onClose} />}
    </Modal>
  )
}
