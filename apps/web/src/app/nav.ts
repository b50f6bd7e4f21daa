import {
  IconActivity,
  IconAddressBook,
  IconBuildingEstate,
  IconCalendarWeek,
  IconChartBar,
  IconFolders,
  IconHistory,
  IconHome,
  IconInbox,
  IconSettings,
  IconSunHigh,
} from '@tabler/icons-react'
import type { Icon } from '@/ui/status-tone.ts'

export interface NavItem {
  key:
    | 'properties'
    | 'today'
    | 'inbox'
    | 'dossiers'
    | 'annonces'
    | 'contacts'
    | 'calendar'
    | 'reports'
    | 'operations'
    | 'audit'
    | 'settings'
  to:
    | '/properties'
    | '/today'
    | '/inbox'
    | '/dossiers'
    | '/annonces'
    | '/contacts'
    | '/calendar'
    | '/reports'
    | '/operations'
    | '/audit'
    | '/settings'
  icon: Icon
  /** Any of these permissions shows the item; the page and the API check again. */
  permissions: readonly string[]
  /** One of the four that stand in the bottom bar of a phone. */
  mobile: boolean
}

export const navItems: readonly NavItem[] = [
  { key: 'properties', to: '/properties', icon: IconHome, permissions: ['owner_space.read'], mobile: true },
  { key: 'today', to: '/today', icon: IconSunHigh, permissions: ['dossier.write'], mobile: true },
  { key: 'inbox', to: '/inbox', icon: IconInbox, permissions: ['message.send', 'dossier.read'], mobile: true },
  { key: 'dossiers', to: '/dossiers', icon: IconFolders, permissions: ['dossier.read'], mobile: true },
  { key: 'annonces', to: '/annonces', icon: IconBuildingEstate, permissions: ['annonce.read'], mobile: false },
  { key: 'contacts', to: '/contacts', icon: IconAddressBook, permissions: ['contact.read'], mobile: false },
  {
    key: 'calendar',
    to: '/calendar',
    icon: IconCalendarWeek,
    permissions: ['appointment.write', 'dossier.read'],
    mobile: true,
  },
  { key: 'reports', to: '/reports', icon: IconChartBar, permissions: ['report.read'], mobile: false },
  { key: 'operations', to: '/operations', icon: IconActivity, permissions: ['operations.read'], mobile: false },
  { key: 'audit', to: '/audit', icon: IconHistory, permissions: ['audit.read'], mobile: false },
  { key: 'settings', to: '/settings', icon: IconSettings, permissions: [], mobile: false },
]

/** What stands for an owner who has no other work here: their properties, and their own settings. */
const ownersOnly = ['properties', 'settings']

/** Items the role may open, in their order. Settings always stand: everybody has sessions and a second factor. */
export function visibleNav(can: (permission: string) => boolean): readonly NavItem[] {
  if (can('owner_space.read') && !can('dossier.read') && !can('annonce.suspend'))
    return navItems.filter((item) => ownersOnly.includes(item.key))
  return navItems.filter((item) => item.permissions.length === 0 || item.permissions.some(can))
}
