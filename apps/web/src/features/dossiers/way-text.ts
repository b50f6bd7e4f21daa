import i18next from 'i18next'
import type { Transition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'

/** What a way asks for, or why it is closed: conditions first, then the roles it is kept to. */
export function whyNot(way: Transition): string | null {
  const unmet = way.guards.filter((g) => !g.ok)
  if (unmet.length > 0) return unmet.map((g) => g.reason ?? label('guard', g.code)).join(' ')
  if (!way.allowed && way.roles)
    return i18next.t('dossiers:next.role', { roles: way.roles.map((r) => label('role', r)).join(', ') })
  if (way.requires.length > 0)
    return i18next.t('dossiers:next.asks', { fields: way.requires.map((f) => label('requirement', f)).join(', ') })
  return null
}
