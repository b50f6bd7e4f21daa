import { Menu, UnstyledButton, useDirection, useMantineColorScheme } from '@mantine/core'
import {
  IconCheck,
  IconChevronDown,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconLogout,
  IconMoon,
  IconRoute,
  IconServerCog,
  IconSun,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { NotificationBell } from '@/features/notifications/notification-bell.tsx'
import { SearchButton } from '@/features/search/search-button.tsx'
import { meQuery, useSession, useSignOut, useSwitchOrganization } from '@/features/session/session.ts'
import { api } from '@/lib/api.ts'
import { changeLocale, currentLocale, directionOf } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { type Locale, locales } from '@/lib/preferences.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { MenuItemLink } from '@/ui/menu-link.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { useLiveState } from './live-context.tsx'
import { Mark } from './mark.tsx'
import classes from './top-bar.module.css'

/** Organisation on one side; language, appearance and account on the other. */
export function TopBar() {
  return (
    <header className={classes.bar}>
      <span className={classes.mark}>
        <Mark size={24} />
      </span>
      <OrganizationMenu />
      <span className={classes.grow} />
      <SearchButton />
      <LiveDot />
      <NotificationBell />
      <LanguageMenu />
      <AccountMenu />
    </header>
  )
}

function OrganizationMenu() {
  const { t } = useTranslation()
  const { me, org } = useSession()
  const change = useSwitchOrganization()
  if (me.organizations.length < 2) return <span className={classes.org}>{org.name}</span>
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className={classes.org} aria-label={`${org.name}, ${t('top.switchOrganization')}`}>
          <span className={classes.orgName}>{org.name}</span>
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('top.organization')}</Menu.Label>
        {me.organizations.map((o) => (
          <Menu.Item
            key={o.id}
            onClick={() => void change(o.id)}
            rightSection={o.id === org.id && <IconCheck size={16} stroke={1.75} aria-hidden />}
          >
            <span className={classes.orgChoice}>
              {o.name}
              <small>{o.roles.map((r) => label('role', r)).join(', ')}</small>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function LiveDot() {
  const { t } = useTranslation()
  const state = useLiveState()
  if (state !== 'live') return null
  return (
    <span className={classes.live}>
      <span aria-hidden="true" />
      {t('top.live')}
    </span>
  )
}

/** Changes the language everywhere, and on the server for the mails it sends. */
export function LanguageMenu({ anonymous }: { anonymous?: boolean }) {
  const { t } = useTranslation()
  const { setDirection } = useDirection()
  const queries = useQueryClient()
  async function choose(locale: Locale) {
    await changeLocale(locale)
    setDirection(directionOf(locale))
    if (anonymous) return
    await api.PATCH('/api/v1/me', { body: { locale } })
    await queries.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'me' })
  }
  const current = currentLocale()
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <UnstyledButton className={classes.control} aria-label={`${current.toUpperCase()}, ${t('top.language')}`}>
          {current.toUpperCase()}
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {locales.map((l) => (
          <Menu.Item
            key={l}
            lang={l}
            onClick={() => choose(l).catch(notifyError)}
            rightSection={l === current && <IconCheck size={16} stroke={1.75} aria-hidden />}
          >
            {t(`language.${l}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const schemes = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const

function AccountMenu() {
  const { t } = useTranslation()
  const { me, org } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const navigate = useNavigate()
  const queries = useQueryClient()
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton className={classes.account} aria-label={t('top.account')}>
          <Avatar name={me.user.name} size={28} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong>{me.user.name}</strong>
          <bdi>{me.user.email}</bdi>
          <small>{org.roles.map((r) => label('role', r)).join(', ')}</small>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('top.theme')}</Menu.Label>
        {schemes.map(([scheme, Picture]) => (
          <Menu.Item
            key={scheme}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(scheme)}
            leftSection={<Picture size={16} stroke={1.5} aria-hidden />}
            rightSection={colorScheme === scheme && <IconCheck size={16} stroke={1.75} aria-hidden />}
          >
            {t(`top.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {me.platformAdmin && (
          <MenuItemLink to="/platform" leftSection={<IconServerCog size={16} stroke={1.5} aria-hidden />}>
            {t('top.platform')}
          </MenuItemLink>
        )}
        {me.phonePageUrl && (
          <Menu.Item
            component="a"
            href={me.phonePageUrl}
            target="atlas-phones"
            leftSection={<IconDeviceMobile size={16} stroke={1.5} aria-hidden />}
          >
            {t('top.phonePage')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconRoute size={16} stroke={1.5} aria-hidden />}
          onClick={() => {
            queries.setQueryData(meQuery.queryKey, { ...me, tourSeen: false })
            void navigate({ to: '/inbox' })
          }}
        >
          {t('top.tour')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.5} aria-hidden className="flip-rtl" />}
          onClick={() => signOut().catch(notifyError)}
        >
          {t('top.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
