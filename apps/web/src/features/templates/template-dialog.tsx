import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf } from '@/features/inbox/templates/template-model.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { TemplateEditor } from './template-editor.tsx'
import { templateQuery } from './templates-queries.ts'

/** One template: its words beside a phone, its versions, what can be done with it. `id` null: a new one. */
export function TemplateDialog(props: {
  id: string | null
  mayEdit: boolean
  onOpen: (id: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const found = useQuery({ ...templateQuery(props.id ?? ''), enabled: props.id !== null })
  const template = props.id === null ? null : found.data
  const confirm = useConfirm()
  const unsaved = useRef(false)
  const name = template && t(`templates:name.${template.name}`, { defaultValue: titleOf(template.name) })

  /** Closing by a key or beside the dialog loses nothing silently. */
  async function close() {
    const sure =
      !unsaved.current ||
      (await confirm({
        title: t('templates:leaveTitle'),
        body: t('templates:leaveBody'),
        confirm: t('templates:leave'),
      }))
    if (sure) props.onClose()
  }

  return (
    <Modal
      opened
      onClose={() => void close()}
      size={1120}
      title={name ?? t(props.id === null ? 'templates:add' : 'templates:title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {found.isLoading && <DetailSkeleton />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {template !== undefined && (
        <TemplateEditor
          key={template ? `${template.id} ${template.latest}` : 'new'}
          template={template}
          mayEdit={props.mayEdit}
          onWritten={props.onOpen}
          onUnsaved={(now) => {
            unsaved.current = now
          }}
          onClose={props.onClose}
        />
      )}
    </Modal>
  )
}
