import type { Canvas, Point } from './canvas.ts'
import { darken, lighten, mix } from './colour.ts'
import type { Random } from './random.ts'

const GREENS = ['#4d7a45', '#5b8a4a', '#3f6b47', '#6d9550', '#4a7f5c'] as const

/** One palm frond as a curved feather from the crown. */
function frond(canvas: Canvas, x: number, y: number, angle: number, length: number, colour: string): void {
  const points: Point[] = []
  const under: Point[] = []
  for (let step = 0; step <= 10; step += 1) {
    const t = step / 10
    const px = x + Math.cos(angle) * length * t
    const py = y + Math.sin(angle) * length * t + t * t * length * 0.62
    const thick = length * 0.1 * Math.sin(Math.PI * Math.min(1, t * 0.9 + 0.1))
    points.push([px, py - thick * 0.4])
    under.unshift([px, py + thick + (step % 2) * thick * 0.55])
  }
  canvas.polygon([...points, ...under], colour)
}

/** A palm whose foot stands at (x, y); `height` in pixels. */
export function drawPalm(canvas: Canvas, random: Random, x: number, y: number, height: number): void {
  const lean = random.between(-0.08, 0.08) * height
  const width = height * 0.032
  const crown: Point = [x + lean, y - height]
  const bend = (t: number) => x + lean * t * t
  const left: Point[] = []
  const right: Point[] = []
  for (let step = 0; step <= 8; step += 1) {
    const t = step / 8
    const half = width * (1.25 - 0.5 * t)
    left.push([bend(t) - half, y - height * t])
    right.unshift([bend(t) + half, y - height * t])
  }
  canvas.polygon(
    [...left, ...right],
    canvas.linear(
      [
        [0, '#a58a66'],
        [0.5, '#84694a'],
        [1, '#5d4a36'],
      ],
      [0, 0],
      [1, 0],
    ),
  )
  for (let ring = 1; ring < 16; ring += 1) {
    const t = ring / 16
    canvas.line(
      [
        [bend(t) - width, y - height * t],
        [bend(t) + width, y - height * t - 3],
      ],
      '#4c3c2c',
      1.5,
      { opacity: 0.4 },
    )
  }
  const size = height * 0.42
  for (let count = 0; count < 22; count += 1) {
    const angle = -Math.PI * (count / 21) * 1.16 + 0.25 + random.between(-0.09, 0.09)
    const shade = mix(random.pick(GREENS), '#22382a', Math.abs(Math.cos(count * 1.7)) * 0.4)
    frond(canvas, crown[0], crown[1], angle, size * random.between(0.75, 1.05), shade)
  }
}

/** A round mass of leaves lit from one side. */
export function drawBush(
  canvas: Canvas,
  random: Random,
  x: number,
  y: number,
  radius: number,
  colour: string,
  light: -1 | 1,
): void {
  canvas.ellipse(x, y + radius * 0.55, radius * 1.1, radius * 0.22, '#161a12', { opacity: 0.35, blur: 6 })
  const count = Math.round(28 + radius / 4)
  for (let leaf = 0; leaf < count; leaf += 1) {
    const t = leaf / count
    const angle = random.between(0, Math.PI * 2)
    const reach = Math.sqrt(random.next()) * radius * (1 - t * 0.25)
    const lift = -t * radius * 0.3
    const tone = t < 0.4 ? darken(colour, 0.4 - t * 0.6) : lighten(colour, (t - 0.4) * 0.42)
    const size = radius * random.between(0.16, 0.34) * (1 - t * 0.35)
    canvas.ellipse(
      x + Math.cos(angle) * reach + light * t * radius * 0.16,
      y + Math.sin(angle) * reach * 0.72 + lift,
      size,
      size * 0.8,
      tone,
    )
  }
}

/** A leafy tree whose foot stands at (x, y). */
export function drawTree(
  canvas: Canvas,
  random: Random,
  x: number,
  y: number,
  height: number,
  light: -1 | 1,
  colour: string = random.pick(GREENS),
): void {
  const trunk = height * 0.035
  canvas.polygon(
    [
      [x - trunk, y],
      [x - trunk * 0.6, y - height * 0.55],
      [x + trunk * 0.6, y - height * 0.55],
      [x + trunk, y],
    ],
    canvas.linear(
      [
        [0, '#7b6450'],
        [1, '#43362c'],
      ],
      [0, 0],
      [1, 0],
    ),
  )
  for (const [dx, dy, size] of [
    [-0.2, 0.58, 0.22],
    [0.2, 0.6, 0.22],
    [0, 0.76, 0.27],
    [-0.12, 0.7, 0.2],
    [0.14, 0.72, 0.2],
  ] as const)
    drawBush(canvas, random, x + dx * height, y - dy * height, size * height, colour, light)
}

/** A slim cypress or poplar. */
export function drawCypress(canvas: Canvas, x: number, y: number, height: number, colour = '#3c5d43'): void {
  const half = height * 0.11
  canvas.path(
    `M${x} ${y - height} C${x + half * 1.5} ${y - height * 0.55} ${x + half} ${y - height * 0.05} ${x} ${y} C${x - half} ${y - height * 0.05} ${x - half * 1.5} ${y - height * 0.55} ${x} ${y - height}Z`,
    canvas.linear(
      [
        [0, lighten(colour, 0.16)],
        [0.55, colour],
        [1, darken(colour, 0.35)],
      ],
      [0, 0],
      [1, 0],
    ),
  )
}

/** A pot with a plant; (x, y) is the middle of its foot, `size` the height of the whole in pixels. */
export function drawPottedPlant(canvas: Canvas, random: Random, x: number, y: number, size: number): void {
  const pot = random.pick(['#b8643f', '#e8dfd2', '#3f4a52', '#c98a5a', '#2f6f8f'])
  const [top, base] = [size * 0.15, size * 0.11]
  canvas.ellipse(x, y, base * 1.7, base * 0.45, '#15120f', { opacity: 0.4, blur: 5 })
  const kind = random.whole(0, 2)
  const green = random.pick(GREENS)
  const stems = kind === 0 ? 11 : 15
  for (let stem = 0; stem < stems; stem += 1) {
    const angle = -Math.PI / 2 + (stem / (stems - 1) - 0.5) * (kind === 2 ? 1.5 : 2.3) + random.between(-0.1, 0.1)
    const length = size * random.between(0.42, 0.68)
    const [ex, ey] = [x + Math.cos(angle) * length, y - size * 0.28 + Math.sin(angle) * length]
    const tone = stem % 2 === 0 ? green : darken(green, 0.22)
    if (kind === 0) frond(canvas, x, y - size * 0.3, angle, length, tone)
    else {
      canvas.line(
        [
          [x, y - size * 0.28],
          [ex, ey],
        ],
        darken(green, 0.3),
        1.6,
      )
      const leaf = size * (kind === 1 ? 0.1 : 0.075)
      const [nx, ny] = [Math.cos(angle), Math.sin(angle)]
      const wide = kind === 1 ? 0.75 : 0.32
      const long = kind === 1 ? 1 : 2.6
      canvas.path(
        `M${ex - nx * leaf * long} ${ey - ny * leaf * long} Q${ex - ny * leaf * wide * 2} ${ey + nx * leaf * wide * 2} ${ex + nx * leaf} ${ey + ny * leaf} Q${ex + ny * leaf * wide * 2} ${ey - nx * leaf * wide * 2} ${ex - nx * leaf * long} ${ey - ny * leaf * long}Z`,
        canvas.linear([
          [0, lighten(tone, 0.22)],
          [1, tone],
        ]),
      )
    }
  }
  canvas.polygon(
    [
      [x - top, y - size * 0.3],
      [x + top, y - size * 0.3],
      [x + base, y],
      [x - base, y],
    ],
    canvas.linear(
      [
        [0, lighten(pot, 0.15)],
        [0.5, pot],
        [1, darken(pot, 0.35)],
      ],
      [0, 0],
      [1, 0],
    ),
  )
  canvas.rect(x - top * 1.08, y - size * 0.32, top * 2.16, size * 0.045, lighten(pot, 0.1), { radius: 2 })
}

/** Bougainvillea that hangs over an edge from (x, y). */
export function drawBougainvillea(canvas: Canvas, random: Random, x: number, y: number, size: number): void {
  const bloom = random.pick(['#c2387f', '#d1477a', '#b53a8c', '#e0705a'])
  for (let leaf = 0; leaf < 70; leaf += 1) {
    const [dx, dy] = [random.between(-1, 1), random.next()]
    const colour =
      leaf % 3 === 0
        ? random.pick(GREENS)
        : mix(bloom, random.chance(0.5) ? '#ffffff' : '#5a1440', random.between(0, 0.3))
    const r = size * random.between(0.04, 0.085)
    canvas.ellipse(x + dx * size * (1 - dy * 0.45), y + dy * size * 0.95 - size * 0.15, r, r * 0.8, colour)
  }
}
