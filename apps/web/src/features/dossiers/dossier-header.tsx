import { ActionIcon, Button, Menu, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconArrowRight,
  IconArrowsShuffle,
  IconBrandWhatsapp,
  IconCheck,
  IconChevronDown,
  IconLock,
  IconMail,
  IconPhone,
  IconRotate,
  IconUserOff,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GlassBox } from '@/features/decisions/glass-box.tsx'
import { CallBadge } from '@/features/privacy/call-badge.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { Transition } from '@/lib/api-workflows.ts'
import { formatName } from '@/lib/format.ts'
import { label } from '@/lib/label.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { ActionIconLink } from '@/ui/link.tsx'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { ScoreRing } from '@/ui/score-ring.tsx'
import { Tag } from '@/ui/status-badge.tsx'
import { ElapsedText, InstantText, PhoneText } from '@/ui/text.tsx'
import classes from './dossier-header.module.css'
import { useAssign, useAssignAutomatically } from './dossier-queries.ts'
import { useAgents } from './pickers.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'
import { whyNot } from './way-text.ts'

const DossierMergeButton = lazy(() =>
  import('@/features/duplicates/merge-actions.tsx').then((m) => ({ default: m.DossierMergeButton })),
)

/** Who it is about, how to reach them, whose case it is and the way on. */
export function DossierHeader(props: { dossier: Dossier; onStep: (transition: Transition) => void; moving: boolean }) {
  const { t } = useTranslation()
  const { zoneOf, can } = useSession()
  const { dossier: d } = props
  // Of an erased person a place-holder stands there, which nobody can call.
  const reachable = d.identities.filter((i) => !i.value.startsWith('erased:'))
  const phone = reachable.find((i) => i.kind === 'PHONE' && i.primary) ?? reachable.find((i) => i.kind === 'PHONE')
  const mail = reachable.find((i) => i.kind === 'EMAIL')
  const chat = d.conversations.find((c) => c.channel === 'WHATSAPP') ?? d.conversations[0]
  const late = d.firstResponseDueAt && !d.firstResponseAt && d.isOpen !== false ? d.firstResponseDueAt : null
  const scoreName = d.score === null ? t('score.none') : t('score.label', { score: d.score })
  return (
    <div className={classes.root}>
      <nav className={classes.crumbs}>
        <Link to="/dossiers">{t('nav.dossiers')}</Link>
        <span aria-hidden="true">/</span>
        <bdi className="num">{d.reference}</bdi>
        <Tag>{label('caseType', d.caseType)}</Tag>
        <span className={classes.origin}>
          {t('dossiers:page.openedFrom', { source: label('source', d.source) })} ·{' '}
          <InstantText at={d.openedAt} zone={zoneOf(d.branchId)} style="date" />
        </span>
      </nav>
      <div className={classes.line}>
        <Avatar name={d.contact.displayName} size={48} />
        <div className={classes.who}>
          <h1>
            <Link to="/contacts/$contactId" params={{ contactId: d.contact.id }}>
              {formatName(d.contact.displayName)}
            </Link>
          </h1>
          <div className={classes.reach}>
            {phone && <PhoneText value={phone.value} />}
            {phone && (
              <Tooltip label={t('dossiers:page.call')}>
                <ActionIcon component="a" href={`tel:${phone.value}`} size="md" aria-label={t('dossiers:page.call')}>
                  <IconPhone size={17} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
            )}
            {phone && <CallBadge contactId={d.contact.id} identity={phone} consents={d.consents} />}
            {chat && can('message.send') && (
              <Tooltip label={t('dossiers:page.write')}>
                <ActionIconLink
                  to="/inbox/$conversationId"
                  params={{ conversationId: chat.id }}
                  size="md"
                  color="mint"
                  aria-label={t('dossiers:page.write')}
                >
                  <IconBrandWhatsapp size={18} stroke={1.5} />
                </ActionIconLink>
              </Tooltip>
            )}
            {mail && (
              <Tooltip label={mail.value}>
                <ActionIcon component="a" href={`mailto:${mail.value}`} size="md" aria-label={t('dossiers:page.mail')}>
                  <IconMail size={17} stroke={1.5} />
                </ActionIcon>
              </Tooltip>
            )}
            {late && (
              <Tag tone="terracotta">
                {t('dossiers:page.firstResponseDue')} <ElapsedText since={late} />
              </Tag>
            )}
          </div>
        </div>
        <div className={classes.aside}>
          <GlassBox
            decisionId={can('decision.read') ? d.scoreDecisionId : null}
            factors={d.scoreFactors}
            name={scoreName}
          >
            <ScoreRing score={d.score} band={d.band} size={48} />
          </GlassBox>
          <AssigneePicker dossier={d} />
          {can('dossier.merge') && (
            <Suspense>
              <DossierMergeButton dossier={d} />
            </Suspense>
          )}
          <StepMenu {...props} />
        </div>
      </div>
    </div>
  )
}

function AssigneePicker({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const agents = useAgents()
  const assign = useAssign(d.id)
  const byRules = useAssignAutomatically(d.id)
  const face = (
    <>
      {d.assignee ? <Avatar name={d.assignee.name} size={24} /> : <IconUserOff size={18} stroke={1.5} aria-hidden />}
      <span className={classes.assigneeName}>{d.assignee?.name ?? t('person.unassigned')}</span>
    </>
  )
  if (!d.canAssign) return <span className={classes.assignee}>{face}</span>
  function give(assigneeId: string | null, name: string | null) {
    assign.mutate(
      { assigneeId, version: d.version },
      {
        onSuccess: () => notifyDone(name ? t('dossiers:page.assigned', { name }) : t('dossiers:page.unassigned')),
        onError: failed,
      },
    )
  }
  function failed(error: unknown) {
    if (error instanceof ApiError && error.code === 'VERSION_CONFLICT') notifyDone(t('dossiers:page.conflict'))
    else notifyError(error)
  }
  function giveByRules() {
    byRules.mutate(d.version, {
      onSuccess: ({ assignee }) => notifyDone(t('dossiers:page.assigned', { name: assignee?.name ?? '' })),
      onError: failed,
    })
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton
          className={classes.assignee}
          data-button
          aria-label={`${t('dossiers:page.assign')} (${d.assignee?.name ?? t('person.unassigned')})`}
        >
          {face}
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {!d.assignee && d.isOpen && (
          <>
            <Menu.Item leftSection={<IconArrowsShuffle size={18} stroke={1.5} aria-hidden />} onClick={giveByRules}>
              {t('assignment:automatically')}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{t('dossiers:page.assignee')}</Menu.Label>
        {agents.map((a) => (
          <Menu.Item
            key={a.id}
            leftSection={<Avatar name={a.name} size={24} />}
            rightSection={a.id === d.assignee?.id && <IconCheck size={16} stroke={1.75} aria-hidden />}
            onClick={() => give(a.id, a.name)}
          >
            {a.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconUserOff size={18} stroke={1.5} aria-hidden />} onClick={() => give(null, null)}>
          {t('person.unassigned')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** The ways out of the present state, in the order of the workflow; why one is closed stands under it. */
function StepMenu(props: { dossier: Dossier; onStep: (transition: Transition) => void; moving: boolean }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [reopening, setReopening] = useState(false)
  const { dossier: d } = props
  if (d.canReopen ?? (d.workflow.terminal.includes(d.status) && can('dossier.reopen')))
    return (
      <>
        <Button
          variant="default"
          leftSection={<IconRotate size={16} stroke={1.5} aria-hidden />}
          onClick={() => setReopening(true)}
        >
          {t('dossiers:reopen.button')}
        </Button>
        {reopening && <ReopenDialog dossier={d} onClose={() => setReopening(false)} />}
      </>
    )
  const ways = d.transitions.filter((x) => x.command === null)
  if (!d.canEdit || ways.length === 0) return null
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button loading={props.moving} rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden />}>
          {t('workflow:move')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('workflow:next')}</Menu.Label>
        {ways.map((way) => {
          const why = whyNot(way)
          const Picture = way.allowed ? IconArrowRight : IconLock
          return (
            <Menu.Item
              key={way.to}
              disabled={!way.allowed}
              color={way.to === 'LOST' ? 'terracotta' : undefined}
              leftSection={<Picture size={16} stroke={1.5} aria-hidden className="flip-rtl" />}
              onClick={() => props.onStep(way)}
            >
              <span className={classes.way}>
                {label('status', way.to)}
                {why && <small>{why}</small>}
              </span>
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
