import { ActionIcon } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ACCEPTED } from './attachment-rules.ts'

/** Opens the system's choice of files. */
export function AttachButton({ onFiles, disabled }: { onFiles: (files: File[]) => void; disabled: boolean }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <ActionIcon
        aria-label={t('media:compose.attach')}
        title={t('media:compose.attach')}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <IconPaperclip size={18} stroke={1.5} />
      </ActionIcon>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        multiple
        hidden
        onChange={(e) => {
          onFiles([...(e.currentTarget.files ?? [])])
          // The same file may be chosen again after it was removed.
          e.currentTarget.value = ''
        }}
      />
    </>
  )
}
