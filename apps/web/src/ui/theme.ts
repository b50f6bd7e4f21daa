import {
  ActionIcon,
  Badge,
  Button,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Skeleton,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core'

/** Ten times the same variable: our colours have roles (fill, text, soft), not ten shades. */
function role(variable: string): MantineColorsTuple {
  const v = `var(${variable})`
  return [v, v, v, v, v, v, v, v, v, v]
}

const tones = {
  majorelle: { fill: '--accent', hover: '--accent-hover', text: '--accent-text', soft: '--accent-soft' },
  terracotta: {
    fill: '--terracotta-text',
    hover: '--terracotta-text',
    text: '--terracotta-text',
    soft: '--terracotta-soft',
  },
  saffron: { fill: '--saffron-text', hover: '--saffron-text', text: '--saffron-text', soft: '--saffron-soft' },
  mint: { fill: '--mint-text', hover: '--mint-text', text: '--mint-text', soft: '--mint-soft' },
  sand: { fill: '--text-2', hover: '--text', text: '--text-2', soft: '--sunken' },
} as const

export type Tone = keyof typeof tones

function toneOf(color: string | undefined): (typeof tones)[Tone] {
  if (color && color in tones) return tones[color as Tone]
  return color === 'red' ? tones.terracotta : tones.majorelle
}

/** Maps Mantine variants to our role variables, so that both themes follow from tokens.css alone. */
const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  const tone = toneOf(color)
  switch (variant) {
    case 'filled':
      return {
        background: `var(${tone.fill})`,
        hover: `var(${tone.hover})`,
        color: tone === tones.majorelle ? 'var(--on-accent)' : 'var(--surface)',
        border: '1px solid transparent',
      }
    case 'light':
      return {
        background: `var(${tone.soft})`,
        hover: tone === tones.sand ? 'var(--hover)' : `color-mix(in oklch, var(${tone.soft}), var(${tone.fill}) 10%)`,
        color: `var(${tone.text})`,
        border: '1px solid transparent',
      }
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: variant === 'subtle' ? 'var(--hover)' : 'transparent',
        color: `var(${tone.text})`,
        border: '1px solid transparent',
      }
    case 'outline':
      return {
        background: 'transparent',
        hover: 'var(--hover)',
        color: `var(${tone.text})`,
        border: `1px solid var(${tone.fill})`,
      }
    default:
      return {
        background: 'var(--surface)',
        hover: 'var(--hover)',
        color: 'var(--text)',
        border: '1px solid var(--line)',
      }
  }
}

/** Overlays may not move under reduced motion; Mantine reads this flag once per theme. */
const overlay = { color: 'var(--scrim)', backgroundOpacity: 1 } as const

const transition = { duration: 140, transition: 'fade' } as const

/**
 * The Mantine theme: roles of colour, our type scale and radii, quiet defaults for overlays. The page itself never
 * scrolls (its panes do), so overlays need no scroll lock, whose injected style a strict content policy would refuse.
 */
export const theme = createTheme({
  primaryColor: 'majorelle',
  colors: {
    majorelle: role('--accent'),
    terracotta: role('--terracotta'),
    saffron: role('--saffron'),
    mint: role('--mint'),
    sand: role('--text-2'),
  },
  variantColorResolver,
  fontFamily: 'var(--font-sans)',
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  activeClassName: '',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'sand', size: 'lg' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm' } }),
    Modal: Modal.extend({
      defaultProps: {
        radius: 'lg',
        transitionProps: transition,
        centered: true,
        lockScroll: false,
        overlayProps: overlay,
      },
    }),
    Drawer: Drawer.extend({
      defaultProps: { transitionProps: { duration: 160 }, lockScroll: false, overlayProps: overlay },
    }),
    Menu: Menu.extend({ defaultProps: { radius: 'md', shadow: 'md', transitionProps: transition } }),
    Popover: Popover.extend({ defaultProps: { radius: 'md', shadow: 'md', transitionProps: transition } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 250, transitionProps: transition } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
  },
})
