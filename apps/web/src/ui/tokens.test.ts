import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

type Rgb = readonly [number, number, number]

/** Variables of one theme. */
function tokens(scheme: 'light' | 'dark'): Map<string, string> {
  const start = css.indexOf(`:root[data-mantine-color-scheme="${scheme}"] {`)
  const body = css.slice(start, css.indexOf('\n}', start))
  return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', m[2] ?? '']))
}

/** OKLCH to linear sRGB (Björn Ottosson's matrices), clipped to the gamut as a browser shows it at worst. */
function linear(value: string): Rgb {
  const m = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)/.exec(value)
  if (!m) throw new Error(`not an opaque OKLCH colour: ${value}`)
  const [l, c, h] = [Number(m[1]), Number(m[2]), (Number(m[3]) * Math.PI) / 180]
  const a = c * Math.cos(h)
  const b = c * Math.sin(h)
  const L = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const M = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const S = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (x: number) => Math.min(1, Math.max(0, x))
  return [
    clip(4.0767416621 * L - 3.3077115913 * M + 0.2309699292 * S),
    clip(-1.2684380046 * L + 2.6097574011 * M - 0.3413193965 * S),
    clip(-0.0041960863 * L - 0.7034186147 * M + 1.707614701 * S),
  ]
}

/** WCAG 2.2 contrast ratio of two colours. */
function contrast(one: string, two: string): number {
  const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b
  const [a, b] = [luminance(linear(one)), luminance(linear(two))]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const backgrounds = ['canvas', 'surface', 'sunken', 'hover', 'bubble-in', 'bubble-out', 'bubble-agent']
const textPairs: [string, string][] = [
  ...['text', 'text-2'].flatMap((t) => backgrounds.map((b): [string, string] => [t, b])),
  ...['canvas', 'surface', 'sunken', 'hover', 'bubble-in'].map((b): [string, string] => ['text-3', b]),
  ...['canvas', 'surface', 'sunken', 'hover', 'accent-soft', 'bubble-in', 'bubble-out'].map((b): [string, string] => [
    'accent-text',
    b,
  ]),
  ...['terracotta', 'saffron', 'mint'].flatMap((tone) =>
    ['surface', 'canvas', `${tone}-soft`].map((b): [string, string] => [`${tone}-text`, b]),
  ),
  ['text', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-brand', 'brand'],
  ['on-brand-2', 'brand'],
  ['on-accent', 'accent-hover'],
  ['surface', 'text'],
  ['surface', 'terracotta-text'],
  ['surface', 'mint-text'],
  ...[1, 2, 3, 4, 5, 6].map((i): [string, string] => [`hue-${i}`, `hue-${i}-soft`]),
]
/** Marks that carry meaning without text need 3:1 (WCAG 1.4.11). */
const markPairs: [string, string][] = [
  ['line-strong', 'surface'],
  ['line-strong', 'canvas'],
  ['accent', 'surface'],
  ['terracotta', 'surface'],
]

describe.each(['light', 'dark'] as const)('%s theme', (scheme) => {
  const known = tokens(scheme)
  const value = (name: string) => {
    const v = known.get(name)
    if (!v) throw new Error(`token --${name} is missing`)
    return v
  }
  it.each(textPairs)('--%s on --%s reads at AA (4.5:1)', (text, background) => {
    expect(contrast(value(text), value(background))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(markPairs)('--%s stands out on --%s (3:1)', (mark, background) => {
    expect(contrast(value(mark), value(background))).toBeGreaterThanOrEqual(3)
  })
})

it('both themes define the same tokens', () => {
  const light = [...tokens('light').keys()]
  expect([...tokens('dark').keys()]).toEqual(light)
})
