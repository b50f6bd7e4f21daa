import {
  IconBuilding,
  IconBuildingBank,
  IconCrane,
  IconHomeSearch,
  IconKey,
  IconPhone,
  IconSignature,
  IconVideo,
} from '@tabler/icons-react'
import type { AppointmentType } from '@/lib/api-appointments.ts'
import type { Icon } from '@/ui/status-tone.ts'

/** One icon and one hue per type of appointment, the same on every screen. */
export const appointmentIcons: Record<AppointmentType, Icon> = {
  VISIT: IconHomeSearch,
  CALL: IconPhone,
  OFFICE_MEETING: IconBuilding,
  OWNER_VISIT: IconKey,
  NOTARY_MEETING: IconBuildingBank,
  SIGNING: IconSignature,
  SITE_VISIT: IconCrane,
  VIDEO_CALL: IconVideo,
}

/** Hue of the palette (1–6): visits Majorelle, owners terracotta, calls green, papers saffron, office plum, sites teal. */
export const appointmentHues: Record<AppointmentType, 1 | 2 | 3 | 4 | 5 | 6> = {
  VISIT: 1,
  OWNER_VISIT: 2,
  CALL: 3,
  VIDEO_CALL: 3,
  NOTARY_MEETING: 4,
  SIGNING: 4,
  OFFICE_MEETING: 5,
  SITE_VISIT: 6,
}
