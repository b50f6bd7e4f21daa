import { useTranslation } from 'react-i18next'
import type { DocumentVisibility } from '@/lib/api-documents.ts'
import { label } from '@/lib/label.ts'
import { ChoicePills } from '@/ui/choice-pills.tsx'

const choices: readonly DocumentVisibility[] = ['TEAM', 'MANAGERS']

/** Who sees a document. */
export function VisibilityField(props: { value: DocumentVisibility; onChange: (value: DocumentVisibility) => void }) {
  const { t } = useTranslation()
  return (
    <ChoicePills
      label={t('documents:ask.visibility')}
      choices={choices.map((value) => ({ value, label: label('documentVisibility', value) }))}
      value={props.value}
      onChange={(value) => props.onChange(value === 'MANAGERS' ? 'MANAGERS' : 'TEAM')}
    />
  )
}
