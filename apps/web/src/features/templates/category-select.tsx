import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TemplateCategory } from '@/lib/api-templates.ts'

const CATEGORIES: TemplateCategory[] = ['UTILITY', 'MARKETING']

/** What a template is for: something under way, or a proposal that needs the person's consent. */
export function CategorySelect(props: {
  value: TemplateCategory
  locked: boolean
  onChange: (category: TemplateCategory) => void
}) {
  const { t } = useTranslation()
  return (
    <Select
      label={t('templates:field.category')}
      allowDeselect={false}
      readOnly={props.locked}
      data={[...new Set([...CATEGORIES, props.value])].map((value) => ({
        value,
        label: t(`templates:category.${value}`),
      }))}
      value={props.value}
      onChange={(value) => props.onChange((value ?? 'UTILITY') as TemplateCategory)}
    />
  )
}
