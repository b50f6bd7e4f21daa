import {
  IconBuildingEstate,
  IconChecklist,
  IconFileText,
  IconFolder,
  IconMessage,
  IconPlus,
  IconUser,
} from '@tabler/icons-react'
import { visibleNav } from '@/app/nav.ts'
import type { Hit, HitGroup, HitKind } from '@/lib/api-search.ts'
import type { CodeFamily } from '@/lib/label.ts'
import type { Icon } from '@/ui/status-tone.ts'

/** One line of the palette and where it leads. */
export interface Choice {
  key: string
  title: string
  detail: string | null
  reference: string | null
  status: string | null
  /** Of which codes the status is one. */
  family: CodeFamily
  coverUrl: string | null
  icon: Icon
  /** An address of the app. */
  to: string
}

export interface ChoiceGroup {
  key: string
  title: string
  choices: Choice[]
}

export const kindIcons: Record<HitKind, Icon> = {
  DOSSIER: IconFolder,
  CONTACT: IconUser,
  CONVERSATION: IconMessage,
  ANNONCE: IconBuildingEstate,
  DOCUMENT: IconFileText,
  TASK: IconChecklist,
}

const pages: Record<HitKind, (hit: Hit) => string> = {
  DOSSIER: ({ id }) => `/dossiers/${id}`,
  CONTACT: ({ id }) => `/contacts/${id}`,
  CONVERSATION: ({ id }) => `/inbox/${id}`,
  ANNONCE: ({ id }) => `/annonces/${id}`,
  DOCUMENT: documentPage,
  TASK: ({ dossierId }) => (dossierId ? `/dossiers/${dossierId}` : '/today'),
}

/** A document is opened on the page of what it belongs to. */
function documentPage({ id, dossierId, contactId, annonceId }: Hit): string {
  if (dossierId) return `/dossiers/${dossierId}?tab=details&document=${id}`
  return annonceId ? `/annonces/${annonceId}?document=${id}` : `/contacts/${contactId}?document=${id}`
}

const blank = { detail: null, reference: null, status: null, coverUrl: null, family: 'status' as const }

/** What was found, kind by kind. */
export function foundChoices(groups: readonly HitGroup[], t: (key: string) => string): ChoiceGroup[] {
  return groups.map(({ kind, items }) => ({
    key: kind,
    title: t(`search:${kind}`),
    choices: items.map((hit) => ({
      ...hit,
      key: `${kind}:${hit.id}`,
      family: kind === 'DOCUMENT' ? 'documentState' : 'status',
      icon: kindIcons[kind],
      to: pages[kind](hit),
    })),
  }))
}

/** Before anything is typed, and beside what is found: where one can go and what one can begin. */
export function commandChoices(can: (permission: string) => boolean, t: (key: string) => string): ChoiceGroup[] {
  const begin = [
    { key: 'newDossier', to: '/dossiers?create=true', permission: 'dossier.write' },
    { key: 'newAnnonce', to: '/annonces/new', permission: 'annonce.write' },
  ].filter(({ permission }) => can(permission))
  return [
    {
      key: 'act',
      title: t('search:act'),
      choices: begin.map(({ key, to }) => ({ ...blank, key, title: t(`search:${key}`), icon: IconPlus, to })),
    },
    {
      key: 'go',
      title: t('search:go'),
      choices: visibleNav(can).map((item) => ({
        ...blank,
        key: item.key,
        title: t(`nav.${item.key}`),
        icon: item.icon,
        to: item.to,
      })),
    },
  ].filter(({ choices }) => choices.length > 0)
}
