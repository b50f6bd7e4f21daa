import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Annonce } from '@/lib/api-annonces.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Transition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { useConfirm } from '@/ui/confirm.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './annonce-aside.module.css'
import { MoveDialog } from './annonce-move-dialog.tsx'
import { useMoveAnnonce } from './annonce-queries.ts'

const duplicateGuard = 'duplicate_clear_or_overridden'

/** What a move asks for before it can be made: the fields it requires, and the reason that lifts a suspected duplicate. */
function asked(transition: Transition, mayOverride: boolean): string[] | null {
  const unmet = transition.guards.filter((g) => !g.ok).map((g) => g.code)
  const liftable = mayOverride && unmet.length === 1 && unmet[0] === duplicateGuard
  if (liftable) return [...transition.requires, 'duplicateOverrideReason']
  return transition.allowed && unmet.length === 0 ? transition.requires : null
}

/** The states an annonce may go to, each with its conditions, met or not, and why not. */
export function AnnonceMoves({ annonce: a }: { annonce: Annonce }) {
  const { t } = useTranslation()
  const { org } = useSession()
  const confirm = useConfirm()
  const move = useMoveAnnonce(a.id)
  const [asking, setAsking] = useState<{ transition: Transition; fields: string[] } | null>(null)
  const mayOverride = org.roles.some((r) => r === 'MANAGER' || r === 'ADMIN_ORG')
  // What only another role may do is not shown; what a condition holds back is, with its reason.
  const ways = a.actions.allowed.filter((w) => w.command === null && (w.allowed || w.guards.some((g) => !g.ok)))

  async function go(transition: Transition, fields: string[]) {
    if (fields.length > 0) {
      setAsking({ transition, fields })
      return
    }
    if (transition.to === 'ARCHIVED') {
      const yes = await confirm({
        title: t('annonces:archiveTitle'),
        body: t('annonces:archiveBody'),
        confirm: t('annonces:moveTo.ARCHIVED'),
      })
      if (!yes) return
    }
    move.mutate(
      { to: transition.to, version: a.version },
      {
        onSuccess: () => notifyDone(t('annonces:moved', { status: label('annonceStatus', transition.to) })),
        onError: (error) => {
          if (error instanceof ApiError && error.code === 'VERSION_CONFLICT') notifyDone(t('annonces:conflict'))
          else notifyError(error)
        },
      },
    )
  }

  if (ways.length === 0) return null
  return (
    <div className={classes.moves}>
      {ways.map((way) => {
        const fields = asked(way, mayOverride)
        const main = way.to === 'PUBLISHED'
        return (
          <div key={way.to} className={classes.move}>
            <Button
              fullWidth
              variant={main ? 'filled' : 'default'}
              color={way.to === 'ARCHIVED' || way.to === 'SUSPENDED' ? 'terracotta' : undefined}
              disabled={fields === null}
              loading={move.isPending && move.variables?.to === way.to}
              onClick={() => fields && void go(way, fields)}
            >
              {t(`annonces:moveTo.${way.to}`, { defaultValue: label('annonceStatus', way.to) })}
            </Button>
            {way.guards.some((g) => !g.ok) && (
              <ul className={classes.guards}>
                {way.guards.map((g) => {
                  const Mark = g.ok ? IconCircleCheck : IconCircleX
                  return (
                    <li key={g.code} data-ok={g.ok}>
                      <Mark size={15} stroke={1.75} aria-hidden />
                      <span>{g.ok ? label('guard', g.code) : (g.reason ?? label('guard', g.code))}</span>
                    </li>
                  )
                })}
              </ul>
            )}
          </div>
        )
      })}
      {asking && <MoveDialog annonce={a} {...asking} onClose={() => setAsking(null)} />}
    </div>
  )
}
