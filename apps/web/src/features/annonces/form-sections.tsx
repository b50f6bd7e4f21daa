import { MultiSelect, NumberInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Transaction } from '@/lib/api-annonces.ts'
import { label } from '@/lib/label.ts'
import { featureCodes, measuredByLand, propertyTypes, rentPeriods } from './annonce-codes.ts'
import classes from './annonce-form.module.css'
import type { AnnonceValues } from './annonce-values.ts'
import { EnergySection, MandateSection } from './form-papers.tsx'
import { type AnnonceFormState, amountProps, FormSection } from './form-section.tsx'

/** French law wants an energy diagnosis for everything but land; the branch's currency tells the country. */
export function hasEnergy(v: AnnonceValues): boolean {
  return v.currency === 'EUR' && v.propertyType !== 'LAND'
}

/** The fields of an annonce; those that mean nothing for the kind of property are left out. */
export function FormSections({ form }: { form: AnnonceFormState }) {
  return (
    <>
      <Essentials form={form} isNew={false} />
      <Price form={form} />
      <Size form={form} />
      <Place form={form} />
      <Story form={form} />
      {hasEnergy(form.values) && <EnergySection form={form} />}
      <MandateSection form={form} />
    </>
  )
}

/** Sale or letting, kind of property, title. */
export function Essentials({ form, isNew }: { form: AnnonceFormState; isNew: boolean }) {
  const { t } = useTranslation()
  const { org } = useSession()
  return (
    <FormSection id="essentials">
      <SegmentedControl
        aria-label={t('annonces:filter.transaction')}
        value={form.values.transaction}
        onChange={(x) => form.setFieldValue('transaction', x as Transaction)}
        data={['SALE', 'RENT'].map((code) => ({ value: code, label: label('transaction', code) }))}
      />
      <div className={classes.pair}>
        <Select
          label={t('annonces:filter.type')}
          allowDeselect={false}
          data={propertyTypes.map((code) => ({ value: code, label: label('propertyType', code) }))}
          {...form.getInputProps('propertyType')}
        />
        {isNew && org.branches.length > 1 && (
          <Select
            label={t('annonces:form.branch')}
            allowDeselect={false}
            data={org.branches.map((b) => ({ value: b.id, label: b.name }))}
            value={form.values.branchId}
            onChange={(id) => {
              const branch = org.branches.find((b) => b.id === id)
              if (!branch) return
              form.setFieldValue('branchId', branch.id)
              form.setFieldValue('currency', branch.currency)
              if (!form.isDirty('city')) form.setFieldValue('city', branch.city)
            }}
          />
        )}
      </div>
      <TextInput
        label={t('annonces:form.title')}
        description={t('annonces:form.titleHint', { count: form.values.title.trim().length })}
        withAsterisk
        maxLength={120}
        {...form.getInputProps('title')}
      />
    </FormSection>
  )
}

/** The price, and for what period a rent is asked. */
export function Price({ form }: { form: AnnonceFormState }) {
  const { t } = useTranslation()
  const v = form.values
  return (
    <FormSection id="price">
      <div className={classes.pair}>
        <NumberInput label={t('annonces:form.price')} {...amountProps(v.currency)} {...form.getInputProps('price')} />
        {v.transaction === 'RENT' && (
          <Select
            label={t('annonces:form.rentPeriod')}
            allowDeselect={false}
            data={rentPeriods.map((p) => ({ value: p, label: t(`annonces:per.${p}`) }))}
            {...form.getInputProps('rentPeriod')}
          />
        )}
      </div>
    </FormSection>
  )
}

/** Surfaces, rooms and age; what means nothing for the kind is left out. */
export function Size({ form }: { form: AnnonceFormState }) {
  const { t } = useTranslation()
  const v = form.values
  const land = measuredByLand.includes(v.propertyType)
  const rooms = v.propertyType !== 'LAND'
  const figure = (key: keyof AnnonceValues, over: { min?: number; max?: number } = {}) => ({
    min: 0,
    hideControls: true,
    ...over,
    ...form.getInputProps(key),
  })
  return (
    <FormSection id="size">
      <div className={classes.triple}>
        {v.propertyType !== 'LAND' && (
          <NumberInput label={t('annonces:fact.surface')} suffix=" m²" decimalScale={2} {...figure('surface')} />
        )}
        {(land || ['VILLA', 'HOUSE', 'RIAD'].includes(v.propertyType)) && (
          <NumberInput label={t('annonces:fact.land')} suffix=" m²" decimalScale={2} {...figure('landSurface')} />
        )}
        {rooms && (
          <>
            <NumberInput label={t('annonces:fact.rooms')} allowDecimal={false} {...figure('rooms', { max: 100 })} />
            <NumberInput
              label={t('annonces:fact.bedrooms')}
              allowDecimal={false}
              {...figure('bedrooms', { max: 100 })}
            />
            <NumberInput
              label={t('annonces:fact.bathrooms')}
              allowDecimal={false}
              {...figure('bathrooms', { max: 100 })}
            />
            <NumberInput
              label={t('annonces:fact.floor')}
              allowDecimal={false}
              {...figure('floor', { min: -5, max: 200 })}
            />
            <NumberInput label={t('annonces:form.floors')} allowDecimal={false} {...figure('floors', { max: 200 })} />
            <NumberInput
              label={t('annonces:fact.yearBuilt')}
              allowDecimal={false}
              {...figure('yearBuilt', { min: 1000, max: 2100 })}
            />
            <Select
              label={t('annonces:fact.furnished')}
              allowDeselect={false}
              data={[
                { value: 'unknown', label: t('annonces:form.notSaid') },
                { value: 'yes', label: t('state.yes') },
                { value: 'no', label: t('state.no') },
              ]}
              {...form.getInputProps('furnished')}
            />
          </>
        )}
      </div>
    </FormSection>
  )
}

/** Where it lies, and how precisely the public is told. */
export function Place({ form }: { form: AnnonceFormState }) {
  const { t } = useTranslation()
  const degrees = { hideControls: true, decimalScale: 6, allowedDecimalSeparators: ['.', ','] }
  return (
    <FormSection id="place" hint={t('annonces:form.placeHint')}>
      <div className={classes.pair}>
        <TextInput label={t('annonces:form.city')} withAsterisk maxLength={120} {...form.getInputProps('city')} />
        <TextInput label={t('annonces:form.zone')} maxLength={120} {...form.getInputProps('zone')} />
      </div>
      <div className={classes.pair}>
        <TextInput label={t('annonces:form.address')} maxLength={300} {...form.getInputProps('address')} />
        <Select
          label={t('annonces:form.precision')}
          allowDeselect={false}
          data={['ZONE', 'STREET', 'EXACT'].map((p) => ({ value: p, label: t(`annonces:precision.${p}`) }))}
          {...form.getInputProps('addressPrecision')}
        />
      </div>
      <div className={classes.pair}>
        <NumberInput
          label={t('annonces:form.latitude')}
          min={-90}
          max={90}
          {...degrees}
          {...form.getInputProps('latitude')}
        />
        <NumberInput
          label={t('annonces:form.longitude')}
          min={-180}
          max={180}
          {...degrees}
          {...form.getInputProps('longitude')}
        />
      </div>
    </FormSection>
  )
}

/** The description and what the property offers. */
export function Story({ form }: { form: AnnonceFormState }) {
  const { t } = useTranslation()
  return (
    <FormSection id="story">
      <Textarea
        label={t('annonces:form.description')}
        description={t('annonces:form.descriptionHint', { count: form.values.description.trim().length })}
        autosize
        minRows={5}
        maxRows={18}
        maxLength={5000}
        {...form.getInputProps('description')}
      />
      <MultiSelect
        label={t('annonces:form.features')}
        searchable
        maxValues={40}
        data={[...new Set([...featureCodes, ...form.values.features])].map((code) => ({
          value: code,
          label: label('feature', code),
        }))}
        {...form.getInputProps('features')}
      />
    </FormSection>
  )
}
