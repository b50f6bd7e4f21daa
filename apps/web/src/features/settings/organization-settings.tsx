import { Button, MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { leadText } from '@/features/calendar/reminders-block.tsx'
import { useSession } from '@/features/session/session.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Organization } from '@/lib/api-organizations.ts'
import { locales } from '@/lib/preferences.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import classes from './settings.module.css'
import { organizationQuery, useSaveOrganization } from './settings-queries.ts'

const minutes = [
  'firstResponseMinutes',
  'minimumNoticeMinutes',
  'visitMinutes',
  'travelMinimumMinutes',
  'travelBufferMinutes',
] as const
const switches = ['agentSeesAllDossiers', 'agentsMayPublish', 'contactConsentOnInbound'] as const

/** Usual times before an appointment, in minutes, with those an organisation chose by the API. */
const leadChoices = (chosen: readonly number[]) =>
  [...new Set([15, 60, 120, 240, 1440, 2880, 10_080, ...chosen])].sort((a, b) => a - b)

/** Who the organisation is, the service it promises, what its agents may do. */
export function OrganizationSettingsPage() {
  const organization = useQuery(organizationQuery)
  if (organization.isPending) return <DetailSkeleton />
  if (organization.isError) {
    return <ErrorState error={organization.error} onRetry={() => void organization.refetch()} />
  }
  return <OrganizationForm key={organization.data.version} organization={organization.data} />
}

function OrganizationForm({ organization: o }: { organization: Organization }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const save = useSaveOrganization()
  const readOnly = !can('settings.write')
  const form = useForm({
    initialValues: { name: o.name, defaultLocale: o.defaultLocale, settings: o.settings },
    validate: { name: isNotEmpty(t('auth:required')) },
  })
  function submit(values: typeof form.values) {
    save.mutate(
      { version: o.version, ...values },
      {
        onSuccess: () => notifyDone(t('settings:org.saved')),
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.byField())
          notifyError(error)
        },
      },
    )
  }
  return (
    <form onSubmit={form.onSubmit(submit)}>
      {readOnly && <p className={classes.muted}>{t('settings:readOnly')}</p>}
      <fieldset disabled={readOnly} style={{ border: 0, padding: 0, margin: 0 }}>
        <Section title={t('settings:org.identity')}>
          <div className={classes.stack}>
            <div className={classes.pair}>
              <TextInput label={t('settings:org.name')} {...form.getInputProps('name')} />
              <Select
                label={t('settings:org.defaultLocale')}
                data={locales.map((l) => ({ value: l, label: t(`language.${l}`) }))}
                allowDeselect={false}
                {...form.getInputProps('defaultLocale')}
              />
            </div>
            <dl className={classes.facts}>
              {(['slug', 'country', 'timezone', 'currency'] as const).map((fact) => (
                <div key={fact}>
                  <dt>{t(`settings:org.${fact}`)}</dt>
                  <dd>
                    <bdi>{o[fact]}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </Section>
        <Section title={t('settings:org.service')} hint={t('settings:org.serviceHint')}>
          <div className={classes.pair}>
            {minutes.map((name) => (
              <NumberInput
                key={name}
                label={t(`settings:org.${name}`)}
                min={0}
                max={10_080}
                step={5}
                allowDecimal={false}
                {...form.getInputProps(`settings.${name}`)}
              />
            ))}
            <NumberInput
              label={t('settings:org.travelSpeedKmh')}
              min={5}
              max={120}
              step={5}
              allowDecimal={false}
              {...form.getInputProps('settings.travelSpeedKmh')}
            />
            <NumberInput
              label={t('settings:org.maxVisitsPerDay')}
              min={1}
              max={30}
              allowDecimal={false}
              {...form.getInputProps('settings.maxVisitsPerDay')}
            />
            <Select
              label={t('settings:org.overlapPolicy')}
              data={[
                { value: 'FORBID', label: t('settings:org.FORBID') },
                { value: 'WARN', label: t('settings:org.WARN') },
              ]}
              allowDeselect={false}
              {...form.getInputProps('settings.overlapPolicy')}
            />
          </div>
        </Section>
        <Section title={t('settings:org.reminders')} hint={t('settings:org.remindersHint')}>
          <div className={classes.pair}>
            <MultiSelect
              label={t('settings:org.reminderMinutes')}
              data={leadChoices(o.settings.reminderMinutes).map((m) => ({ value: String(m), label: leadText(t, m) }))}
              maxValues={4}
              value={form.values.settings.reminderMinutes.map(String)}
              onChange={(chosen) => form.setFieldValue('settings.reminderMinutes', chosen.map(Number))}
            />
          </div>
        </Section>
        <Section title={t('settings:org.sending')} hint={t('settings:org.sendingHint')}>
          <div className={classes.pair}>
            <TextInput type="time" label={t('settings:org.quietFrom')} {...form.getInputProps('settings.quietFrom')} />
            <TextInput type="time" label={t('settings:org.quietTo')} {...form.getInputProps('settings.quietTo')} />
            <NumberInput
              label={t('settings:org.contactCapPerDay')}
              min={1}
              max={50}
              allowDecimal={false}
              {...form.getInputProps('settings.contactCapPerDay')}
            />
            <NumberInput
              label={t('settings:org.marketingCapPerWeek')}
              min={1}
              max={50}
              allowDecimal={false}
              {...form.getInputProps('settings.marketingCapPerWeek')}
            />
            <NumberInput
              label={t('settings:org.dailyMessages')}
              placeholder={t('settings:org.dailyMessagesNone')}
              min={1}
              max={10_000_000}
              allowDecimal={false}
              {...form.getInputProps('settings.dailyMessages')}
              value={form.values.settings.dailyMessages ?? ''}
              onChange={(value) => form.setFieldValue('settings.dailyMessages', value === '' ? null : Number(value))}
            />
          </div>
          <Switch
            mt="md"
            label={t('settings:org.fallbackChannels')}
            description={t('settings:org.fallbackChannelsHint')}
            {...form.getInputProps('settings.fallbackChannels', { type: 'checkbox' })}
          />
        </Section>
        <Section title={t('settings:org.rights')}>
          <div className={classes.stack}>
            {switches.map((name) => (
              <Switch
                key={name}
                label={t(`settings:org.${name}`)}
                description={t(`settings:org.${name}Hint`, { defaultValue: '' })}
                {...form.getInputProps(`settings.${name}`, { type: 'checkbox' })}
              />
            ))}
          </div>
        </Section>
        {!readOnly && (
          <div className={classes.actions}>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t('action.save')}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  )
}
