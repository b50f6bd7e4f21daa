import {
  IconBan,
  IconBrandWhatsapp,
  IconBuilding,
  IconBuildingCastle,
  IconBuildingCommunity,
  IconBuildingSkyscraper,
  IconBuildingStore,
  IconCalendarEvent,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconDoor,
  IconHome,
  IconMail,
  IconMessage,
  IconMountain,
  IconPhone,
  IconPlayerPause,
  type IconProps,
  IconTractor,
  IconTrophy,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { ownTone } from '@/lib/own-states.ts'
import type { Tone } from './theme.ts'

export type Icon = ComponentType<IconProps>

/** Tone of a workflow state, by what it means for the person's attention; unknown states stay neutral. */
const statusTones: Record<string, Tone> = {
  NEW: 'majorelle',
  WON: 'mint',
  APPROVED: 'mint',
  PUBLISHED: 'mint',
  ACTIVE: 'mint',
  SIGNED: 'mint',
  CONFIRMED: 'mint',
  DONE: 'mint',
  GRANTED: 'mint',
  MANDATE_SIGNED: 'mint',
  COMPROMISE_SIGNED: 'mint',
  OFFER_RECEIVED: 'saffron',
  OFFER_REQUESTED: 'saffron',
  NEGOTIATION: 'saffron',
  COUNTER_OFFER: 'saffron',
  SIGNING_SCHEDULED: 'saffron',
  RESERVED: 'saffron',
  FOLLOW_UP: 'saffron',
  PENDING: 'saffron',
  EXPIRED: 'saffron',
  ACCEPTED: 'mint',
  OPEN: 'saffron',
  REQUESTED: 'saffron',
  RECEIVED: 'majorelle',
  CHECKED: 'mint',
  SCHEDULED: 'majorelle',
  VISIT_PLANNED: 'majorelle',
  VISIT_DONE: 'majorelle',
  QUALIFIED: 'majorelle',
  LOST: 'terracotta',
  NO_SHOW: 'terracotta',
  REJECTED: 'terracotta',
  SUSPENDED: 'terracotta',
  DENIED: 'terracotta',
  REVOKED: 'terracotta',
  FAILED: 'terracotta',
  DEAD: 'terracotta',
  CANCELLED: 'terracotta',
  UNREACHABLE: 'terracotta',
}

export function statusTone(code: string): Tone {
  return ownTone(code) ?? statusTones[code] ?? 'sand'
}

const statusIcons: Record<string, Icon> = {
  NEW: IconCircleDashed,
  WON: IconTrophy,
  LOST: IconBan,
  ON_HOLD: IconPlayerPause,
  PAUSED: IconPlayerPause,
  VISIT_PLANNED: IconCalendarEvent,
  SIGNING_SCHEDULED: IconCalendarEvent,
  CONFIRMED: IconCheck,
  DONE: IconCheck,
  FOLLOW_UP: IconClock,
}

export function statusIcon(code: string): Icon | null {
  return statusIcons[code] ?? null
}

/** One icon per channel, the same on every screen. */
export const channelIcons: Record<string, Icon> = {
  WHATSAPP: IconBrandWhatsapp,
  SMS: IconMessage,
  EMAIL: IconMail,
  PHONE: IconPhone,
}

/** One icon per property type, the same on every screen. */
export const propertyIcons: Record<string, Icon> = {
  APARTMENT: IconBuilding,
  VILLA: IconBuildingCommunity,
  HOUSE: IconHome,
  STUDIO: IconDoor,
  RIAD: IconBuildingCastle,
  LAND: IconMountain,
  OFFICE: IconBuildingSkyscraper,
  SHOP: IconBuildingStore,
  FARM: IconTractor,
  ROOM: IconDoor,
}
