import { TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Conversation } from '@/lib/api-messaging.ts'
import { createDraftStore } from '@/lib/drafts.ts'
import classes from './composer.module.css'
import { messagesQuery } from './inbox-queries.ts'
import { MOST_IN_SUBJECT, replySubject } from './reply-subject.ts'

/** The subject of the letter that is being written, kept like its words until it is sent. Other ways have none. */
export function useSubject(conversation: Conversation) {
  const { org } = useSession()
  const { id, channel } = conversation
  const has = channel === 'EMAIL'
  const drafts = useMemo(() => createDraftStore(localStorage, org.id), [org.id])
  const key = `subject.${id}`
  const [typed, setTyped] = useState(() => (has ? drafts.read(key) : ''))
  const messages = useInfiniteQuery({ ...messagesQuery(id), enabled: has })
  const usual = has ? replySubject(messages.data?.pages.flatMap(({ items }) => items) ?? []) : null

  function write(next: string) {
    setTyped(next)
    drafts.write(key, next)
  }
  return { typed, usual, write, said: has ? typed.trim() || usual : null }
}

/** Where the subject is written; left empty, the letter answers the last one, or is called by its first line. */
export function SubjectField({ subject }: { subject: ReturnType<typeof useSubject> }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className={classes.subject}>
      <label htmlFor={id}>{t('letters:subject')}</label>
      <TextInput
        id={id}
        variant="unstyled"
        className={classes.field}
        classNames={{ input: classes.subjectInput ?? '' }}
        placeholder={subject.usual ?? t('letters:subjectDefault')}
        maxLength={MOST_IN_SUBJECT}
        dir="auto"
        value={subject.typed}
        onChange={(e) => subject.write(e.currentTarget.value)}
      />
    </div>
  )
}
