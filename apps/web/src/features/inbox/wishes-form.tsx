import { Button, Modal, MultiSelect, NumberInput, TagsInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { PropertyType } from '@/lib/api-annonces.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { ApiError } from '@/lib/api-error.ts'
import { keys } from '@/lib/keys.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { propertyIcons } from '@/ui/status-tone.ts'
import classes from './dossier-side.module.css'

const number = (value: string | number): number | null => (value === '' ? null : Number(value))

/** Corrects what a person looks for; the correction stands above what the conversation says. */
export function WishesForm({ dossier: d, onClose }: { dossier: Dossier; onClose: () => void }) {
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
