import { Popover, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './filter-pill.module.css'

/** One filter of a list: dashed while it takes everything, tinted with its value once set, its control in a popover. */
export function FilterPill(props: {
  label: string
  /** What the filter keeps, in words; null when it takes everything. */
  value: string | null
  onClear: () => void
  children: ReactNode
  width?: number
}) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const active = props.value !== null
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={props.width ?? 260} trapFocus>
      <span className={classes.pill} data-active={active || undefined}>
        <Popover.Target>
          <UnstyledButton className={classes.face} onClick={() => setOpened(!opened)}>
            <span>{props.label}</span>
            {active && <strong>{props.value}</strong>}
            {!active && <IconChevronDown size={14} stroke={1.75} aria-hidden />}
          </UnstyledButton>
        </Popover.Target>
        {active && (
          <UnstyledButton
            className={classes.clear}
            onClick={props.onClear}
            aria-label={`${t('action.clear')} : ${props.label}`}
          >
            <IconX size={14} stroke={1.75} aria-hidden />
          </UnstyledButton>
        )}
      </span>
      <Popover.Dropdown>{props.children}</Popover.Dropdown>
    </Popover>
  )
}
