import { ActionIcon, Button, Checkbox, SegmentedControl, Textarea, Tooltip } from '@mantine/core'
import { IconMessage2Bolt, IconSend2 } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { optionId, SlashList } from '@/features/canned-replies/slash-list.tsx'
import { useSlash } from '@/features/canned-replies/use-slash.ts'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Conversation } from '@/lib/api-messaging.ts'
import { formatName } from '@/lib/format.ts'
import { useShortcuts } from '@/lib/use-shortcuts.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { useFileDrop } from '@/ui/use-file-drop.ts'
import { AttachButton } from './attachments/attach-button.tsx'
import { AttachmentList } from './attachments/attachment-list.tsx'
import { useAttachments } from './attachments/use-attachments.ts'
import classes from './composer.module.css'
import { ComposerLock } from './composer-lock.tsx'
import { ComposerState } from './composer-state.tsx'
import { useSend } from './inbox-queries.ts'
import { ScheduleButton } from './schedule-button.tsx'
import { SmsLength } from './sms-length.tsx'
import { SubjectField, useSubject } from './subject-field.tsx'
import { SuggestionLine } from './suggestion.tsx'
import { TemplateButton } from './templates/template-button.tsx'

const typingEveryMs = 4000
const commandKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

/** The answer's box: message or internal note, locked with its reason when the person may not be written to. */
export function Composer(props: { conversation: Conversation; text: string; onText: (text: string) => void }) {
  const { t } = useTranslation()
  const { me, can } = useSession()
  const c = props.conversation
  const [mode, setMode] = useState<'message' | 'note'>('message')
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [unsolicited, setUnsolicited] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const lastTyping = useRef(0)
  const send = useSend(c.id, { id: me.user.id, name: me.user.name })
  const subject = useSubject(c)
  const slash = useSlash({ conversationId: c.id, field, text: props.text, onText: props.onText })
  useShortcuts({ r: () => field.current?.focus() })

  const isNote = mode === 'note'
  const locked = !isNote && c.mayWrite.answer === 'NO'
  const text = isNote ? note : props.text
  const attachments = useAttachments(c.id)
  const latestText = useRef(props.text)
  latestText.current = props.text
  const isLetter = c.channel === 'EMAIL'
  const mayAttach = !isNote && !locked && (c.channel === 'WHATSAPP' || isLetter)
  const { ref: dropArea, over } = useFileDrop<HTMLDivElement>((files) => mayAttach && attachments.add(files))
  const attached = !isNote && attachments.items.length > 0
  const ready = (text.trim() !== '' || attached) && !locked && !attachments.sending

  useEffect(() => {
    if (!props.text) setRefusal(null)
  }, [props.text])

  function write(value: string) {
    if (isNote) {
      setNote(value)
      return
    }
    props.onText(value)
    if (Date.now() - lastTyping.current > typingEveryMs && value) {
      lastTyping.current = Date.now()
      // Only tells colleagues that somebody is writing: a failure changes nothing for anybody.
      api.POST('/api/v1/conversations/{id}/typing', { params: { path: { id: c.id } }, body: {} }).catch(() => undefined)
    }
  }

  async function saveNote() {
    if (!c.dossier) return
    const body = note.trim()
    setNote('')
    try {
      await take(api.POST('/api/v1/dossiers/{id}/notes', { params: { path: { id: c.dossier.id } }, body: { body } }))
      notifyDone(t('inbox:composer.noteSaved'))
    } catch (error) {
      setNote(body)
      notifyError(error)
    }
  }

  /** Files go first, then the words, so that the person reads them in this order; in a letter they go together. */
  async function submit(scheduledAt?: string) {
    if (!ready) return
    if (isNote) {
      void saveNote()
      return
    }
    let left: string | null = null
    const letter = {
      text: latestText.current.trim(),
      subject: subject.said,
      unsolicited,
      onLeft() {
        left = latestText.current
        props.onText('')
        subject.write('')
      },
    }
    if (attached && !(await attachments.send(scheduledAt, isLetter ? letter : undefined))) return
    // What was written while the files went belongs to the message, too.
    const body = left === latestText.current ? '' : latestText.current.trim()
    if (body === '') {
      if (scheduledAt) notifyDone(t('inbox:composer.scheduled'))
      field.current?.focus()
      return
    }
    const above = subject.said
    const typed = subject.typed
    props.onText('')
    subject.write('')
    setRefusal(null)
    send.mutate(
      { text: body, subject: above, idempotencyKey: crypto.randomUUID(), scheduledAt, unsolicited },
      {
        onError: (error) => {
          props.onText(body)
          subject.write(typed)
          setRefusal(
            error instanceof ApiError
              ? [error.message, error.detail].filter(Boolean).join('. ')
              : t('state.networkBody'),
          )
        },
        onSuccess: () => {
          setUnsolicited(false)
          if (scheduledAt) notifyDone(t('inbox:composer.scheduled'))
        },
      },
    )
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isNote && slash.onKey(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void submit()
    } else if (event.key === 'Escape') {
      field.current?.blur()
    }
  }

  function onPaste(event: ClipboardEvent) {
    const files = [...event.clipboardData.files]
    if (!mayAttach || files.length === 0) return
    event.preventDefault()
    attachments.add(files)
  }

  if (!can('message.send')) return <p className={classes.readOnly}>{t('inbox:composer.readOnly')}</p>
  const name = formatName(c.contact.displayName)
  return (
    <div ref={dropArea} className={classes.composer} data-note={isNote || undefined}>
      <div className={classes.top}>
        {c.dossier && (
          <SegmentedControl
            size="xs"
            value={mode}
            onChange={(value) => setMode(value === 'note' ? 'note' : 'message')}
            data={[
              { value: 'message', label: t('inbox:composer.message') },
              { value: 'note', label: t('inbox:composer.note') },
            ]}
          />
        )}
        {!isNote && <ComposerState conversation={c} />}
      </div>
      {c.typing && c.typing.id !== me.user.id && (
        <p className={classes.colleague} role="status">
          {t('inbox:composer.colleague', { name: c.typing.name })}
        </p>
      )}
      {refusal && (
        <p className={classes.refusal} role="alert">
          <strong>{t('inbox:composer.notSent')}</strong> {refusal}
        </p>
      )}
      {!isNote && !locked && text === '' && c.handledBy === 'HUMAN' && c.waitingSince !== null && (
        <SuggestionLine
          conversation={c}
          onTake={(suggested) => {
            props.onText(suggested)
            field.current?.focus()
          }}
        />
      )}
      {mayAttach && <AttachmentList attachments={attachments} captions={!isLetter} />}
      {mayAttach && over && <p className={classes.drop}>{t('media:compose.drop')}</p>}
      {locked ? (
        <ComposerLock conversation={c} />
      ) : (
        <div className={classes.box}>
          {!isNote && c.channel === 'EMAIL' && <SubjectField subject={subject} />}
          {!isNote && slash.shown && <SlashList slash={slash} />}
          <Textarea
            ref={field}
            variant="unstyled"
            classNames={{ input: classes.input ?? '' }}
            className={classes.field}
            aria-label={t('inbox:composer.label', { name })}
            placeholder={isNote ? t('inbox:composer.notePlaceholder') : t('inbox:composer.placeholder', { name })}
            value={text}
            onChange={(e) => {
              write(e.currentTarget.value)
              if (!isNote) slash.typed(e.currentTarget.value, e.currentTarget.selectionStart)
            }}
            onBlur={slash.close}
            onPaste={onPaste}
            aria-autocomplete={isNote ? undefined : 'list'}
            aria-controls={!isNote && slash.shown ? slash.id : undefined}
            aria-activedescendant={
              !isNote && slash.shown && slash.active ? optionId(slash.id, slash.active) : undefined
            }
            onKeyDown={onKeyDown}
            autosize
            minRows={1}
            maxRows={9}
            dir="auto"
          />
          {mayAttach && <AttachButton onFiles={attachments.add} disabled={attachments.sending} />}
          {!isNote && (
            <ActionIcon
              aria-label={t('canned:open')}
              title={t('canned:open')}
              onPointerDown={(event) => event.preventDefault()}
              onClick={slash.open}
            >
              <IconMessage2Bolt size={18} stroke={1.5} />
            </ActionIcon>
          )}
          {!isNote && (c.channel === 'WHATSAPP' || c.channel === 'EMAIL') && <TemplateButton conversation={c} />}
          {!isNote && <ScheduleButton disabled={!ready} onSchedule={(at) => void submit(at)} />}
          <Tooltip label={t('inbox:composer.shortcut', { key: commandKey })}>
            {isNote ? (
              <Button size="compact-md" disabled={!ready} onClick={() => void submit()}>
                {t('inbox:composer.saveNote')}
              </Button>
            ) : (
              <ActionIcon
                variant="filled"
                color="majorelle"
                aria-label={t('inbox:composer.send')}
                disabled={!ready}
                onClick={() => void submit()}
              >
                <IconSend2 size={18} stroke={1.5} className="flip-rtl" />
              </ActionIcon>
            )}
          </Tooltip>
        </div>
      )}
      {!locked && !isNote && c.channel === 'EMAIL' && (
        <Checkbox
          size="xs"
          label={t('inbox:composer.unsolicited')}
          description={t('inbox:composer.unsolicitedHint')}
          checked={unsolicited}
          onChange={(e) => setUnsolicited(e.currentTarget.checked)}
        />
      )}
      {!locked && !isNote && c.channel === 'SMS' && <SmsLength text={props.text} />}
      {!locked && !isNote && c.handledBy === 'AGENT' && (props.text || attached) && (
        <p className={classes.hint}>{t('inbox:composer.takesOver')}</p>
      )}
    </div>
  )
}
