import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ContactField, type PickedContact } from '@/features/dossiers/pickers.tsx'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import { keys } from '@/lib/keys.ts'
import { Hint } from '@/ui/form-page.tsx'
import { energyClasses } from './annonce-codes.ts'
import classes from './annonce-form.module.css'
import { type AnnonceFormState, amountProps, FormSection } from './form-section.tsx'

/** Energy diagnosis: what French law wants to read beside a listing. */
export function EnergySection({ form }: { form: AnnonceFormState }) {
  const { t } = useTranslation()
  const { dpeClass, currency } = form.values
  const letters = energyClasses.map((x) => ({ value: x, label: x }))
  const figure = { min: 0, hideControls: true, allowDecimal: false }
  return (
    <FormSection id="energy" hint={t('annonces:energy.hint')}>
      <div className={classes.triple}>
        <Select
          label={t('annonces:energy.dpe')}
          clearable
          data={letters}
          {...form.getInputProps('dpeClass')}
          value={dpeClass || null}
          onChange={(x) => form.setFieldValue('dpeClass', (x ?? '') as typeof dpeClass)}
        />
        {dpeClass && (
          <>
            <Select
              label={t('annonces:energy.ghg')}
              clearable
              data={letters}
              value={form.values.ghgClass || null}
              onChange={(x) => form.setFieldValue('ghgClass', (x ?? '') as typeof dpeClass)}
            />
            <TextInput type="date" label={t('annonces:energy.issuedOn')} {...form.getInputProps('energyIssued')} />
            <NumberInput label={t('annonces:energy.kwhField')} {...figure} {...form.getInputProps('kwh')} />
            <NumberInput label={t('annonces:energy.kgField')} {...figure} {...form.getInputProps('kg')} />
          </>
        )}
      </div>
      {dpeClass && (
        <div className={classes.pair}>
          <NumberInput
            label={t('annonces:energy.costMin')}
            {...amountProps(currency)}
            {...form.getInputProps('costMin')}
          />
          <NumberInput
            label={t('annonces:energy.costMax')}
            {...amountProps(currency)}
            {...form.getInputProps('costMax')}
          />
        </div>
      )}
    </FormSection>
  )
}

function useChoice() {
  const { t } = useTranslation()
  return (codes: readonly string[], family: string) =>
    codes.map((code) => ({ value: code, label: t(`annonces:${family}.${code}`) }))
}

/** Owner, mandate, fees and ownership papers. */
export function MandateSection({ form }: { form: AnnonceFormState }) {
  return (
    <FormSection id="mandate">
      <MandateFields form={form} />
      <PaperFields form={form} />
    </FormSection>
  )
}

/** Whose property it is and the terms of the mandate; what the register holds is only read here. */
export function MandateFields({ form }: { form: AnnonceFormState }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const choice = useChoice()
  const v = form.values
  const registered = v.mandateNumber !== ''
  return (
    <>
      {can('contact.read') && <OwnerField form={form} />}
      {registered && <Hint>{t('annonces:form.registered', { number: v.mandateNumber })}</Hint>}
      <div className={classes.triple}>
        <Select
          label={t('annonces:form.mandate')}
          clearable
          disabled={registered}
          data={choice(['SIMPLE', 'SEMI_EXCLUSIVE', 'EXCLUSIVE'], 'mandateType')}
          value={v.mandateType || null}
          onChange={(x) => form.setFieldValue('mandateType', (x ?? '') as typeof v.mandateType)}
          error={form.errors.mandateType}
        />
        {v.mandateType && (
          <>
            <TextInput
              type="date"
              disabled={registered}
              label={t('annonces:form.mandateStarts')}
              {...form.getInputProps('mandateStarts')}
            />
            <TextInput
              type="date"
              disabled={registered}
              label={t('annonces:form.mandateEnds')}
              {...form.getInputProps('mandateEnds')}
            />
            {v.mandateType !== 'SIMPLE' && (
              <TextInput
                type="date"
                disabled={registered}
                label={t('annonces:form.exclusiveUntil')}
                {...form.getInputProps('exclusiveUntil')}
              />
            )}
          </>
        )}
      </div>
    </>
  )
}

/** Fees and ownership papers, as the country of the branch wants them. */
export function PaperFields({ form }: { form: AnnonceFormState }) {
  const { t } = useTranslation()
  const choice = useChoice()
  const v = form.values
  return (
    <>
      <div className={classes.triple}>
        <Select
          label={t('annonces:form.feesPayer')}
          clearable
          data={choice(['BUYER', 'SELLER', 'TENANT', 'LANDLORD', 'SHARED'], 'payer')}
          value={v.feesPayer || null}
          onChange={(x) => form.setFieldValue('feesPayer', (x ?? '') as typeof v.feesPayer)}
          error={form.errors.feesPayer}
        />
        {v.feesPayer && (
          <>
            <NumberInput
              label={t('annonces:form.feesPercent')}
              min={0}
              max={100}
              decimalScale={2}
              suffix=" %"
              hideControls
              {...form.getInputProps('feesPercent')}
            />
            <NumberInput
              label={t('annonces:form.feesAmount')}
              {...amountProps(v.currency)}
              {...form.getInputProps('feesAmount')}
            />
          </>
        )}
      </div>
      {v.currency === 'MAD' && (
        <div className={classes.pair}>
          <Select
            label={t('annonces:form.titleDeed')}
            clearable
            data={choice(['TITRE_FONCIER', 'REQUISITION', 'MELKIA'], 'deed')}
            value={v.deedStatus || null}
            onChange={(x) => form.setFieldValue('deedStatus', (x ?? '') as typeof v.deedStatus)}
            error={form.errors.deedStatus}
          />
          {v.deedStatus && (
            <TextInput label={t('annonces:form.deedNumber')} maxLength={40} {...form.getInputProps('deedNumber')} />
          )}
        </div>
      )}
      <Checkbox label={t('annonces:form.condominium')} {...form.getInputProps('condominium', { type: 'checkbox' })} />
      {v.condominium && (
        <div className={classes.pair}>
          <NumberInput
            label={t('annonces:form.lots')}
            min={1}
            hideControls
            allowDecimal={false}
            {...form.getInputProps('lots')}
          />
          <NumberInput
            label={t('annonces:form.annualCharges')}
            {...amountProps(v.currency)}
            {...form.getInputProps('annualCharges')}
          />
        </div>
      )}
    </>
  )
}

function OwnerField({ form }: { form: AnnonceFormState }) {
  const { t } = useTranslation()
  const id = form.values.ownerContactId
  const owner = useQuery({
    queryKey: keys.contact(id),
    queryFn: () => take(api.GET('/api/v1/contacts/{id}', { params: { path: { id } } })),
    enabled: id !== '',
  })
  const picked: PickedContact | null = id && owner.data ? owner.data : null
  return (
    <ContactField
      label={t('annonces:form.owner')}
      clearable
      value={picked}
      onChange={(c) => form.setFieldValue('ownerContactId', c?.id ?? '')}
      error={form.errors.ownerContactId ? String(form.errors.ownerContactId) : null}
    />
  )
}
