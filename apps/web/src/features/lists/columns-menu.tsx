import { ActionIcon, Button, Checkbox, Popover, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './columns-menu.module.css'
import { moveColumn } from './list-columns.ts'

/**
 * Which columns a list shows and in which order: a box per column, arrows beside it; Alt with an arrow key moves the
 * one that has the focus.
 */
export function ColumnsMenu<K extends string>(props: {
  known: readonly K[]
  value: readonly K[]
  nameOf: (key: K) => string
  /** Null: back to the usual columns. */
  onChange: (columns: K[] | null) => void
}) {
  const { t } = useTranslation()
  const [said, setSaid] = useState('')
  const { value } = props
  const rows = [...value, ...props.known.filter((key) => !value.includes(key))]

  function move(key: K, by: -1 | 1) {
    const next = moveColumn(value, key, by)
    if (next.join() === value.join()) return
    props.onChange(next)
    setSaid(t('lists:columns.moved', { name: props.nameOf(key), place: next.indexOf(key) + 1, count: next.length }))
  }
  function onKey(event: KeyboardEvent, key: K) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(key, event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <Popover position="bottom-end" width={290} trapFocus>
      <Popover.Target>
        <Tooltip label={t('lists:columns.title')}>
          <ActionIcon aria-label={t('lists:columns.title')} aria-haspopup="dialog">
            <IconColumns3 size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('lists:columns.title')}>
        <p className={classes.hint}>{t('lists:columns.hint')}</p>
        <ul className={classes.list}>
          {rows.map((key) => {
            const shown = value.includes(key)
            const name = props.nameOf(key)
            return (
              <li key={key} className={classes.row} onKeyDown={(event) => onKey(event, key)}>
                <Checkbox
                  size="xs"
                  label={name}
                  checked={shown}
                  onChange={() => props.onChange(shown ? value.filter((k) => k !== key) : [...value, key])}
                />
                {shown && (
                  <span className={classes.arrows}>
                    <ActionIcon
                      size={28}
                      aria-label={t('lists:columns.earlier', { name })}
                      disabled={value[0] === key}
                      onClick={() => move(key, -1)}
                    >
                      <IconArrowUp size={14} stroke={1.75} />
                    </ActionIcon>
                    <ActionIcon
                      size={28}
                      aria-label={t('lists:columns.later', { name })}
                      disabled={value.at(-1) === key}
                      onClick={() => move(key, 1)}
                    >
                      <IconArrowDown size={14} stroke={1.75} />
                    </ActionIcon>
                  </span>
                )}
              </li>
            )
          })}
        </ul>
        <Button variant="subtle" size="compact-sm" onClick={() => props.onChange(null)}>
          {t('lists:columns.usual')}
        </Button>
        <VisuallyHidden role="status">{said}</VisuallyHidden>
      </Popover.Dropdown>
    </Popover>
  )
}
