import { UnstyledButton } from '@mantine/core'
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import classes from './tick-button.module.css'

/** The empty circle before a task: pressing it says that the task is done. */
export function TickButton(props: { label: string; disabled?: boolean; onClick: () => void }) {
  return (
    <UnstyledButton className={classes.tick} disabled={props.disabled} aria-label={props.label} onClick={props.onClick}>
      <IconCircle size={18} stroke={1.5} aria-hidden className={classes.open} />
      <IconCircleCheck size={18} stroke={1.5} aria-hidden className={classes.closed} />
    </UnstyledButton>
  )
}
