import { Button, Modal } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactQuery } from '@/features/contacts/contact-queries.ts'
import { ContactField, type PickedContact } from '@/features/dossiers/pickers.tsx'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { DetailSkeleton } from '@/ui/states.tsx'
import { StatusBadge } from '@/ui/status-badge.tsx'
import { suggestionsQuery } from './duplicate-queries.ts'
import classes from './duplicates.module.css'
import { MergeDialog } from './merge-dialog.tsx'

/** Chooses who is the same person: the suggested ones first, anybody else by search; then the comparison. */
export function ContactMergeFlow(props: { id: string; onClose: () => void; onMerged: (id: string) => void }) {
  const { t } = useTranslation()
  const [other, setOther] = useState<string | null>(null)
  const found = useInfiniteQuery(suggestionsQuery(props.id))
  if (other)
    return (
      <MergeDialog
        kind="contact"
        survivorId={props.id}
        loserId={other}
        onClose={props.onClose}
        onMerged={props.onMerged}
      />
    )
  const likely = (found.data?.pages.flatMap((page) => page.items) ?? []).map((s) => ({
    ...(s.left.id === props.id ? s.right : s.left),
    score: s.score,
  }))
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('duplicates:choose.contact')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes.choose}>
        {found.isPending && <DetailSkeleton />}
        {likely.length > 0 && <h3>{t('duplicates:choose.likely')}</h3>}
        <ul className={classes.candidates}>
          {likely.map((person) => (
            <li key={person.id}>
              <button type="button" className={classes.candidate} onClick={() => setOther(person.id)}>
                <Avatar name={person.displayName} size={36} />
                <span>
                  <span dir="auto">{person.displayName}</span>
                  <small>
                    <bdi className="ltr">{person.identities[0]?.value ?? ''}</bdi>
                  </small>
                </span>
                <Percent score={person.score} />
              </button>
            </li>
          ))}
        </ul>
        <ContactField
          label={likely.length > 0 ? t('duplicates:choose.other') : t('duplicates:choose.search')}
          placeholder={t('contacts:search')}
          value={null}
          onChange={(picked: PickedContact | null) => picked && picked.id !== props.id && setOther(picked.id)}
          data-autofocus
        />
      </div>
    </Modal>
  )
}

/** How sure a suggestion is, as a hundred. */
export function Percent({ score }: { score: number }) {
  const { t } = useTranslation()
  return (
    <span className={classes.percent} data-sure={score >= 0.9 || undefined} title={t('duplicates:score')}>
      <bdi className="num">{Math.min(99, Math.round(score * 100))} %</bdi>
    </span>
  )
}

/** Merges another dossier of the same person into this one. */
export function DossierMergeButton({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [other, setOther] = useState<string | null>(null)
  const contact = useQuery({ ...contactQuery(d.contact.id), enabled: true })
  const others = (contact.data?.dossiers ?? []).filter((x) => x.id !== d.id && x.caseType === d.caseType)
  if (others.length === 0) return null
  const close = () => {
    setOpen(false)
    setOther(null)
  }
  const onMerged = (id: string) => void navigate({ to: '/dossiers/$dossierId', params: { dossierId: id } })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowMerge size={16} stroke={1.5} aria-hidden />}
        onClick={() => (others.length === 1 ? setOther(others[0]?.id ?? null) : setOpen(true))}
      >
        {t('duplicates:action')}
      </Button>
      {open && !other && (
        <Modal
          opened
          onClose={close}
          title={t('duplicates:choose.dossier')}
          closeButtonProps={{ 'aria-label': t('action.close') }}
        >
          <ul className={classes.candidates}>
            {others.map((x) => (
              <li key={x.id}>
                <button type="button" className={classes.candidate} onClick={() => setOther(x.id)}>
                  <bdi className="num">{x.reference}</bdi>
                  <StatusBadge code={x.status} />
                </button>
              </li>
            ))}
          </ul>
        </Modal>
      )}
      {other && <MergeDialog kind="dossier" survivorId={d.id} loserId={other} onClose={close} onMerged={onMerged} />}
    </>
  )
}
