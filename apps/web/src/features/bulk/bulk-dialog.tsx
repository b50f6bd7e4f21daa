import { Alert, Button, Group, Modal, Radio, Select, Skeleton, Stack, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAgents } from '@/features/dossiers/pickers.tsx'
import { useCodes } from '@/features/reference-lists/reference-queries.ts'
import type { BulkCommand, BulkList, BulkSelection } from '@/lib/api-bulk.ts'
import { ApiError } from '@/lib/api-error.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { ChoicePills } from '@/ui/choice-pills.tsx'
import { notifyError } from '@/ui/notify.tsx'
import type { BulkKind } from './bulk-bar.tsx'
import { bulkPreviewQuery, useBulkCommands } from './bulk-queries.ts'

/** The queue of the branch, where a field needs a value for nobody. */
const NOBODY = 'none'

/** Asks what is to be done to the rows chosen, says to how many, and starts it. */
export function BulkDialog(props: {
  list: BulkList
  kind: BulkKind
  selection: BulkSelection
  count: number
  onClose: () => void
  onStarted: () => void
}) {
  const { t } = useTranslation()
  const { start } = useBulkCommands()
  const [value, setValue] = useState<string | null>(null)
  const [fields, setFields] = useState<Record<string, string>>({})
  const [tried, setTried] = useState(false)
  const preview = useQuery({ ...bulkPreviewQuery(props.list, props.selection), enabled: props.kind === 'MOVE' })
  const requires = props.kind === 'MOVE' ? (preview.data?.ways.find((way) => way.to === value)?.requires ?? []) : []
  const missing = requires.filter((name) => !fields[name]?.trim())
  const figure = formatNumber(props.count, currentLocale(), 0)

  function commandOf(chosen: string): BulkCommand {
    if (props.kind === 'ASSIGN') return { kind: 'ASSIGN', assigneeId: chosen === NOBODY ? null : chosen }
    if (props.kind === 'SOURCE') return { kind: 'SOURCE', source: chosen }
    return {
      kind: 'MOVE',
      to: chosen,
      ...Object.fromEntries(requires.map((name) => [name, fields[name]?.trim() ?? ''])),
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!value || missing.length > 0) return
    const { list, selection } = props
    start.mutate(
      { list, selection, command: commandOf(value), ...('filter' in selection ? { expected: props.count } : {}) },
      {
        onSuccess: () => {
          props.onStarted()
          props.onClose()
        },
        onError: (error) => {
          if (!(error instanceof ApiError)) notifyError(error)
        },
      },
    )
  }

  const sources = useCodes('SOURCE')
  const refused = start.error instanceof ApiError ? start.error : null
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t(`lists:bulk.title.${props.list}.${props.kind}`, { count: props.count, figure })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {refused && (
            <Alert color="terracotta" title={refused.message} role="alert">
              {refused.detail}
            </Alert>
          )}
          {props.kind === 'ASSIGN' && <AssigneeSelect value={value} onChange={setValue} missing={tried && !value} />}
          {props.kind === 'SOURCE' && (
            <Select
              label={t('dossiers:filter.source')}
              searchable
              withAsterisk
              data={sources}
              value={value}
              onChange={setValue}
              error={tried && !value ? t('workflow:required') : null}
            />
          )}
          {props.kind === 'MOVE' && preview.isPending && <Skeleton height={96} />}
          {props.kind === 'MOVE' && preview.data && (
            <WayChoice
              list={props.list}
              ways={preview.data.ways.map((way) => way.to)}
              value={value}
              onChange={setValue}
              missing={tried && !value}
            />
          )}
          {requires.map((name) => (
            <RequiredField
              key={name}
              name={name}
              value={fields[name] ?? ''}
              error={tried && missing.includes(name) ? t('workflow:required') : null}
              onChange={(text) => setFields((old) => ({ ...old, [name]: text }))}
            />
          ))}
          <p>{t(isFinal(props.list, value) ? 'lists:bulk.noUndo' : 'lists:bulk.undoHint')}</p>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('action.cancel')}
            </Button>
            <Button
              type="submit"
              loading={start.isPending}
              color={isFinal(props.list, value) || value === 'LOST' ? 'terracotta' : 'majorelle'}
            >
              {t('lists:bulk.start', { figure })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** An archived listing has no way back. */
const isFinal = (list: BulkList, to: string | null) => list === 'ANNONCES' && to === 'ARCHIVED'

function AssigneeSelect(props: { value: string | null; onChange: (id: string | null) => void; missing: boolean }) {
  const { t } = useTranslation()
  const agents = useAgents()
  return (
    <Select
      label={t('dossiers:filter.assignee')}
      searchable
      withAsterisk
      data={[{ value: NOBODY, label: t('person.unassigned') }, ...agents.map((a) => ({ value: a.id, label: a.name }))]}
      value={props.value}
      onChange={props.onChange}
      error={props.missing ? t('workflow:required') : null}
    />
  )
}

function WayChoice(props: {
  list: BulkList
  ways: readonly string[]
  value: string | null
  onChange: (to: string) => void
  missing: boolean
}) {
  const { t } = useTranslation()
  if (props.ways.length === 0) return <p>{t('lists:bulk.noWay')}</p>
  const family = props.list === 'DOSSIERS' ? 'status' : 'annonceStatus'
  return (
    <Radio.Group
      label={t('lists:bulk.to')}
      description={t('lists:bulk.toHint')}
      value={props.value}
      onChange={props.onChange}
      error={props.missing ? t('workflow:required') : null}
    >
      <Stack gap={8} mt="xs">
        {props.ways.map((code) => (
          <Radio key={code} value={code} label={label(family, code)} size="sm" />
        ))}
      </Stack>
    </Radio.Group>
  )
}

function RequiredField(props: { name: string; value: string; error: string | null; onChange: (text: string) => void }) {
  const { name, value, error } = props
  const reasons = { lossReason: useCodes('LOSS_REASON'), wonReason: useCodes('WON_REASON') }
  if (name === 'lossReason' || name === 'wonReason')
    return (
      <ChoicePills
        label={label('requirement', name)}
        required
        choices={reasons[name]}
        value={value || null}
        onChange={props.onChange}
        error={error}
      />
    )
  return (
    <Textarea
      label={label('requirement', name)}
      withAsterisk
      autosize
      minRows={2}
      maxLength={1000}
      value={value}
      error={error}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}
