import { IconUserOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './privacy.module.css'

/** Over a record that was made unrecognisable: why it says nothing. */
export function ErasedBanner() {
  const { t } = useTranslation()
  return (
    <p className={classes.banner} role="status">
      <IconUserOff size={20} stroke={1.5} aria-hidden />
      {t('privacy:erasedBanner')}
    </p>
  )
}
