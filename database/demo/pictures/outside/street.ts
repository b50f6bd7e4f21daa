import { type Canvas, HEIGHT, type Point, WIDTH } from '../drawing/canvas.ts'
import { darken, lighten, mix } from '../drawing/colour.ts'
import type { Random } from '../drawing/random.ts'
import { type City, chooseLight, type Light } from '../drawing/sky.ts'
import { type Camera, createCamera, flat, type Wall } from '../drawing/space.ts'

/** What every picture of a house from outside is drawn with. */
export interface Outside {
  canvas: Canvas
  random: Random
  camera: Camera
  light: Light
  city: City
}

/** A camera on the pavement. */
export function planOutside(canvas: Canvas, random: Random, city: City, horizon = 0.74): Outside {
  return {
    canvas,
    random,
    city,
    camera: createCamera(1150, WIDTH / 2, HEIGHT * horizon, 1.7),
    light: chooseLight(random),
  }
}

/** A surface under the light of the hour. */
export function lit({ light }: Outside, colour: string, shade = 0): string {
  const toned = mix(colour, light.sun, light.hour === 'noon' ? 0.08 : 0.2)
  return darken(mix(toned, light.shadow, light.windowsLit ? 0.16 : 0), shade)
}

/** Pavement and road up to the houses. */
export function drawStreet(outside: Outside, far: number): void {
  const { canvas, camera, city } = outside
  const [, top] = camera.project([0, 0, far + 2])
  const road = lit(outside, city === 'Lyon' ? '#8d8a88' : '#b3a48f')
  canvas.rect(
    0,
    top,
    WIDTH,
    HEIGHT - top,
    canvas.linear([
      [0, lighten(road, 0.2)],
      [0.4, road],
      [1, darken(road, 0.3)],
    ]),
  )
  const pavement = lit(outside, city === 'Lyon' ? '#c9c2b6' : '#e0d3bd')
  canvas.polygon(
    flat(camera, -40, far - 4.5, 80, 8, 0.12),
    canvas.linear([
      [0, pavement],
      [1, lighten(pavement, 0.1)],
    ]),
  )
  canvas.polygon(
    [
      camera.project([-40, 0.12, far - 4.5]),
      camera.project([40, 0.12, far - 4.5]),
      camera.project([40, 0, far - 4.5]),
      camera.project([-40, 0, far - 4.5]),
    ],
    darken(pavement, 0.3),
  )
  for (let x = -40; x < 40; x += 1.5)
    canvas.line([camera.project([x, 0.12, far - 4.4]), camera.project([x, 0.12, far])], darken(pavement, 0.18), 1, {
      opacity: 0.5,
    })
}

export interface Opening {
  along: number
  up: number
  width: number
  height: number
}

/** A pane: reflections of the sky by day, warm light in the evening. */
export function drawGlass(outside: Outside, points: readonly Point[]): void {
  const { canvas, random, light } = outside
  const glow = light.windowsLit && random.chance(0.55)
  const fill = glow
    ? canvas.linear([
        [0, '#ffe3a0'],
        [1, '#f0a860'],
      ])
    : canvas.linear(
        [
          [0, mix('#4a6076', light.sky[0], 0.45)],
          [0.45, mix('#7d94a8', light.sky[1], 0.6)],
          [0.55, '#3f4f5e'],
          [1, '#2b3640'],
        ],
        [0, 0],
        [0.5, 1],
      )
  canvas.polygon(points, fill)
}

/** A window with its surround, mullions and sill; shutters stand open beside it when a colour is given. */
export function drawWindowOn(
  outside: Outside,
  wall: Wall,
  { along, up, width, height }: Opening,
  frame: string,
  shutter?: string,
): void {
  const { canvas } = outside
  canvas.polygon(wall.quad(along - 0.13, up - 0.05, width + 0.26, height + 0.22), lit(outside, frame, 0.02))
  drawGlass(outside, wall.quad(along, up, width, height))
  const bar = (a: Point, b: Point, thick: number) => canvas.line([a, b], lit(outside, frame), thick)
  bar(wall.at(along + width / 2, up), wall.at(along + width / 2, up + height), 3)
  for (const share of [0.36, 0.7])
    bar(wall.at(along, up + height * share), wall.at(along + width, up + height * share), 2)
  canvas.polygon(wall.quad(along, up + height * 0.9, width, height * 0.1), '#131820', { opacity: 0.4 })
  canvas.polygon(wall.quad(along - 0.2, up - 0.14, width + 0.4, 0.12, 0.12), lit(outside, frame, 0.05))
  canvas.polygon(wall.quad(along - 0.2, up - 0.32, width + 0.4, 0.18), outside.light.shadow, { opacity: 0.22 })
  if (!shutter) return
  const leaf = width * 0.5
  for (const [start, shade] of [
    [along - leaf - 0.06, 0],
    [along + width + 0.06, 0.1],
  ] as const) {
    canvas.polygon(wall.quad(start, up, leaf, height), lit(outside, shutter, shade))
    for (let slat = 0; slat < 12; slat += 1) {
      const y = up + height * (0.06 + slat * 0.077)
      canvas.line([wall.at(start + leaf * 0.12, y), wall.at(start + leaf * 0.88, y)], darken(shutter, 0.32), 1.6, {
        opacity: 0.6,
      })
    }
    const [a, b] = outside.light.side < 0 ? [start + leaf, start + leaf + 0.12] : [start - 0.12, start]
    canvas.polygon(
      [wall.at(a, up), wall.at(b, up - 0.06), wall.at(b, up + height - 0.06), wall.at(a, up + height)],
      outside.light.shadow,
      { opacity: 0.25 },
    )
  }
}

/** A balcony with a wrought-iron railing and the shadow it throws. */
export function drawIronBalcony(outside: Outside, wall: Wall, along: number, up: number, width: number): void {
  const { canvas } = outside
  const deep = 0.7
  canvas.polygon([...wall.quad(along, up - 1.0, width, 0.9)], outside.light.shadow, { opacity: 0.28, blur: 2 })
  canvas.polygon(
    [wall.at(along, up, 0), wall.at(along + width, up, 0), wall.at(along + width, up, deep), wall.at(along, up, deep)],
    lit(outside, '#b5aa99', 0.15),
  )
  canvas.polygon(wall.quad(along, up - 0.18, width, 0.18, deep), lit(outside, '#d9cfbe'))
  for (let step = 0; step <= width / 0.16; step += 1) {
    const x = along + step * 0.16
    canvas.line([wall.at(x, up, deep), wall.at(x, up + 0.95, deep)], '#23262b', 1.5)
  }
  for (const y of [0.18, 0.95])
    canvas.line([wall.at(along, up + y, deep), wall.at(along + width, up + y, deep)], '#1d2024', y > 0.5 ? 3.5 : 2)
}

/** A shop at street level: window, sign band and a striped awning. */
export function drawShop(outside: Outside, wall: Wall, along: number, width: number, colour: string): void {
  const { canvas, random } = outside
  canvas.polygon(wall.quad(along, 0, width, 3.3), lit(outside, colour, 0.1))
  drawGlass(outside, wall.quad(along + 0.25, 0.6, width - 1.6, 2.1))
  drawGlass(outside, wall.quad(along + width - 1.15, 0.1, 0.9, 2.6))
  if (!outside.light.windowsLit)
    canvas.polygon(wall.quad(along + 0.25, 0.6, width - 1.6, 0.9), '#ffd9a0', { opacity: 0.28 })
  canvas.polygon(wall.quad(along, 2.85, width, 0.5, 0.04), lit(outside, colour, 0.28))
  canvas.polygon(wall.quad(along + width * 0.28, 3, width * 0.44, 0.2, 0.05), '#f3e6c8', { opacity: 0.85 })
  const stripes = 12
  const awning = random.pick(['#b4442f', '#2f6b5a', '#274f7a', '#c98a2f'])
  canvas.polygon(wall.quad(along + 0.1, 1.5, width - 0.2, 0.9), outside.light.shadow, { opacity: 0.3 })
  for (let stripe = 0; stripe < stripes; stripe += 1) {
    const [from, to] = [
      along + 0.1 + ((width - 0.2) * stripe) / stripes,
      along + 0.1 + ((width - 0.2) * (stripe + 1)) / stripes,
    ]
    const fill = stripe % 2 === 0 ? lit(outside, awning) : lit(outside, '#f6efe2')
    canvas.polygon([wall.at(from, 2.85), wall.at(to, 2.85), wall.at(to, 2.3, 1.2), wall.at(from, 2.3, 1.2)], fill)
    canvas.polygon(
      [wall.at(from, 2.3, 1.2), wall.at(to, 2.3, 1.2), wall.at(to, 2.1, 1.2), wall.at(from, 2.1, 1.2)],
      darken(fill, 0.14),
    )
  }
}

/** The shade the houses opposite throw, and the light of the hour over all. */
export function finishOutside({ canvas, light }: Outside): void {
  canvas.rect(
    0,
    0,
    WIDTH,
    HEIGHT,
    canvas.radial(
      [
        [0, light.sun, 0.3],
        [1, light.sun, 0],
      ],
      [light.side < 0 ? 0.05 : 0.95, 0.15],
      0.85,
    ),
  )
  if (light.windowsLit) canvas.rect(0, 0, WIDTH, HEIGHT, '#2b2358', { opacity: 0.06 })
  canvas.vignette(0.2)
}

/** A wall's face: gradient of the light along it, and a shadow from across the street. */
export function drawFace(
  outside: Outside,
  wall: Wall,
  along: number,
  width: number,
  height: number,
  colour: string,
): void {
  const { canvas, light, random } = outside
  const base = lit(outside, colour)
  const [from, to]: [Point, Point] =
    light.side < 0
      ? [
          [0, 0],
          [1, 0.25],
        ]
      : [
          [1, 0],
          [0, 0.25],
        ]
  canvas.polygon(
    wall.quad(along, 0, width, height),
    canvas.linear(
      [
        [0, lighten(base, 0.12)],
        [0.6, base],
        [1, darken(base, 0.12)],
      ],
      from,
      to,
    ),
  )
  for (let stain = 0; stain < 5; stain += 1) {
    const x = along + random.between(0, width - 0.6)
    canvas.polygon(
      wall.quad(x, random.between(1, height - 3), random.between(0.3, 0.8), random.between(0.8, 2.6)),
      darken(base, 0.3),
      { opacity: 0.05, blur: 6 },
    )
  }
}

/** The shade of the houses opposite on a front. */
export function drawStreetShade(
  { canvas, light }: Outside,
  wall: Wall,
  along: number,
  width: number,
  height: number,
): void {
  const [near, far] = light.side < 0 ? [along + width, along + width * 0.25] : [along, along + width * 0.75]
  canvas.polygon([wall.at(near, 0, 0.75), wall.at(near, height * 0.75, 0.75), wall.at(far, 0, 0.75)], light.shadow, {
    opacity: 0.2,
    blur: 3,
  })
}
