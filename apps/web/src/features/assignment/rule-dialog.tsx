import { Button, Checkbox, Modal, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { caseTypes } from '@/features/dossiers/dossier-codes.ts'
import { useFilterCodes } from '@/features/reference-lists/reference-queries.ts'
import settings from '@/features/settings/settings.module.css'
import { branchesQuery } from '@/features/settings/settings-queries.ts'
import {
  type AssignmentGroup,
  type AssignmentMember,
  type AssignmentRule,
  assignmentMethods,
} from '@/lib/api-assignments.ts'
import { label } from '@/lib/label.ts'
import classes from './assignment.module.css'
import { contactLanguages, missingIn } from './rule-model.ts'

/** One rule: how it chooses, among whom, and for which dossiers. The list is saved afterwards, as a whole. */
export function RuleDialog(props: {
  rule: AssignmentRule
  members: readonly AssignmentMember[]
  onClose: () => void
  onDone: (rule: AssignmentRule) => void
}) {
  const { t } = useTranslation()
  const branches = useQuery(branchesQuery).data?.items ?? []
  const sources = useFilterCodes('SOURCE')
  const [rule, setRule] = useState(props.rule)
  const [tried, setTried] = useState(false)
  const change = (next: Partial<AssignmentRule>) => setRule({ ...rule, ...next })
  const missing = missingIn(rule)
  const byGroup = rule.method === 'BY_ZONE' || rule.method === 'BY_LANGUAGE'
  const team = props.members.map((m) => ({ value: m.id, label: m.name }))
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('assignment:rule.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={settings.form}
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!missing) props.onDone({ ...rule, name: rule.name.trim() })
        }}
      >
        <Select
          label={t('assignment:rule.method')}
          description={t(`assignment:explain.${rule.method}`)}
          data={assignmentMethods.map((value) => ({ value, label: t(`assignment:method.${value}`) }))}
          value={rule.method}
          allowDeselect={false}
          onChange={(value) =>
            change({ method: assignmentMethods.find((m) => m === value) ?? rule.method, groups: [] })
          }
        />
        <TextInput
          label={t('assignment:rule.name')}
          placeholder={t(`assignment:method.${rule.method}`)}
          maxLength={80}
          value={rule.name}
          onChange={(e) => change({ name: e.currentTarget.value })}
        />
        {byGroup && (
          <Groups
            rule={rule}
            team={team}
            error={tried && missing ? t(`assignment:rule.${missing}`) : null}
            onChange={(groups) => change({ groups })}
          />
        )}
        {(rule.method === 'ROUND_ROBIN' || rule.method === 'LEAST_LOADED') && (
          <MultiSelect
            label={t('assignment:rule.people')}
            placeholder={rule.agentIds.length === 0 ? t('assignment:who.everybody') : undefined}
            data={team}
            value={rule.agentIds}
            searchable
            onChange={(agentIds) => change({ agentIds })}
          />
        )}
        {rule.method !== 'MANUAL' && (
          <div className={settings.stack}>
            <Checkbox
              label={t('assignment:rule.sameBranch')}
              checked={rule.sameBranch}
              onChange={(e) => change({ sameBranch: e.currentTarget.checked })}
            />
            <Checkbox
              label={t('assignment:rule.atWork')}
              description={t('assignment:rule.atWorkHint')}
              checked={rule.atWork}
              onChange={(e) => change({ atWork: e.currentTarget.checked })}
            />
          </div>
        )}
        <fieldset className={classes.limits}>
          <legend>{t('assignment:rule.limits')}</legend>
          <MultiSelect
            label={t('assignment:rule.branches')}
            placeholder={rule.branchIds.length === 0 ? t('assignment:rule.all') : undefined}
            data={branches.map((b) => ({ value: b.id, label: b.name }))}
            value={rule.branchIds}
            onChange={(branchIds) => change({ branchIds })}
          />
          <MultiSelect
            label={t('assignment:rule.caseTypes')}
            placeholder={rule.caseTypes.length === 0 ? t('assignment:rule.all') : undefined}
            data={caseTypes.map((value) => ({ value, label: label('caseType', value) }))}
            value={rule.caseTypes}
            searchable
            onChange={(codes) => change({ caseTypes: codes })}
          />
          <MultiSelect
            label={t('assignment:rule.sources')}
            placeholder={rule.sources.length === 0 ? t('assignment:rule.all') : undefined}
            data={sources}
            value={rule.sources}
            searchable
            onChange={(codes) => change({ sources: codes })}
          />
        </fieldset>
        <div className={settings.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit">{t('assignment:rule.done')}</Button>
        </div>
      </form>
    </Modal>
  )
}

/** Zones or languages, and who is there for them. */
function Groups(props: {
  rule: AssignmentRule
  team: { value: string; label: string }[]
  error: string | null
  onChange: (groups: AssignmentGroup[]) => void
}) {
  const { t } = useTranslation()
  const { rule, onChange } = props
  const { groups } = rule
  const put = (index: number, next: Partial<AssignmentGroup>) =>
    onChange(groups.map((g, i) => (i === index ? { ...g, ...next } : g)))
  const zones = rule.method === 'BY_ZONE'
  // Groups have no name of their own: their place in the list is what they are.
  const rows = groups.map((group, index) => ({ group, index }))
  const keysLabel = zones ? t('assignment:rule.zones') : t('assignment:rule.languages')
  return (
    <div className={classes.groups}>
      {rows.map(({ group, index }) => (
        <div key={index} className={classes.group}>
          {zones ? (
            <TagsInput
              label={keysLabel}
              placeholder={group.keys.length === 0 ? t('assignment:rule.zonesExample') : undefined}
              value={group.keys}
              onChange={(keys) => put(index, { keys })}
            />
          ) : (
            <MultiSelect
              label={keysLabel}
              data={contactLanguages.map((value) => ({ value, label: i18next.t(`assignment:language.${value}`) }))}
              value={group.keys}
              onChange={(keys) => put(index, { keys })}
            />
          )}
          <MultiSelect
            label={t('assignment:rule.people')}
            data={props.team}
            value={group.agentIds}
            searchable
            onChange={(agentIds) => put(index, { agentIds })}
          />
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconX size={14} stroke={1.75} aria-hidden />}
            onClick={() => onChange(groups.filter((_, i) => i !== index))}
          >
            {t('assignment:rule.removeGroup')}
          </Button>
        </div>
      ))}
      {!zones && groups.length === 0 && <p className={classes.note}>{t('assignment:rule.speakersHint')}</p>}
      {props.error && (
        <p className={settings.error} role="alert">
          {props.error}
        </p>
      )}
      <div>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
          onClick={() => onChange([...groups, { keys: [], agentIds: [] }])}
        >
          {zones ? t('assignment:rule.addZones') : t('assignment:rule.addLanguages')}
        </Button>
      </div>
    </div>
  )
}
