import { Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { branchesQuery } from '@/features/settings/settings-queries.ts'

/** The name a number has for the team, and the branch it belongs to; the first branch unless somebody chooses. */
export function PlaceFields<F extends { displayName: string; branchId: string }>({
  form,
}: {
  form: UseFormReturnType<F>
}) {
  const { t } = useTranslation()
  const branches = useQuery(branchesQuery)
  const first = branches.data?.items[0]?.id
  const chosen = form.values.branchId
  const choose = form.setFieldValue
  useEffect(() => {
    if (chosen === '' && first) choose('branchId', first as never)
  }, [chosen, first, choose])
  return (
    <>
      <TextInput
        label={t('channels:name')}
        description={t('channels:nameHint')}
        maxLength={80}
        {...form.getInputProps('displayName')}
      />
      <Select
        label={t('channels:branch')}
        data={branches.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        allowDeselect={false}
        {...form.getInputProps('branchId')}
      />
    </>
  )
}
