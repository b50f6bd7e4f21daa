import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Captions that say what is true: the words spoken in a prospect's recording have not been written down. */
export function useCaptions(): { text: string; src: string | undefined } {
  const { t } = useTranslation()
  const text = t('inbox:thread.untranscribed')
  const [src, setSrc] = useState<string>()
  useEffect(() => {
    const cue = `WEBVTT\n\n00:00.000 --> 24:00:00.000\n[${text}]\n`
    const made = URL.createObjectURL(new Blob([cue], { type: 'text/vtt' }))
    setSrc(made)
    return () => URL.revokeObjectURL(made)
  }, [text])
  return { text, src }
}
