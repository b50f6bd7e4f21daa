import { Button, NumberInput, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Organization } from '@/lib/api-organizations.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import classes from './settings.module.css'
import { organizationQuery, useSaveOrganization } from './settings-queries.ts'

/** The assistant: on or off for everybody, and how it introduces itself. */
export function AssistantSettings() {
  const organization = useQuery(organizationQuery)
  if (organization.isPending) return <DetailSkeleton />
  if (organization.isError) {
    return <ErrorState error={organization.error} onRetry={() => void organization.refetch()} />
  }
  return <AssistantForm key={organization.data.version} organization={organization.data} />
}

function AssistantForm({ organization: o }: { organization: Organization }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const confirm = useConfirm()
  const save = useSaveOrganization()
  const readOnly = !can('settings.write')
  const { agentEnabled, agentName, agentSignature, qualifyThreshold } = o.settings
  const form = useForm({ initialValues: { agentName, agentSignature, qualifyThreshold } })
  const done = { onSuccess: () => notifyDone(t('settings:org.saved')), onError: notifyError }

  async function toggle(on: boolean) {
    const sure =
      on ||
      (await confirm({
        title: t('settings:assistant.turnOffTitle'),
        loses: [t('settings:assistant.turnOffLoses'), t('settings:assistant.turnOffLoses2')],
        confirm: t('settings:assistant.turnOff'),
      }))
    if (sure) save.mutate({ version: o.version, settings: { agentEnabled: on } }, done)
  }

  return (
    <>
      <Section title={t('settings:assistant.state')}>
        <Switch
          size="md"
          checked={agentEnabled}
          disabled={readOnly || save.isPending}
          label={t(agentEnabled ? 'settings:assistant.on' : 'settings:assistant.off')}
          onChange={(e) => void toggle(e.currentTarget.checked)}
        />
      </Section>
      <Section title={t('settings:assistant.identity')}>
        <form
          className={classes.form}
          onSubmit={form.onSubmit((settings) => save.mutate({ version: o.version, settings }, done))}
        >
          <TextInput
            label={t('settings:assistant.agentName')}
            disabled={readOnly}
            {...form.getInputProps('agentName')}
          />
          <TextInput
            label={t('settings:assistant.agentSignature')}
            description={t('settings:assistant.agentSignatureHint')}
            disabled={readOnly}
            {...form.getInputProps('agentSignature')}
          />
          <NumberInput
            label={t('settings:assistant.threshold')}
            min={0}
            max={100}
            disabled={readOnly}
            {...form.getInputProps('qualifyThreshold')}
          />
          {!readOnly && (
            <div className={classes.actions}>
              <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
                {t('action.save')}
              </Button>
            </div>
          )}
        </form>
      </Section>
    </>
  )
}
