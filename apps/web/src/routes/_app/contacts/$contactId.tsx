import { createFileRoute, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ContactPanel } from '@/features/contacts/contact-panel.tsx'
import classes from '@/features/contacts/contacts.module.css'
import { documentInAddress } from '@/features/documents/opened-document.ts'
import { Page } from '@/ui/page.tsx'

export const Route = createFileRoute('/_app/contacts/$contactId')({
  validateSearch: (search: Record<string, unknown>): { document?: string | undefined } => ({
    document: documentInAddress(search),
  }),
  component: ContactRoute,
})

function ContactRoute() {
  const { t } = useTranslation()
  const { contactId } = Route.useParams()
  return (
    <Page narrow>
      <p className={classes.muted}>
        <Link to="/contacts">{t('contacts:back')}</Link>
      </p>
      <div className={classes.record}>
        <ContactPanel key={contactId} id={contactId} />
      </div>
    </Page>
  )
}
