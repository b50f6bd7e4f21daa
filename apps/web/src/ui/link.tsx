import { ActionIcon, type ActionIconProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

type Anchor<P> = P & Omit<ComponentProps<'a'>, keyof P>

/** A button that leads somewhere: a real link, typed like the router's. */
export const ButtonLink = createLink((props: Anchor<ButtonProps>) => <Button component="a" {...props} />)

/** An icon that leads somewhere. */
export const ActionIconLink = createLink((props: Anchor<ActionIconProps>) => <ActionIcon component="a" {...props} />)
