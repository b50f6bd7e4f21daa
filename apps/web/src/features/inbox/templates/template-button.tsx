import { ActionIcon, Button } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/lib/api-messaging.ts'

const TemplatePicker = lazy(() => import('./template-picker.tsx').then((m) => ({ default: m.TemplatePicker })))

/** Opens the templates of a conversation; `prominent` where it is the only way to write. */
export function TemplateButton({ conversation, prominent }: { conversation: Conversation; prominent?: boolean }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const name = t('templates:open')
  return (
    <>
      {prominent ? (
        <Button size="compact-md" onClick={() => setOpened(true)}>
          {name}
        </Button>
      ) : (
        <ActionIcon aria-label={name} title={name} onClick={() => setOpened(true)}>
          <IconTemplate size={18} stroke={1.5} />
        </ActionIcon>
      )}
      {opened && (
        <Suspense fallback={null}>
          <TemplatePicker conversation={conversation} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}
