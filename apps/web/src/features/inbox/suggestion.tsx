import { Button } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/lib/api-messaging.ts'
import { label } from '@/lib/label.ts'
import { Tag } from '@/ui/status-badge.tsx'
import classes from './composer.module.css'
import { suggestionQuery } from './inbox-queries.ts'

/** What the assistant would say to whom nobody has answered, to be taken up and changed; the language they write in. */
export function SuggestionLine(props: { conversation: Conversation; onTake: (text: string) => void }) {
  const { t } = useTranslation()
  const c = props.conversation
  const suggestion = useQuery(suggestionQuery(c.id, c.lastMessage?.at ?? ''))
  const { language, text } = suggestion.data ?? {}
  if (!language && !text) return null
  return (
    <div className={classes.suggestion}>
      {language && <Tag tone="sand">{label('language', language)}</Tag>}
      {text && (
        <>
          <IconSparkles size={16} stroke={1.5} aria-hidden />
          <p dir="auto" title={text}>
            {text}
          </p>
          <Button size="compact-sm" variant="default" onClick={() => props.onTake(text)}>
            {t('inbox:composer.takeUp')}
          </Button>
        </>
      )}
    </div>
  )
}
