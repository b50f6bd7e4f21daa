import { ActionIcon, Button, Checkbox, MultiSelect, Select, TextInput } from '@mantine/core'
import { IconArrowRight, IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Definition, LocalName, StateTone, WorkflowCatalogue } from '@/lib/api-workflows.ts'
import { type CodeFamily, label } from '@/lib/label.ts'
import {
  addWay,
  type Chosen,
  changeWay,
  type Flag,
  factsOf,
  moveState,
  ON_HOLD,
  recode,
  removeState,
  removeWay,
  setFacts,
  setFlag,
  setName,
  setTone,
  wayOf,
  waysFrom,
} from './draft-model.ts'
import classes from './editor.module.css'
import { stateName, stateTone, wayName } from './naming.ts'

export interface PanelProps {
  definition: Definition
  base: Definition
  catalogue: WorkflowCatalogue
  chosen: Chosen
  readOnly: boolean
  onChange(next: Definition): void
  onChoose(chosen: Chosen): void
}

/** Everything about the chosen state or way, the same beside the graph and beside the list. */
export function EditPanel(props: PanelProps) {
  const { t } = useTranslation()
  const { chosen, definition } = props
  if (chosen?.kind === 'state' && definition.states.includes(chosen.state))
    return <StatePanel key={chosen.state} {...props} state={chosen.state} />
  if (chosen?.kind === 'way' && wayOf(definition, chosen.from, chosen.to))
    return <WayPanel key={`${chosen.from} ${chosen.to}`} {...props} from={chosen.from} to={chosen.to} />
  return <p className={classes.panelHint}>{t('workflows:edit.choose')}</p>
}

const flags: readonly Flag[] = ['initial', 'terminal', 'hold']

function StatePanel({ state, ...props }: PanelProps & { state: string }) {
  const { t } = useTranslation()
  const { definition, base, onChange, onChoose, readOnly } = props
  const own = !base.states.includes(state)
  const isFlag = (flag: Flag) =>
    flag === 'initial' ? definition.initial === state : (definition[flag]?.includes(state) ?? false)
  const targets = definition.states.filter((s) => s !== state && s !== ON_HOLD && !wayOf(definition, state, s))
  return (
    <fieldset className={classes.panel} disabled={readOnly}>
      <h2 className={classes.panelTitle}>{stateName(definition, state)}</h2>
      <TextInput
        label={t('workflows:edit.code')}
        description={own ? t('workflows:edit.codeFree') : t('workflows:edit.codeFixed')}
        defaultValue={state}
        readOnly={!own}
        className={classes.code}
        onBlur={(event) => {
          const code = event.currentTarget.value.trim().toUpperCase()
          if (!own || code === state || code === '' || definition.states.includes(code)) return
          onChange(recode(definition, state, code))
          onChoose({ kind: 'state', state: code })
        }}
      />
      <NameFields
        name={definition.names?.[state]}
        fallback={label('status', state)}
        onName={(name) => onChange(setName(definition, state, name))}
      />
      <Select
        label={t('workflows:edit.tone')}
        data={props.catalogue.tones.map((tone) => ({ value: tone, label: t(`workflows:tone.${tone}`) }))}
        value={stateTone(definition, state)}
        allowDeselect={false}
        onChange={(tone) => onChange(setTone(definition, state, tone as StateTone | null))}
      />
      <PlaceField definition={definition} state={state} readOnly={readOnly} onChange={onChange} />
      {state !== ON_HOLD && (
        <div className={classes.checks}>
          {flags.map((flag) => (
            <Checkbox
              key={flag}
              label={t(`workflows:edit.${flag}`)}
              checked={isFlag(flag)}
              disabled={
                readOnly ||
                (flag === 'initial' && isFlag('initial')) ||
                (flag === 'terminal' && !own) ||
                (flag === 'hold' && !definition.states.includes(ON_HOLD))
              }
              onChange={(event) => onChange(setFlag(definition, state, flag, event.currentTarget.checked))}
            />
          ))}
        </div>
      )}
      {!isFlag('terminal') && (
        <div>
          <h3 className={classes.panelSub}>{t('workflows:edit.ways')}</h3>
          <ul className={classes.wayList}>
            {waysFrom(definition, state).map((way) => (
              <li key={way.to}>
                <button
                  type="button"
                  className={classes.wayLine}
                  onClick={() => onChoose({ kind: 'way', from: state, to: way.to })}
                >
                  <IconArrowRight size={14} className="flip-rtl" aria-hidden />
                  {stateName(definition, way.to)}
                </button>
              </li>
            ))}
          </ul>
          <Select
            aria-label={t('workflows:edit.addWay')}
            placeholder={t('workflows:edit.addWay')}
            data={targets.map((s) => ({ value: s, label: stateName(definition, s) }))}
            value={null}
            searchable
            onChange={(to) => {
              if (to) onChange(addWay(definition, state, to))
            }}
          />
        </div>
      )}
      <Button
        variant="subtle"
        color="terracotta"
        leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />}
        onClick={() => {
          onChange(removeState(definition, state))
          onChoose(null)
        }}
      >
        {t('workflows:edit.removeState')}
      </Button>
    </fieldset>
  )
}

/** Where the state stands in the order of the list and of the board's columns, with a step each way. */
function PlaceField(props: Pick<PanelProps, 'definition' | 'readOnly' | 'onChange'> & { state: string }) {
  const { t } = useTranslation()
  const { definition, state, readOnly, onChange } = props
  const name = stateName(definition, state)
  const place = definition.states.indexOf(state) + 1
  const count = definition.states.length
  const steps = [
    { by: -1, label: t('workflows:edit.moveUp', { name }), end: place === 1, Icon: IconChevronUp },
    { by: 1, label: t('workflows:edit.moveDown', { name }), end: place === count, Icon: IconChevronDown },
  ]
  return (
    <div className={classes.place}>
      <span className={classes.placeName}>{t('workflows:edit.place')}</span>
      <span className="num" role="status" aria-label={t('workflows:edit.movedTo', { name, place, count })}>
        {place} / {count}
      </span>
      {steps.map(({ by, label: stepLabel, end, Icon }) => (
        <ActionIcon
          key={by}
          variant="default"
          size={28}
          aria-label={stepLabel}
          disabled={readOnly || end}
          onClick={() => onChange(moveState(definition, state, by))}
        >
          <Icon size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      ))}
    </div>
  )
}

const languages = ['fr', 'ar', 'en'] as const

/** A name in three languages, written at once; empty in all three gives back what stands without it. */
function NameFields(props: { name: LocalName | undefined; fallback: string; onName(name: LocalName | null): void }) {
  const { t } = useTranslation()
  const name = props.name ?? { fr: '', ar: '', en: '' }
  return (
    <div className={classes.names}>
      {languages.map((language) => (
        <TextInput
          key={language}
          label={t('workflows:edit.nameIn', { language: t(`language.${language}`) })}
          placeholder={props.fallback}
          maxLength={60}
          dir={language === 'ar' ? 'rtl' : 'ltr'}
          lang={language}
          value={name[language]}
          onChange={(event) => {
            const next = { ...name, [language]: event.currentTarget.value }
            props.onName(languages.every((l) => next[l] === '') ? null : next)
          }}
        />
      ))}
    </div>
  )
}

function WayPanel({ from, to, ...props }: PanelProps & { from: string; to: string }) {
  const { t } = useTranslation()
  const { definition, catalogue, onChange, onChoose, readOnly } = props
  const id = useId()
  const way = wayOf(definition, from, to)
  if (!way) return null
  const many = (family: CodeFamily, codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: label(family, code) }))
  const lists = [
    { key: 'requires', family: 'requirement', codes: catalogue.requires },
    { key: 'guards', family: 'guard', codes: catalogue.guards },
    { key: 'roles', family: 'role', codes: catalogue.roles },
  ] as const
  return (
    <fieldset className={classes.panel} disabled={readOnly} aria-labelledby={id}>
      <h2 className={classes.panelTitle} id={id}>
        {wayName(definition, from, to)}
      </h2>
      <NameFields
        name={way.name}
        fallback={stateName(definition, to)}
        onName={(name) => onChange(changeWay(definition, from, to, { name }))}
      />
      {lists.map(({ key, family, codes }) => (
        <MultiSelect
          key={key}
          label={t(`workflows:edit.${key}`)}
          placeholder={way[key]?.length ? '' : t(`workflows:edit.${key}None`)}
          data={many(family, [...new Set([...codes, ...(way[key] ?? [])])])}
          value={way[key] ?? []}
          disabled={readOnly}
          onChange={(list) => onChange(changeWay(definition, from, to, { [key]: list }))}
        />
      ))}
      <MultiSelect
        label={t('workflows:edit.facts')}
        placeholder={factsOf(definition, from, to).length > 0 ? '' : t('workflows:edit.factsNone')}
        data={catalogue.facts.map((fact) => ({ value: fact, label: t(`workflows:fact.${fact}`) }))}
        value={factsOf(definition, from, to)}
        disabled={readOnly}
        onChange={(facts) => onChange(setFacts(definition, from, to, facts))}
      />
      <Button
        variant="subtle"
        color="terracotta"
        leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />}
        onClick={() => {
          onChange(removeWay(definition, from, to))
          onChoose({ kind: 'state', state: from })
        }}
      >
        {t('workflows:edit.removeWay')}
      </Button>
    </fieldset>
  )
}
