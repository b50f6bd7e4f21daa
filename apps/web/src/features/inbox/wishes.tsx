import { Button, Modal, MultiSelect, NumberInput, TagsInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Dossier, PropertyType } from '@/lib/api-types.ts'
import { formatBudget } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { propertyIcons } from '@/ui/status-tone.ts'
import classes from './dossier-side.module.css'

/** The wishes as short chips, in the order a person says them: what, where, how much, how big, the rest. */
export function wishChips(d: Dossier): string[] {
  const c = d.criteria
  const t = i18next.t
  return [
    ...(c.propertyTypes ?? []).map((code) => label('propertyType', code)),
    ...(c.cities ?? (d.city ? [d.city] : [])),
    ...(c.zones ?? []),
    d.budget ? formatBudget(d.budget, currentLocale()) : '',
    c.bedroomsMin ? t('inbox:side.bedrooms', { count: c.bedroomsMin }) : '',
    c.roomsMin ? t('inbox:side.rooms', { count: c.roomsMin }) : '',
    c.surfaceMin ? t('inbox:side.surfaceFrom', { m2: c.surfaceMin }) : '',
    c.surfaceMax ? t('inbox:side.surfaceTo', { m2: c.surfaceMax }) : '',
    ...(c.features ?? []).map((code) => label('feature', code)),
    c.furnished === true ? t('inbox:side.furnished') : c.furnished === false ? t('inbox:side.unfurnished') : '',
    c.moveIn ? t('inbox:side.moveIn', { when: c.moveIn }) : '',
    c.financing ? t('inbox:side.financing', { how: c.financing }) : '',
  ].filter(Boolean)
}

/** What the person looks for, as understood so far; a person's correction stands from then on. */
export function Wishes({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  const chips = wishChips(d)
  return (
    <section className={classes.block}>
      <div className={classes.blockHead}>
        <h2>{t('inbox:side.wishes')}</h2>
        {d.canEdit && (
          <Button variant="subtle" size="compact-xs" onClick={() => setEditing(true)}>
            {t('inbox:side.correct')}
          </Button>
        )}
      </div>
      {chips.length === 0 && <p className={classes.muted}>{t('inbox:side.noWishes')}</p>}
      <ul className={classes.chips}>
        {chips.map((chip) => (
          <li key={chip}>
            <bdi>{chip}</bdi>
          </li>
        ))}
      </ul>
      {editing && <WishesForm dossier={d} onClose={() => setEditing(false)} />}
    </section>
  )
}

const number = (value: string | number): number | null => (value === '' ? null : Number(value))

function WishesForm({ dossier: d, onClose }: { dossier: Dossier; onClose: () => void }) {
  const { t } = useTranslation()
  const { org } = useSession()
  const queries = useQueryClient()
  const currency = d.budget?.currency ?? org.branches.find((b) => b.id === d.branchId)?.currency ?? org.currency
  const form = useForm({
    initialValues: {
      propertyTypes: (d.criteria.propertyTypes ?? []) as string[],
      cities: d.criteria.cities ?? [],
      zones: d.criteria.zones ?? [],
      min: d.budget?.min ? d.budget.min / 100 : ('' as number | string),
      max: d.budget?.max ? d.budget.max / 100 : ('' as number | string),
      bedroomsMin: d.criteria.bedroomsMin ?? ('' as number | string),
      surfaceMin: d.criteria.surfaceMin ?? ('' as number | string),
    },
  })
  const save = useMutation({
    mutationFn: (v: typeof form.values) => {
      const min = number(v.min)
      const max = number(v.max)
      return take(
        api.PATCH('/api/v1/dossiers/{id}', {
          params: { path: { id: d.id } },
          body: {
            version: d.version,
            budget:
              min === null && max === null
                ? null
                : { min: min === null ? null : min * 100, max: max === null ? null : max * 100, currency },
            criteria: {
              ...d.criteria,
              propertyTypes: v.propertyTypes as PropertyType[],
              cities: v.cities,
              zones: v.zones,
              bedroomsMin: number(v.bedroomsMin),
              surfaceMin: number(v.surfaceMin),
            },
          },
        }),
      )
    },
    onSuccess: () => {
      notifyDone(t('inbox:side.corrected'))
      onClose()
    },
    onError: (error) => {
      if (error instanceof ApiError) form.setErrors(error.byField())
      notifyError(error)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.dossier(d.id) }),
  })
  const amount = { min: 0, hideControls: true, thousandSeparator: ' ', suffix: ` ${currency}` }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inbox:side.correctTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={form.onSubmit((v) => save.mutate(v))}>
        <MultiSelect
          label={t('inbox:side.types')}
          data={Object.keys(propertyIcons).map((code) => ({ value: code, label: label('propertyType', code) }))}
          {...form.getInputProps('propertyTypes')}
        />
        <TagsInput label={t('inbox:side.cities')} {...form.getInputProps('cities')} />
        <TagsInput label={t('inbox:side.zones')} {...form.getInputProps('zones')} />
        <div className={classes.pair}>
          <NumberInput label={t('inbox:side.budgetMin')} {...amount} {...form.getInputProps('min')} />
          <NumberInput label={t('inbox:side.budgetMax')} {...amount} {...form.getInputProps('max')} />
        </div>
        <div className={classes.pair}>
          <NumberInput label={t('inbox:side.bedroomsMin')} min={0} max={20} {...form.getInputProps('bedroomsMin')} />
          <NumberInput label={t('inbox:side.surfaceMin')} min={0} {...form.getInputProps('surfaceMin')} />
        </div>
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
