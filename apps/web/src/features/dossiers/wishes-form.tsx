import { Button, Modal, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { featureCodes } from '@/features/annonces/annonce-codes.ts'
import { useSession } from '@/features/session/session.ts'
import type { PropertyType, Transaction } from '@/lib/api-annonces.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { ApiError } from '@/lib/api-error.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { propertyIcons } from '@/ui/status-tone.ts'
import { useDossierPatch } from './dossier-queries.ts'
import classes from './dossier-side.module.css'

const number = (value: string | number): number | null => (value === '' ? null : Number(value))
const blank = (value: number | null | undefined): number | string => value ?? ''

/** All wishes at once. */
export function WishesForm({ dossier: d, onClose }: { dossier: Dossier; onClose: () => void }) {
  const { t } = useTranslation()
  const { org } = useSession()
  const patch = useDossierPatch(d.id)
  const c = d.criteria
  const currency = d.budget?.currency ?? org.branches.find((b) => b.id === d.branchId)?.currency ?? org.currency
  const form = useForm({
    initialValues: {
      transaction: c.transaction ?? null,
      propertyTypes: (c.propertyTypes ?? []) as string[],
      cities: c.cities ?? [],
      zones: c.zones ?? [],
      min: blank(d.budget?.min == null ? null : d.budget.min / 100),
      max: blank(d.budget?.max == null ? null : d.budget.max / 100),
      bedroomsMin: blank(c.bedroomsMin),
      roomsMin: blank(c.roomsMin),
      surfaceMin: blank(c.surfaceMin),
      surfaceMax: blank(c.surfaceMax),
      features: c.features ?? [],
      furnished: c.furnished === true ? 'yes' : c.furnished === false ? 'no' : 'either',
      moveIn: c.moveIn ?? '',
      financing: c.financing ?? '',
    },
  })

  function save(v: typeof form.values) {
    const min = number(v.min)
    const max = number(v.max)
    patch.mutate(
      {
        version: d.version,
        budget:
          min === null && max === null
            ? null
            : {
                min: min === null ? null : Math.round(min * 100),
                max: max === null ? null : Math.round(max * 100),
                currency,
              },
        criteria: {
          transaction: v.transaction as Transaction | null,
          propertyTypes: v.propertyTypes as PropertyType[],
          cities: v.cities,
          zones: v.zones,
          bedroomsMin: number(v.bedroomsMin),
          roomsMin: number(v.roomsMin),
          surfaceMin: number(v.surfaceMin),
          surfaceMax: number(v.surfaceMax),
          features: v.features,
          furnished: v.furnished === 'either' ? null : v.furnished === 'yes',
          moveIn: v.moveIn.trim() || null,
          financing: v.financing.trim() || null,
        },
      },
      {
        onSuccess: () => {
          notifyDone(t('dossiers:wishes.saved'))
          onClose()
        },
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.byField())
          notifyError(error)
        },
      },
    )
  }

  const amount = { min: 0, hideControls: true, thousandSeparator: '\u00a0', suffix: ` ${currency}` }
  const w = (key: string) => t(`dossiers:wishes.${key}`)
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={w('editTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={form.onSubmit(save)}>
        <div className={classes.pair}>
          <Select
            label={w('transaction')}
            clearable
            data={['SALE', 'RENT'].map((code) => ({ value: code, label: label('transaction', code) }))}
            {...form.getInputProps('transaction')}
          />
          <MultiSelect
            label={w('types')}
            data={Object.keys(propertyIcons).map((code) => ({ value: code, label: label('propertyType', code) }))}
            {...form.getInputProps('propertyTypes')}
          />
        </div>
        <div className={classes.pair}>
          <TagsInput label={w('cities')} {...form.getInputProps('cities')} />
          <TagsInput label={w('zones')} {...form.getInputProps('zones')} />
        </div>
        <div className={classes.pair}>
          <NumberInput label={w('budgetMin')} {...amount} {...form.getInputProps('min')} />
          <NumberInput label={w('budgetMax')} {...amount} {...form.getInputProps('max')} />
        </div>
        <div className={classes.pair}>
          <NumberInput label={w('bedroomsMin')} min={0} max={100} {...form.getInputProps('bedroomsMin')} />
          <NumberInput label={w('roomsMin')} min={0} max={100} {...form.getInputProps('roomsMin')} />
        </div>
        <div className={classes.pair}>
          <NumberInput label={w('surfaceMin')} min={0} {...form.getInputProps('surfaceMin')} />
          <NumberInput label={w('surfaceMax')} min={0} {...form.getInputProps('surfaceMax')} />
        </div>
        <MultiSelect
          label={w('features')}
          searchable
          data={[...new Set([...featureCodes, ...form.values.features])].map((code) => ({
            value: code,
            label: label('feature', code),
          }))}
          {...form.getInputProps('features')}
        />
        <div className={classes.pair}>
          <Select
            label={w('furnishing')}
            allowDeselect={false}
            data={[
              { value: 'either', label: w('either') },
              { value: 'yes', label: w('furnished') },
              { value: 'no', label: w('unfurnished') },
            ]}
            {...form.getInputProps('furnished')}
          />
          <TextInput label={w('moveIn')} maxLength={120} {...form.getInputProps('moveIn')} />
        </div>
        <TextInput label={w('financing')} maxLength={120} {...form.getInputProps('financing')} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={patch.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
