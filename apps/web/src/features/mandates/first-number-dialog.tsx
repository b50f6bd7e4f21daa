import { Button, Modal, NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Register } from '@/lib/api-mandates.ts'
import { keys } from '@/lib/keys.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './mandates.module.css'

const LARGEST = 999_999_999

/** Asks with which number a register without entries begins: an agency goes on from its register on paper. */
export function FirstNumberDialog({ register, onClose }: { register: Register; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const form = useForm<{ firstNumber: number | string }>({
    initialValues: { firstNumber: register.firstNumber },
    validate: {
      firstNumber: (value) =>
        typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LARGEST
          ? null
          : t('mandates:first.invalid'),
    },
  })
  const save = useMutation({
    mutationFn: (firstNumber: number) =>
      take(
        api.PUT('/api/v1/mandates/registers/{branchId}', {
          params: { path: { branchId: register.branchId } },
          body: { firstNumber },
        }),
      ),
    onSuccess: (after) => {
      notifyDone(t('mandates:first.done', { number: after.firstNumber }))
      onClose()
    },
    onError: (error) => {
      if (error instanceof ApiError) form.setErrors(error.byField())
      notifyError(error)
    },
    // REGISTER_BEGUN too: somebody entered a mandate meanwhile, and the page shows it.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.registers }),
        queries.invalidateQueries({ queryKey: keys.mandates(register.branchId) }),
      ]),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('mandates:first.title', { name: register.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form className={classes.form} onSubmit={form.onSubmit(({ firstNumber }) => save.mutate(Number(firstNumber)))}>
        <NumberInput
          label={t('mandates:first.label')}
          description={t('mandates:first.hint')}
          min={1}
          max={LARGEST}
          allowDecimal={false}
          allowNegative={false}
          data-autofocus
          {...form.getInputProps('firstNumber')}
        />
        <p className={classes.hint}>{t('mandates:first.why')}</p>
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
