import { ActionIcon, Button, Menu, Popover, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconBookmark,
  IconChevronDown,
  IconDots,
  IconPencil,
  IconPin,
  IconPinFilled,
  IconTrash,
  IconUsers,
  IconUsersMinus,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { ListDefinition, ListName, SavedView } from '@/lib/api-lists.ts'
import { notifyDone, notifyError, notifyUndo } from '@/ui/notify.tsx'
import { sameDefinition } from './list-columns.ts'
import { listViewsQuery, usePreferList, useViewCommands } from './list-queries.ts'
import { ViewDialog } from './view-dialog.tsx'
import classes from './views-menu.module.css'

/** The saved filters of a list: open one, save what is on screen, share, rename, make it one's own first page. */
export function ViewsMenu(props: {
  list: ListName
  /** What is on screen. */
  current: ListDefinition
  active: SavedView | null
  onApply: (view: SavedView | null) => void
}) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { data } = useQuery(listViewsQuery(props.list))
  const { change, remove, restore } = useViewCommands(props.list)
  const [opened, setOpened] = useState(false)
  const [naming, setNaming] = useState<SavedView | 'new' | null>(null)
  const { active, current } = props
  const changed = active !== null && !sameDefinition(active, current)
  const mine = data?.items.filter((v) => v.mine) ?? []
  const team = data?.items.filter((v) => !v.mine) ?? []

  function open(view: SavedView | null) {
    setOpened(false)
    props.onApply(view)
  }
  function saveChanges(view: SavedView) {
    setOpened(false)
    change.mutate(
      { view, ...current },
      { onSuccess: () => notifyDone(t('lists:views.saved', { name: view.name })), onError: notifyError },
    )
  }
  function share(view: SavedView) {
    change.mutate(
      { view, shared: !view.shared },
      {
        onSuccess: () => notifyDone(t(view.shared ? 'lists:views.unsharedDone' : 'lists:views.sharedDone')),
        onError: notifyError,
      },
    )
  }
  function drop(view: SavedView) {
    remove.mutate(view, {
      onSuccess: () => {
        if (view.id === active?.id) props.onApply(null)
        notifyUndo(t('lists:views.deleted', { name: view.name }), () => restore(view.id))
      },
      onError: notifyError,
    })
  }
  const section = (title: string, views: readonly SavedView[]) =>
    views.length > 0 && (
      <section aria-label={title}>
        <h3 className={classes.title}>{title}</h3>
        <ul className={classes.list}>
          {views.map((view) => (
            <ViewRow
              key={view.id}
              view={view}
              current={view.id === active?.id}
              isDefault={view.id === data?.preferences.defaultViewId}
              onOpen={() => open(view)}
              onRename={() => {
                setOpened(false)
                setNaming(view)
              }}
              onShare={() => share(view)}
              onDelete={() => drop(view)}
            />
          ))}
        </ul>
      </section>
    )

  return (
    <>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus>
        <Popover.Target>
          <UnstyledButton
            className={classes.face}
            data-active={active !== null || undefined}
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <IconBookmark size={15} stroke={1.75} aria-hidden />
            <span className={classes.faceName}>
              {active ? active.name : t('lists:views.title')}
              {changed && <span className={classes.changed}> · {t('lists:views.changed')}</span>}
            </span>
            <IconChevronDown size={14} stroke={1.75} aria-hidden />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('lists:views.title')} className={classes.dropdown}>
          {active && (
            <UnstyledButton className={classes.all} onClick={() => open(null)}>
              {t('lists:views.leave')}
            </UnstyledButton>
          )}
          {data && data.items.length === 0 && <p className={classes.empty}>{t('lists:views.empty')}</p>}
          <div className={classes.scroll}>
            {section(t('lists:views.mine'), mine)}
            {section(t('lists:views.team'), team)}
          </div>
          {can('view.write') && (
            <div className={classes.foot}>
              {active?.canEdit && changed && (
                <Button size="xs" onClick={() => saveChanges(active)}>
                  {t('lists:views.save')}
                </Button>
              )}
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  setOpened(false)
                  setNaming('new')
                }}
              >
                {t('lists:views.saveAs')}
              </Button>
            </div>
          )}
        </Popover.Dropdown>
      </Popover>
      {naming && (
        <ViewDialog
          list={props.list}
          view={naming === 'new' ? null : naming}
          current={current}
          onClose={() => setNaming(null)}
          onSaved={(view) => naming === 'new' && props.onApply(view)}
        />
      )}
    </>
  )
}

function ViewRow(props: {
  view: SavedView
  current: boolean
  isDefault: boolean
  onOpen: () => void
  onRename: () => void
  onShare: () => void
  onDelete: () => void
}) {
  const { t } = useTranslation()
  const { view } = props
  const prefer = usePreferList(view.list)
  const pin = t(props.isDefault ? 'lists:views.unpin' : 'lists:views.pin', { name: view.name })
  return (
    <li className={classes.row} data-current={props.current || undefined}>
      <UnstyledButton
        className={classes.name}
        disabled={view.outdated}
        aria-current={props.current || undefined}
        onClick={props.onOpen}
      >
        <span>
          <bdi>{view.name}</bdi>
        </span>
        {(view.outdated || !view.mine || view.shared) && (
          <small>
            {view.outdated
              ? t('lists:views.outdated')
              : view.mine
                ? t('lists:views.shared')
                : t('lists:views.by', { name: view.owner.name })}
          </small>
        )}
      </UnstyledButton>
      {!view.outdated && (
        <Tooltip label={pin}>
          <ActionIcon
            size={28}
            aria-label={pin}
            aria-pressed={props.isDefault}
            onClick={() => prefer.mutate({ defaultViewId: props.isDefault ? null : view.id }, { onError: notifyError })}
          >
            {props.isDefault ? <IconPinFilled size={15} /> : <IconPin size={15} stroke={1.5} />}
          </ActionIcon>
        </Tooltip>
      )}
      {view.canEdit && (
        <Menu position="bottom-end" withinPortal={false} floatingStrategy="fixed">
          <Menu.Target>
            <ActionIcon size={28} aria-label={t('lists:views.more', { name: view.name })}>
              <IconDots size={16} stroke={1.5} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={15} stroke={1.5} aria-hidden />} onClick={props.onRename}>
              {t('lists:views.rename')}
            </Menu.Item>
            {view.mine && (
              <Menu.Item
                leftSection={
                  view.shared ? (
                    <IconUsersMinus size={15} stroke={1.5} aria-hidden />
                  ) : (
                    <IconUsers size={15} stroke={1.5} aria-hidden />
                  )
                }
                onClick={props.onShare}
              >
                {t(view.shared ? 'lists:views.unshare' : 'lists:views.share')}
              </Menu.Item>
            )}
            <Menu.Item
              color="terracotta"
              leftSection={<IconTrash size={15} stroke={1.5} aria-hidden />}
              onClick={props.onDelete}
            >
              {t('action.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}
