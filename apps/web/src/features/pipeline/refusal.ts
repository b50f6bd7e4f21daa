import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { ApiError } from '@/lib/api-error.ts'
import type { Transition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { notifyError } from '@/ui/notify.tsx'

function isTransitionList(value: unknown): value is Transition[] {
  return Array.isArray(value) && value.every((t) => typeof t === 'object' && t !== null && 'to' in t)
}

function currentStatus(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'status' in value && typeof value.status === 'string'
    ? value.status
    : null
}

/** "Contacted, Lost": steps by name, or "none". */
export function stepNames(codes: readonly string[]): string {
  return codes.length > 0 ? codes.map((c) => label('status', c)).join(', ') : i18next.t('dossiers:move.nothing')
}

/** A refused move in words: what is possible instead, or where somebody else has just put it. Null: not of this kind. */
export function explainRefusal(error: unknown): { title: string; body: string } | null {
  if (!(error instanceof ApiError)) return null
  if (error.code === 'VERSION_CONFLICT') {
    const status = currentStatus(error.problem.current)
    return {
      title: i18next.t('dossiers:move.conflictTitle'),
      body: status
        ? i18next.t('dossiers:move.conflictBody', { status: label('status', status) })
        : i18next.t('dossiers:move.conflictPlain'),
    }
  }
  if (isTransitionList(error.problem.allowed)) {
    const possible = error.problem.allowed.filter((t) => t.allowed !== false).map((t) => t.to)
    return { title: error.message, body: i18next.t('dossiers:move.possible', { steps: stepNames(possible) }) }
  }
  return null
}

/** Tells a refused move; what is not a refusal of the workflow is told like any other failure. */
export function notifyRefusal(error: unknown): void {
  const told = explainRefusal(error)
  if (!told) {
    notifyError(error)
    return
  }
  notifications.show({ title: told.title, message: told.body, color: 'terracotta', autoClose: 9000, withBorder: true })
}
