export const platformTabs = ['organizations', 'blocks', 'health'] as const
export type PlatformTab = (typeof platformTabs)[number]

/** What the address of the page holds: the tab, what is looked for, and the organisation whose annonces are. */
export interface PlatformSearch {
  tab?: PlatformTab | undefined
  q?: string | undefined
  org?: string | undefined
}

const text = (value: unknown) => (typeof value === 'string' && value.length <= 120 && value ? value : undefined)

/** Reads the address; what is not understood is left out. */
export function readPlatformSearch(search: Record<string, unknown>): PlatformSearch {
  return {
    tab: platformTabs.find((tab) => tab === search.tab && tab !== 'organizations'),
    q: text(search.q),
    org: text(search.org),
  }
}
