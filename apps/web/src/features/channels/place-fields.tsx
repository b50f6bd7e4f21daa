import { Select, TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { branchesQuery } from '@/features/settings/settings-queries.ts'

/** As much of a form as these fields need, whatever else it holds. */
interface PlaceForm {
  values: { branchId: string }
  getInputProps(field: 'displayName' | 'branchId'): GetInputPropsReturnType
  setFieldValue(field: 'branchId', value: string): void
}

/** The name a number has for the team, and the branch it belongs to; the first branch unless somebody chooses. */
export function PlaceFields({ form }: { form: PlaceForm }) {
  const { t } = useTranslation()
  const branches = useQuery(branchesQuery)
  const first = branches.data?.items[0]?.id
  const chosen = form.values.branchId
  const choose = form.setFieldValue
  useEffect(() => {
    if (chosen === '' && first) choose('branchId', first)
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
