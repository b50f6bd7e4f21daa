import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

export type PanelKind = 'contact'
type PanelContent = LazyExoticComponent<ComponentType<{ id: string }>>

/** What the record panel can show, each loaded when first opened. A feature adds its line here. */
export const panelContent: Record<PanelKind, PanelContent> = {
  contact: lazy(() => import('@/features/contacts/contact-panel.tsx').then((m) => ({ default: m.ContactPanel }))),
}

/** Reads `kind:id` from the address; anything else shows no panel. */
export function parsePanel(value: string | null): { kind: PanelKind; id: string } | null {
  const [kind, id] = value?.split(':') ?? []
  return kind && id && kind in panelContent ? { kind: kind as PanelKind, id } : null
}
