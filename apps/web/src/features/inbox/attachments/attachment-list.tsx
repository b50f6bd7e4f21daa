import { ActionIcon, TextInput } from '@mantine/core'
import { IconFile, IconMusic, IconVideo, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatSize } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { takesCaption } from './attachment-rules.ts'
import classes from './attachments.module.css'
import type { Attachment, Attachments } from './use-attachments.ts'

/**
 * The files that wait to be sent, each with its words, its progress, and what was wrong with it.
 * @param props.captions whether each has words of its own; a letter has its words
 */
export function AttachmentList({ attachments, captions }: { attachments: Attachments; captions: boolean }) {
  const { t } = useTranslation()
  const { items, refusals, sending } = attachments
  const failed = items.some((item) => item.error)
  return (
    <>
      {refusals.length > 0 && (
        <div className={classes.refusals} role="alert">
          {refusals.map((refusal) => (
            <p key={refusal}>{refusal}</p>
          ))}
        </div>
      )}
      {items.length > 0 && (
        <ul className={classes.list} aria-label={t('media:compose.list')}>
          {items.map((item) => (
            <Item key={item.id} item={item} locked={sending} captions={captions} attachments={attachments} />
          ))}
        </ul>
      )}
      {failed && items.length > 1 && <p className={classes.left}>{t('media:compose.nothingLost')}</p>}
    </>
  )
}

function Item(props: { item: Attachment; locked: boolean; captions: boolean; attachments: Attachments }) {
  const { item, locked, captions, attachments } = props
  const { t } = useTranslation()
  const { name, type, size } = item.file
  const Kind = type.startsWith('video/') ? IconVideo : type.startsWith('audio/') ? IconMusic : IconFile
  return (
    <li className={classes.item} data-failed={item.error ? true : undefined}>
      {item.preview ? (
        <img className={classes.preview} src={item.preview} alt="" />
      ) : (
        <span className={classes.preview}>
          <Kind size={22} stroke={1.4} aria-hidden />
        </span>
      )}
      <div className={classes.words}>
        <span className={classes.name}>
          <bdi>{name}</bdi>
          <small>{formatSize(size, currentLocale())}</small>
        </span>
        {captions && takesCaption(item.file) && (
          <TextInput
            size="xs"
            value={item.caption}
            onChange={(e) => attachments.describe(item.id, e.currentTarget.value)}
            disabled={locked}
            maxLength={1024}
            dir="auto"
            aria-label={t('media:compose.caption', { name })}
            placeholder={t('media:compose.captionPlaceholder')}
          />
        )}
        {item.progress !== null && (
          <progress
            className={classes.progress}
            value={item.progress}
            aria-label={t('media:compose.sending', { name })}
          />
        )}
        {item.error && (
          <p className={classes.error} role="alert">
            {item.error}
          </p>
        )}
      </div>
      <ActionIcon
        onClick={() => attachments.remove(item.id)}
        disabled={locked}
        aria-label={t('media:compose.remove', { name })}
      >
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </li>
  )
}
