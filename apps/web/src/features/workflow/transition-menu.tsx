import { Button, Menu } from '@mantine/core'
import { IconArrowRight, IconChevronDown, IconLock } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Transition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { MenuItemLink } from '@/ui/menu-link.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { canFillHere, useTransition } from './transitions.ts'
import classes from './workflow.module.css'

const TransitionDialog = lazy(() => import('./transition-dialog.tsx').then((m) => ({ default: m.TransitionDialog })))

/**
 * The steps open to a dossier, exactly as the server lists them. One that asks for nothing happens at once; one that
 * asks for a field opens the sheet; one that needs a fact (a booking, an offer) leads to the dossier where it is made.
 */
export function TransitionMenu(props: {
  dossierId: string
  status: string
  version: number
  transitions: readonly Transition[]
}) {
  const { t } = useTranslation()
  const move = useTransition(props.dossierId)
  const [asking, setAsking] = useState<Transition | null>(null)
  const open = props.transitions.filter((x) => x.command === null)

  function choose(transition: Transition) {
    if (transition.requires.length > 0 || transition.guards.some((g) => !g.ok)) {
      setAsking(transition)
      return
    }
    move.mutate(
      { to: transition.to, version: props.version, fields: {} },
      {
        onSuccess: () => notifyDone(t('workflow:moved', { status: label('status', transition.to) })),
        onError: notifyError,
      },
    )
  }

  if (open.length === 0) return <StatusBadge code={props.status} />
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-md"
            loading={move.isPending}
            rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
          >
            {label('status', props.status)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('workflow:next')}</Menu.Label>
          {open.map((transition) => (
            <Step key={transition.to} transition={transition} dossierId={props.dossierId} onChoose={choose} />
          ))}
        </Menu.Dropdown>
      </Menu>
      {asking && (
        <Suspense fallback={null}>
          <TransitionDialog
            dossierId={props.dossierId}
            version={props.version}
            transition={asking}
            onClose={() => setAsking(null)}
          />
        </Suspense>
      )}
    </>
  )
}

function Step(props: { transition: Transition; dossierId: string; onChoose: (transition: Transition) => void }) {
  const { t } = useTranslation()
  const { transition } = props
  const needs = transition.requires.map((f) => label('requirement', f)).join(', ')
  const Picture = transition.allowed ? IconArrowRight : IconLock
  const icon = <Picture size={16} stroke={1.5} aria-hidden className="flip-rtl" />
  const text = (
    <span className={classes.choice}>
      {label('status', transition.to)}
      {needs && <small>{t('workflow:asksFor', { fields: needs })}</small>}
    </span>
  )
  if (transition.allowed && !canFillHere(transition)) {
    return (
      <MenuItemLink leftSection={icon} to="/dossiers/$dossierId" params={{ dossierId: props.dossierId }}>
        {text}
      </MenuItemLink>
    )
  }
  return (
    <Menu.Item leftSection={icon} disabled={!transition.allowed} onClick={() => props.onChoose(transition)}>
      {text}
    </Menu.Item>
  )
}
