import { ActionIcon, Button } from '@mantine/core'
import { IconMessage2Bolt, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import settings from '@/features/settings/settings.module.css'
import type { CannedReply } from '@/lib/api-canned.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { notifyError, notifyUndo } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import classes from './canned.module.css'
import { CannedDialog } from './canned-dialog.tsx'
import { cannedQuery, useCannedAct } from './canned-queries.ts'

/** The texts the organisation keeps at hand for its answers. */
export function CannedSettings() {
  const { t } = useTranslation()
  const { can } = useSession()
  const replies = useQuery(cannedQuery)
  const { mutate, mutateAsync } = useCannedAct()
  const [edited, setEdited] = useState<CannedReply | 'new' | null>(null)
  const mayEdit = can('canned_reply.write')
  const items = replies.data?.items ?? []
  const remove = (reply: CannedReply) =>
    mutate(
      { act: 'delete', reply },
      {
        onSuccess: () =>
          notifyUndo(t('canned:deleted', { title: reply.title }), () => mutateAsync({ act: 'restore', id: reply.id })),
        onError: notifyError,
      },
    )
  const add = mayEdit && (
    <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setEdited('new')}>
      {t('canned:add')}
    </Button>
  )
  return (
    <Section title={t('settings:nav.canned')} hint={t('canned:hint')} actions={items.length > 0 && add}>
      {replies.isPending && <ListSkeleton rows={4} avatar={false} />}
      {replies.isError && <ErrorState error={replies.error} onRetry={() => void replies.refetch()} />}
      {replies.isSuccess && items.length === 0 && (
        <EmptyState icon={IconMessage2Bolt} title={t('canned:empty')} body={t('canned:emptyBody')} action={add} />
      )}
      {items.length > 0 && (
        <ul className={settings.rows}>
          {items.map((reply) => (
            <ReplyRow
              key={reply.id}
              reply={reply}
              {...(mayEdit ? { onEdit: () => setEdited(reply), onDelete: () => remove(reply) } : {})}
            />
          ))}
        </ul>
      )}
      {edited && <CannedDialog reply={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Section>
  )
}

function ReplyRow(props: { reply: CannedReply; onEdit?: () => void; onDelete?: () => void }) {
  const { t } = useTranslation()
  const { title, shortcut, texts } = props.reply
  const written = (['fr', 'ar', 'en'] as const).filter((language) => texts[language] !== null)
  const shown = texts[currentLocale()] ?? texts.fr ?? texts.ar ?? texts.en
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <span className={classes.rowHead}>
          <strong>{title}</strong>
          <code className={classes.shortcut} dir="ltr">
            /{shortcut}
          </code>
          <span className={classes.languages}>
            {written.map((language) => t(`canned:language.${language}`)).join(' · ')}
          </span>
        </span>
        <span className={classes.preview} dir="auto">
          {shown}
        </span>
      </div>
      {props.onEdit && (
        <ActionIcon aria-label={t('canned:editName', { title })} onClick={props.onEdit}>
          <IconPencil size={17} stroke={1.6} />
        </ActionIcon>
      )}
      {props.onDelete && (
        <ActionIcon aria-label={t('canned:deleteName', { title })} onClick={props.onDelete}>
          <IconTrash size={17} stroke={1.6} />
        </ActionIcon>
      )}
    </li>
  )
}
