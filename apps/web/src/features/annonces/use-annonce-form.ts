import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { AnnonceValues } from './annonce-values.ts'
import type { AnnonceFormState } from './form-section.tsx'

/** Shortest and longest title the API takes. */
const titleLength = { min: 10, max: 120 }

/** The fields of an annonce with the checks that need no server. */
export function useAnnonceForm(initialValues: AnnonceValues): AnnonceFormState {
  const { t } = useTranslation()
  return useForm<AnnonceValues>({
    initialValues,
    validate: {
      title: (v) =>
        v.trim().length < titleLength.min || v.trim().length > titleLength.max
          ? t('annonces:form.titleLength', titleLength)
          : null,
      city: (v) => (v.trim() ? null : t('workflow:required')),
      mandateEnds: (v, all) => (v && all.mandateStarts && v < all.mandateStarts ? t('annonces:form.endsBefore') : null),
    },
  })
}
