import { Checkbox, Radio, ScrollArea, Stack, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { workflowsQuery } from '@/features/dossiers/dossier-queries.ts'
import { useAgents } from '@/features/dossiers/pickers.tsx'
import { useFilterCodes } from '@/features/reference-lists/reference-queries.ts'
import { useSession } from '@/features/session/session.ts'
import { label } from '@/lib/label.ts'
import { FilterPill } from '@/ui/filter-pill.tsx'

export function AssigneePill(props: { value: string | undefined; onChange: (value: string | undefined) => void }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const agents = useAgents().filter((a) => a.id !== me.user.id)
  const choices = [
    { value: 'me', label: t('person.me') },
    { value: 'none', label: t('person.unassigned') },
    ...agents.map((a) => ({ value: a.id, label: a.name })),
  ]
  return (
    <FilterPill
      label={t('dossiers:filter.assignee')}
      value={choices.find((c) => c.value === props.value)?.label ?? null}
      onClear={() => props.onChange(undefined)}
    >
      <Choices choices={choices} value={props.value} onChange={props.onChange} name={t('dossiers:filter.assignee')} />
    </FilterPill>
  )
}

export function SourcePill(props: { value: string | undefined; onChange: (value: string | undefined) => void }) {
  const { t } = useTranslation()
  const sources = useFilterCodes('SOURCE')
  return (
    <FilterPill
      label={t('dossiers:filter.source')}
      value={props.value ? label('source', props.value) : null}
      onClear={() => props.onChange(undefined)}
    >
      <Choices choices={sources} value={props.value} onChange={props.onChange} name={t('dossiers:filter.source')} />
    </FilterPill>
  )
}

/** States of the chosen kind of case; of every kind while none is chosen. */
export function StatusPill(props: {
  caseType: string | undefined
  value: string[]
  onChange: (value: string[]) => void
}) {
  const { t } = useTranslation()
  const workflows = useQuery(workflowsQuery)
  const states = new Set(
    (workflows.data?.items ?? [])
      .filter(
        (w) => w.code !== 'ANNONCE' && !w.code.startsWith('COOP_') && (!props.caseType || w.code === props.caseType),
      )
      .flatMap((w) => w.definition.states),
  )
  const text = props.value.map((s) => label('status', s)).join(', ')
  return (
    <FilterPill label={t('dossiers:filter.status')} value={text || null} onClear={() => props.onChange([])}>
      <ScrollArea.Autosize mah={320}>
        <Checkbox.Group value={props.value} onChange={props.onChange} aria-label={t('dossiers:filter.status')}>
          <Stack gap={8}>
            {[...states].map((code) => (
              <Checkbox key={code} value={code} label={label('status', code)} size="sm" />
            ))}
          </Stack>
        </Checkbox.Group>
      </ScrollArea.Autosize>
    </FilterPill>
  )
}

export function OpenPill({ value, onChange }: { value: boolean; onChange: (open: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <Switch
      size="xs"
      label={t('dossiers:filter.withClosed')}
      checked={!value}
      onChange={(e) => onChange(!e.currentTarget.checked)}
    />
  )
}

function Choices(props: {
  choices: { value: string; label: string }[]
  value: string | undefined
  onChange: (value: string | undefined) => void
  name: string
}) {
  return (
    <ScrollArea.Autosize mah={320}>
      <Radio.Group value={props.value ?? null} onChange={(v) => props.onChange(v || undefined)} aria-label={props.name}>
        <Stack gap={8}>
          {props.choices.map((c) => (
            <Radio key={c.value} value={c.value} label={c.label} size="sm" />
          ))}
        </Stack>
      </Radio.Group>
    </ScrollArea.Autosize>
  )
}
