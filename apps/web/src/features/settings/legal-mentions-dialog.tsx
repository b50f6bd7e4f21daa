import { Button, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Branch, LegalMentions } from '@/lib/api-organizations.ts'
import { keys } from '@/lib/keys.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './settings.module.css'

const french = ['legalForm', 'card', 'cardIssuer', 'tradeRegister', 'siret', 'seat'] as const
const moroccan = ['legalForm', 'card', 'tradeRegister', 'ice', 'seat'] as const
/** As long as the server takes them. */
const lengths: Record<keyof LegalMentions, number> = {
  legalForm: 120,
  seat: 300,
  tradeRegister: 80,
  card: 60,
  cardIssuer: 120,
  siret: 30,
  ice: 30,
}
const numbers: ReadonlySet<keyof LegalMentions> = new Set(['card', 'siret', 'ice'])

/** What a branch prints about itself on registers and papers: the fields its country asks for. */
export function LegalMentionsDialog({ branch, onClose }: { branch: Branch; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const inFrance = branch.country === 'FR'
  const fields: readonly (keyof LegalMentions)[] = inFrance ? french : moroccan
  const form = useForm({
    initialValues: { legal: Object.fromEntries(fields.map((name) => [name, branch.legal[name] ?? ''])) },
  })
  const save = useMutation({
    mutationFn: ({ legal }: typeof form.values) =>
      take(
        api.PATCH('/api/v1/branches/{id}', {
          params: { path: { id: branch.id } },
          body: { version: branch.version, legal },
        }),
      ),
    onSuccess: () => {
      notifyDone(t('settings:legal.saved'))
      onClose()
    },
    onError: (error) => {
      if (error instanceof ApiError) form.setErrors(error.byField())
      notifyError(error)
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.branches }),
        queries.invalidateQueries({ queryKey: keys.registers }),
      ]),
  })
  const nameOf = (name: keyof LegalMentions) =>
    t(`settings:legal.${name === 'card' && !inFrance ? 'authorisation' : name}`)
  const exampleOf = (name: keyof LegalMentions) =>
    name === 'seat'
      ? (branch.address ?? branch.city)
      : t(`settings:legal.example.${branch.country}.${name}`, { defaultValue: '' })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings:legal.titleOf', { name: branch.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={form.onSubmit((v) => save.mutate(v))}>
        <p className={classes.muted}>{t('settings:legal.hint')}</p>
        {fields.map((name, i) => (
          <TextInput
            key={name}
            label={nameOf(name)}
            description={name === 'seat' ? t('settings:legal.seatHint') : undefined}
            placeholder={exampleOf(name)}
            maxLength={lengths[name]}
            {...(numbers.has(name) ? { className: 'num', dir: 'ltr' } : { dir: 'auto' })}
            {...(i === 0 ? { 'data-autofocus': true } : {})}
            {...form.getInputProps(`legal.${name}`)}
          />
        ))}
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
