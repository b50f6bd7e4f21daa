import { Menu, UnstyledButton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { MenuItemLink } from '@/ui/menu-link.tsx'
import classes from './bottom-bar.module.css'
import { visibleNav } from './nav.ts'

/** Four destinations and "more": the navigation of a phone. */
export function BottomBar() {
  const { t } = useTranslation()
  const { can } = useSession()
  const items = visibleNav(can)
  const first = items.filter((i) => i.mobile)
  const rest = items.filter((i) => !i.mobile)
  return (
    <nav className={classes.bar} aria-label={t('nav.label')}>
      {first.map((item) => (
        <Link
          key={item.key}
          to={item.to}
          className={classes.item}
          activeProps={{ 'data-active': true, 'aria-current': 'page' }}
        >
          <item.icon size={22} stroke={1.5} aria-hidden />
          <span>{t(`nav.${item.key}`)}</span>
        </Link>
      ))}
      <Menu position="top-end" offset={12}>
        <Menu.Target>
          <UnstyledButton className={classes.item}>
            <IconDots size={22} stroke={1.5} aria-hidden />
            <span>{t('nav.more')}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map((item) => (
            <MenuItemLink key={item.key} to={item.to} leftSection={<item.icon size={18} stroke={1.5} aria-hidden />}>
              {t(`nav.${item.key}`)}
            </MenuItemLink>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}
