import { Kbd, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './search.module.css'

const CommandPalette = lazy(() => import('./command-palette.tsx').then((m) => ({ default: m.CommandPalette })))
const apple = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Opens the search over everything; so does ⌘K (Ctrl K), also from inside a field. */
export function SearchButton() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  useHotkeys([['mod+K', () => setOpen((was) => !was)]], [], true)
  return (
    <>
      <UnstyledButton
        className={classes.button}
        onClick={() => setOpen(true)}
        aria-label={t('search:open')}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <span>{t('search:open')}</span>
        <Kbd size="xs" aria-hidden>
          {apple ? '⌘K' : 'Ctrl K'}
        </Kbd>
      </UnstyledButton>
      {open && (
        <Suspense fallback={null}>
          <CommandPalette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
