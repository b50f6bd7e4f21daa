import { ActionIcon } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './copy-line.module.css'

/** A line to be copied exactly (a key, a code), in a monospace well with its button. */
export function CopyLine({ text }: { text: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  async function copy() {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  const name = t(copied ? 'action.copied' : 'action.copy')
  return (
    <span className={classes.line}>
      <bdi className="ltr">{text}</bdi>
      <ActionIcon onClick={() => void copy()} aria-label={name} title={name}>
        {copied ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.5} />}
      </ActionIcon>
    </span>
  )
}
