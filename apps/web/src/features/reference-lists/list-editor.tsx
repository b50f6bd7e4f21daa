import { closestCenter, DndContext, DragOverlay, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core'
import { TextInput, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { movedTo } from '@/features/annonces/photo-order.ts'
import { moveColumn } from '@/features/lists/list-columns.ts'
import type { EditedList, EditedValue } from '@/lib/api-references.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { notifyDone, notifyError, notifyUndo } from '@/ui/notify.tsx'
import classes from './lists.module.css'
import { useListAct } from './reference-queries.ts'
import { languages, ValueRow, wordOf } from './value-row.tsx'

/** Lists longer than this can be searched. */
const LONG = 10

/** The codes of a list in their order. Dragging, or the arrow keys on a handle, arranges them; each word saves itself. */
export function ListEditor({ list, mayEdit }: { list: EditedList; mayEdit: boolean }) {
  const { t } = useTranslation()
  const act = useListAct(list.list)
  const [sought, setSought] = useState('')
  const [carried, setCarried] = useState<string | null>(null)
  const [preview, setPreview] = useState<string[] | null>(null)
  const [said, setSaid] = useState('')
  const hint = useId()
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
  )
  const locale = currentLocale()
  const order = list.values.map(({ code }) => code)
  const values = (preview ?? order).flatMap((code) => list.values.find((value) => value.code === code) ?? [])
  const wanted = sought.trim().toLowerCase()
  const shown = wanted === '' ? values : values.filter((value) => spellings(value).includes(wanted))
  const held = list.values.find(({ code }) => code === carried)

  function arrange(codes: string[]) {
    if (codes.join() !== order.join()) act.mutate({ act: 'arrange', codes }, { onError: notifyError })
  }
  function step(value: EditedValue, by: -1 | 1) {
    const codes = moveColumn(order, value.code, by)
    arrange(codes)
    const place = codes.indexOf(value.code) + 1
    setSaid(t('references:moved', { name: wordOf(value, locale), place, count: codes.length }))
  }
  function drop() {
    if (preview) arrange(preview)
    setCarried(null)
    setPreview(null)
  }
  function show(value: EditedValue, active: boolean) {
    act.mutate(
      { act: 'change', code: value.code, active },
      {
        onError: notifyError,
        onSuccess: () => {
          const name = wordOf(value, locale)
          if (active) notifyDone(t('references:shown', { name }))
          else
            notifyUndo(t('references:hidden', { name }), () =>
              act.mutateAsync({ act: 'change', code: value.code, active: true }),
            )
        },
      },
    )
  }
  function remove(value: EditedValue) {
    const { fr, ar, en } = value.labels
    act.mutate(
      { act: 'delete', code: value.code },
      {
        onError: notifyError,
        onSuccess: () =>
          notifyUndo(t('references:deleted', { name: wordOf(value, locale) }), () =>
            act.mutateAsync({ act: 'add', code: value.code, labels: { fr: fr ?? value.code, ar, en } }),
          ),
      },
    )
  }
  return (
    <>
      {list.values.length > LONG && (
        <TextInput
          className={classes.search}
          aria-label={t('references:search')}
          placeholder={t('references:search')}
          leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
          value={sought}
          onChange={(e) => setSought(e.currentTarget.value)}
        />
      )}
      <div className={classes.heads} aria-hidden="true">
        {languages.map((language) => (
          <span key={language}>{t(`references:language.${language}`)}</span>
        ))}
      </div>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragStart={({ active }) => setCarried(String(active.id))}
        onDragOver={({ active, over }) => {
          if (over) setPreview(movedTo(preview ?? order, String(active.id), String(over.id)))
        }}
        onDragEnd={drop}
        onDragCancel={() => {
          setCarried(null)
          setPreview(null)
        }}
      >
        <ul className={classes.rows} aria-label={t(`references:list.${list.list}`)}>
          {shown.map((value) => (
            <ValueRow
              key={value.code}
              value={value}
              mayEdit={mayEdit}
              movable={mayEdit && wanted === ''}
              describedBy={hint}
              onStep={(by) => step(value, by)}
              onWord={(language, word) =>
                act.mutate(
                  { act: 'change', code: value.code, labels: { [language]: word } },
                  { onError: notifyError, onSuccess: () => setSaid(t('references:saved')) },
                )
              }
              onShow={(active) => show(value, active)}
              onDelete={() => remove(value)}
            />
          ))}
        </ul>
        <DragOverlay dropAnimation={null}>
          {held && <div className={classes.held}>{wordOf(held, locale)}</div>}
        </DragOverlay>
      </DndContext>
      {shown.length === 0 && <p className={classes.none}>{t('references:none')}</p>}
      <VisuallyHidden id={hint}>{t('references:moveHint')}</VisuallyHidden>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}

/** Everything a value can be found by, in small letters. */
function spellings({ code, labels, product }: EditedValue): string {
  return [code, ...Object.values(labels), ...Object.values(product ?? {})].join(' ').toLowerCase()
}
