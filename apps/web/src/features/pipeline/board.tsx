import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useReducedMotion } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { DossierSummary } from '@/lib/api-dossiers.ts'
import type { Transition } from '@/lib/api-workflows.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import classes from './board.module.css'
import card from './board-card.module.css'
import { CardFace } from './board-card.tsx'
import { BoardColumn } from './board-column.tsx'
import { type BoardData, findCard, judgeDrop, nextColumn, openColumns } from './board-state.ts'
import { type BoardFilter, transitionsQuery, useMoveCard } from './pipeline-queries.ts'
import { stepNames } from './refusal.ts'
import { TransitionSheet } from './transition-sheet.tsx'

/** Where the pointer is; with the keyboard, the column whose middle is nearest. */
const collide: CollisionDetection = (args) => (args.pointerCoordinates ? pointerWithin(args) : closestCenter(args))

const keyboardCodes = {
  start: [KeyboardCode.Space],
  cancel: [KeyboardCode.Esc],
  end: [KeyboardCode.Space, KeyboardCode.Enter],
}

/** The steps as columns. A card is carried by pointer, by touch (long press) or by keyboard (space and arrows). */
export function Board({ data, filter }: { data: BoardData; filter: BoardFilter }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const queries = useQueryClient()
  const still = useReducedMotion()
  const move = useMoveCard(filter)
  const [carried, setCarried] = useState<DossierSummary | null>(null)
  const [asking, setAsking] = useState<{ card: DossierSummary; transition: Transition } | null>(null)
  const ways = useQuery({ ...transitionsQuery(carried?.id ?? ''), enabled: carried !== null })
  const open = carried ? openColumns(carried.status, ways.data?.items) : null
  const openNow = useRef(open)
  openNow.current = open
  const say = useBoardAnnouncements(data, openNow)

  const arrows: KeyboardCoordinateGetter = (event, { context }) => {
    const direction = event.code === KeyboardCode.Right ? 1 : event.code === KeyboardCode.Left ? -1 : null
    const held = context.collisionRect
    if (!direction || !held) return undefined
    event.preventDefault()
    const boxes = [...context.droppableRects].map(([id, rect]) => ({
      id: String(id),
      left: rect.left,
      width: rect.width,
    }))
    const next = nextColumn(boxes, held.left + held.width / 2, direction, openNow.current)
    const rect = next && context.droppableRects.get(next.id)
    return rect ? { x: rect.left + (rect.width - held.width) / 2, y: held.top } : undefined
  }
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 260, tolerance: 8 } }),
    useSensor(KeyboardSensor, { keyboardCodes, coordinateGetter: arrows }),
  )

  async function drop(event: DragEndEvent) {
    const target = carried
    setCarried(null)
    const to = event.over ? String(event.over.id) : null
    if (!target || !to || to === target.status) return
    try {
      const { items } = await queries.fetchQuery(transitionsQuery(target.id))
      const answer = judgeDrop(target.status, to, items)
      if (answer.kind === 'ask') setAsking({ card: target, transition: answer.transition })
      if (answer.kind === 'move') {
        move.mutate(
          { card: target, to },
          { onSuccess: () => notifyDone(t('workflow:moved', { status: label('status', to) })) },
        )
      }
      if (answer.kind === 'refused') {
        notifications.show({
          title: t(`dossiers:move.${answer.why}`, { from: label('status', target.status), to: label('status', to) }),
          message: [...answer.reasons, t('dossiers:move.possible', { steps: stepNames(answer.possible) })].join(' '),
          color: 'terracotta',
          autoClose: 9000,
          withBorder: true,
        })
      }
    } catch (error) {
      notifyError(error)
    }
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collide}
      onDragStart={({ active }: DragStartEvent) => setCarried(findCard(data, String(active.id)))}
      onDragCancel={() => setCarried(null)}
      onDragEnd={(event) => void drop(event)}
      accessibility={{ announcements: say, screenReaderInstructions: { draggable: t('dossiers:board.instructions') } }}
    >
      <div className={classes.board} data-carrying={carried ? true : undefined}>
        {data.columns.map((column, i) => (
          <BoardColumn
            key={column.status}
            column={column}
            caseType={filter.caseType}
            movable={can('dossier.write')}
            first={i === 0}
            drop={
              carried === null
                ? null
                : column.status === carried.status
                  ? 'home'
                  : open === null || open.has(column.status)
                    ? 'open'
                    : 'shut'
            }
          />
        ))}
      </div>
      <DragOverlay dropAnimation={still ? null : { duration: 160, easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)' }}>
        {carried && (
          <div className={`${card.card} ${card.lifted}`}>
            <CardFace card={carried} />
          </div>
        )}
      </DragOverlay>
      {asking && (
        <TransitionSheet
          dossierId={asking.card.id}
          name={asking.card.contact.displayName}
          transition={asking.transition}
          onClose={() => setAsking(null)}
        />
      )}
    </DndContext>
  )
}

/** What a screen reader hears while a card is carried, in the person's language. */
function useBoardAnnouncements(data: BoardData, open: { readonly current: Set<string> | null }) {
  const { t } = useTranslation()
  const nameOf = (id: string | number) => findCard(data, String(id))?.contact.displayName ?? ''
  const stepOf = (id: string | number) => label('status', String(id))
  type Held = { active: { id: string | number } }
  type Said = Held & { over: { id: string | number } | null }
  return {
    onDragStart: ({ active }: Held) => t('dossiers:board.say.lifted', { name: nameOf(active.id) }),
    onDragOver: ({ over }: Said) => {
      if (!over) return t('dossiers:board.say.nowhere')
      const possible = open.current === null || open.current.has(String(over.id))
      return t(possible ? 'dossiers:board.say.over' : 'dossiers:board.say.shut', { status: stepOf(over.id) })
    },
    onDragEnd: ({ active, over }: Said) =>
      over
        ? t('dossiers:board.say.dropped', { name: nameOf(active.id), status: stepOf(over.id) })
        : t('dossiers:board.say.cancelled'),
    onDragCancel: () => t('dossiers:board.say.cancelled'),
  }
}
