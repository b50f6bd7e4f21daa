import { type Canvas, HEIGHT } from '../drawing/canvas.ts'
import { darken, lighten, mix } from '../drawing/colour.ts'
import { drawBush, drawCypress, drawTree } from '../drawing/plants.ts'
import type { Random } from '../drawing/random.ts'
import { drawRidge, drawSky } from '../drawing/sky.ts'
import { createWall, flat } from '../drawing/space.ts'
import { drawLawn } from './garden.ts'
import { drawWindowOn, finishOutside, lit, planOutside } from './street.ts'

/** A family house with a tiled roof and a garden, Lyon and its hills; also the farm. */
export function drawHouse(canvas: Canvas, random: Random, farm: boolean, city: 'Casablanca' | 'Lyon'): void {
  const outside = planOutside(canvas, random, city, 0.66)
  const { camera, light } = outside
  const dry = city === 'Casablanca'
  drawSky(canvas, random, light, HEIGHT * 0.68)
  drawRidge(canvas, random, HEIGHT * 0.68, 80, 26, lit(outside, mix(dry ? '#b08a68' : '#6d8f6a', light.sky[2], 0.4)))
  drawRidge(canvas, random, HEIGHT * 0.68, 34, 12, lit(outside, dry ? '#9a9a62' : '#5f8a55'))
  drawLawn(outside, HEIGHT * 0.665, dry)
  for (const [x, z, height] of [
    [-12, 24, 380],
    [11, 26, 420],
    [13, 20, 360],
  ] as const) {
    if (random.chance(0.4)) drawCypress(canvas, ...camera.project([x, 0, z]), height)
    else drawTree(canvas, random, ...camera.project([x, 0, z]), height, light.side)
  }
  const z = 16.5
  const width = farm ? 14 : random.between(9.5, 11.5)
  const left = -width / 2 + random.between(-1, 1)
  const wall = createWall(camera, left, z, 0)
  const height = farm ? 5 : 6
  const colour = lit(
    outside,
    random.pick(dry ? ['#e2b184', '#d99a6c', '#ecd3ae'] : ['#f0dfc2', '#ead0a8', '#e6c3a2', '#efe6d8']),
  )
  canvas.polygon(flat(camera, left - 0.3, z - 0.6, width + 0.6, 1, 0.01), light.shadow, { opacity: 0.4, blur: 8 })
  canvas.polygon(
    wall.quad(0, 0, width, height),
    canvas.linear(
      [
        [0, lighten(colour, 0.12)],
        [1, darken(colour, 0.12)],
      ],
      light.side < 0 ? [0, 0] : [1, 0],
      light.side < 0 ? [1, 0.3] : [0, 0.3],
    ),
  )
  for (let y = 0; y < height; y += 0.5)
    for (const x of [0, width - 0.35])
      canvas.polygon(wall.quad(x, y + 0.02, y % 1 < 0.4 ? 0.5 : 0.35, 0.44), lit(outside, '#e9dcc6'), { opacity: 0.8 })
  const shutter = random.pick(['#5f8296', '#6f8f7a', '#8c5f4a', '#4f6b86', '#7f8a72'])
  const bays = farm ? 5 : 3
  const step = width / bays
  const door = farm ? 3 : 1
  for (let bay = 0; bay < bays; bay += 1) {
    const middle = step * (bay + 0.5)
    drawWindowOn(
      outside,
      wall,
      { along: middle - 0.5, up: farm ? 3.1 : 3.6, width: 1, height: 1.35 },
      '#f6f1e6',
      shutter,
    )
    if (bay !== door)
      drawWindowOn(outside, wall, { along: middle - 0.55, up: 0.85, width: 1.1, height: 1.5 }, '#f6f1e6', shutter)
  }
  const middle = step * (door + 0.5)
  canvas.polygon(wall.quad(middle - 0.75, 0, 1.5, 2.6), lit(outside, '#e9dcc6'))
  canvas.polygon(wall.quad(middle - 0.55, 0, 1.1, 2.35), lit(outside, shutter, 0.1))
  const roof = lit(outside, '#b5694b')
  const slope = [
    wall.at(-0.5, height - 0.1, 0.5),
    wall.at(width + 0.5, height - 0.1, 0.5),
    wall.at(width - 1.6, height + 2.6, -3.5),
    wall.at(1.6, height + 2.6, -3.5),
  ]
  canvas.polygon(wall.quad(0, height - 0.75, width, 0.7), light.shadow, { opacity: 0.28, blur: 2 })
  canvas.polygon(
    slope,
    canvas.linear([
      [0, lighten(roof, 0.12)],
      [1, darken(roof, 0.2)],
    ]),
  )
  const clip = canvas.clip(slope)
  for (let row = 0; row < 12; row += 1)
    canvas.line(
      [
        wall.at(-0.5, height + row * 0.23, 0.5 - row * 0.33),
        wall.at(width + 0.5, height + row * 0.23, 0.5 - row * 0.33),
      ],
      darken(roof, 0.3),
      2,
      { clip, opacity: 0.45 },
    )
  canvas.polygon(wall.quad(width * 0.7, height + 1.3, 0.8, 2.2, -2), lit(outside, '#c58a6c', 0.08))
  const path = lit(outside, '#d9cbb0')
  canvas.polygon(
    [
      camera.project([left + middle - 0.8, 0, z]),
      camera.project([left + middle + 0.8, 0, z]),
      camera.project([1.6, 0, 5]),
      camera.project([-1.4, 0, 5]),
    ],
    canvas.linear([
      [0, lighten(path, 0.15)],
      [1, darken(path, 0.15)],
    ]),
  )
  for (let bush = 0; bush < 7; bush += 1) {
    const x = left - 0.8 + bush * ((width + 1.6) / 6)
    if (Math.abs(x - left - middle) > 1.2)
      drawBush(
        canvas,
        random,
        ...camera.project([x, 0.35, z - 0.8]),
        random.between(26, 46),
        lit(outside, random.pick(['#5d8a4c', '#74994f', '#8a6f9a', '#4d7a52'])),
        light.side,
      )
  }
  if (farm)
    for (let row = 0; row < 9; row += 1)
      canvas.line(
        [camera.project([-14 + row * 0.5, 0, 14]), camera.project([-11 + row * 1.6 - 6, 0, 5])],
        lit(outside, '#6d8a45', 0.2),
        5,
        { opacity: 0.5 },
      )
  drawTree(canvas, random, ...camera.project([light.side * -7, 0, 12]), random.between(430, 560), light.side)
  finishOutside(outside)
}
