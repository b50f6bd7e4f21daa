import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { Mark } from './mark.tsx'
import { visibleNav } from './nav.ts'
import classes from './rail.module.css'

/** The left rail: icons at 56 px, icons with names at 220 px. */
export function Rail({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const Toggle = open ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand
  const toggleName = t(open ? 'nav.collapse' : 'nav.expand')
  return (
    <nav className={classes.rail} aria-label={t('nav.label')} data-open={open || undefined}>
      <Link to="/" className={classes.brand} aria-label={t('app')}>
        <Mark />
        {open && <span>Atlas</span>}
      </Link>
      <ul className={classes.items}>
        {visibleNav(can).map((item) => (
          <li key={item.key}>
            <Tooltip label={t(`nav.${item.key}`)} position="right" disabled={open}>
              <Link
                to={item.to}
                className={classes.item}
                activeProps={{ 'data-active': true, 'aria-current': 'page' }}
                aria-label={t(`nav.${item.key}`)}
              >
                <item.icon size={20} stroke={1.5} aria-hidden />
                {open && <span>{t(`nav.${item.key}`)}</span>}
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
      <ActionIcon onClick={onToggle} aria-label={toggleName} title={toggleName} className={classes.toggle}>
        <Toggle size={18} stroke={1.5} className="flip-rtl" />
      </ActionIcon>
    </nav>
  )
}
