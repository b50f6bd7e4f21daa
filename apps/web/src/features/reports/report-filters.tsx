import { Button, Radio, ScrollArea, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { caseTypes } from '@/features/dossiers/dossier-codes.ts'
import { useFilterCodes } from '@/features/reference-lists/reference-queries.ts'
import { membersQuery } from '@/features/session/members.ts'
import { useSession } from '@/features/session/session.ts'
import { label } from '@/lib/label.ts'
import { FilterPill } from '@/ui/filter-pill.tsx'
import { ComparePill, PeriodPill } from './period-pill.tsx'
import { isFiltered, type ReportsSearch } from './reports-search.ts'
import { useReport } from './use-report.ts'

type Choice = { value: string; label: string }

/** Everything that narrows the page; all of it stands in the address. */
export function ReportFilters({ own }: { own: boolean }) {
  const { t } = useTranslation()
  const { org } = useSession()
  const { search, change } = useReport()
  const sources = useFilterCodes('SOURCE')
  const clear: Partial<ReportsSearch> = {
    branch: undefined,
    agent: undefined,
    source: undefined,
    caseType: undefined,
    annonce: undefined,
  }
  return (
    <>
      <PeriodPill search={search} onChange={change} />
      <ComparePill search={search} onChange={change} />
      {org.branches.length > 1 && (
        <ChoicePill
          name={t('reports:filter.branch')}
          choices={org.branches.map((b) => ({ value: b.id, label: b.name }))}
          value={search.branch}
          onChange={(branch) => change({ branch })}
        />
      )}
      {!own && <AgentPill value={search.agent} onChange={(agent) => change({ agent })} />}
      <ChoicePill
        name={t('reports:filter.source')}
        choices={sources}
        value={search.source}
        onChange={(source) => change({ source })}
      />
      <ChoicePill
        name={t('reports:filter.caseType')}
        choices={caseTypes.map((code) => ({ value: code, label: label('caseType', code) }))}
        value={search.caseType}
        onChange={(caseType) => change({ caseType })}
      />
      {search.annonce && (
        <ChoicePill
          name={t('reports:filter.annonce')}
          choices={[{ value: search.annonce, label: t('reports:filter.thisAnnonce') }]}
          value={search.annonce}
          onChange={(annonce) => change({ annonce })}
        />
      )}
      {isFiltered(search) && (
        <Button variant="subtle" color="sand" size="xs" onClick={() => change(clear)}>
          {t('reports:filter.clear')}
        </Button>
      )}
    </>
  )
}

/** Everybody who ever had dossiers or visits: figures of the past keep people who left. */
function AgentPill(props: { value: string | undefined; onChange: (value: string | undefined) => void }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const members = useQuery({ ...membersQuery, enabled: can('member.read') })
  const people = (members.data?.items ?? []).filter((m) =>
    m.roles.some((role) => role === 'AGENT' || role === 'MANAGER' || role === 'ADMIN_ORG'),
  )
  return (
    <ChoicePill
      name={t('reports:filter.agent')}
      choices={[
        { value: 'none', label: t('person.unassigned') },
        ...people.map((m) => ({ value: m.userId, label: m.name })),
      ]}
      value={props.value}
      onChange={props.onChange}
    />
  )
}

function ChoicePill(props: {
  name: string
  choices: readonly Choice[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}) {
  const chosen = props.choices.find((c) => c.value === props.value)
  return (
    <FilterPill
      label={props.name}
      value={props.value === undefined ? null : (chosen?.label ?? '…')}
      onClear={() => props.onChange(undefined)}
    >
      <ScrollArea.Autosize mah={320}>
        <Radio.Group
          value={props.value ?? null}
          onChange={(value) => props.onChange(value || undefined)}
          aria-label={props.name}
        >
          <Stack gap={8}>
            {props.choices.map((c) => (
              <Radio key={c.value} value={c.value} label={c.label} size="sm" />
            ))}
          </Stack>
        </Radio.Group>
      </ScrollArea.Autosize>
    </FilterPill>
  )
}
