import { type Canvas, HEIGHT, type Point } from './canvas.ts'
import { darken, lighten, mix } from './colour.ts'
import { drawPalm, drawTree } from './plants.ts'
import type { Random } from './random.ts'
import { drawSky } from './sky.ts'
import { createWall, type Wall } from './space.ts'
import {
  drawGlass,
  drawIronBalcony,
  drawShop,
  drawStreet,
  drawWindowOn,
  finishOutside,
  lit,
  type Outside,
  planOutside,
} from './street.ts'

/** A wall's face: gradient of the light along it, and a shadow from across the street. */
function drawFace(outside: Outside, wall: Wall, along: number, width: number, height: number, colour: string): void {
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

function drawStreetShade({ canvas, light }: Outside, wall: Wall, along: number, width: number, height: number): void {
  const [near, far] = light.side < 0 ? [along + width, along + width * 0.25] : [along, along + width * 0.75]
  canvas.polygon([wall.at(near, 0, 0.75), wall.at(near, height * 0.75, 0.75), wall.at(far, 0, 0.75)], light.shadow, {
    opacity: 0.2,
    blur: 3,
  })
}

function drawLyonHouse(
  outside: Outside,
  wall: Wall,
  along: number,
  width: number,
  floors: number,
  main: boolean,
): void {
  const { canvas, random } = outside
  const colour = random.pick(['#e9c49a', '#e2a988', '#efd8b2', '#dcb48a', '#d9927a', '#e8cfc0', '#f0e2c8'])
  const stone = '#efe6d6'
  const [ground, storey] = [4, 3.5]
  const height = ground + floors * storey
  const shutter = random.pick(['#5f7d73', '#6f8796', '#8a7a68', '#b9b4a6', '#4f6a7f', '#7d5a4a'])
  drawFace(outside, wall, along, width, height, colour)
  const bays = Math.max(2, Math.round(width / 2.9))
  const step = width / bays
  canvas.polygon(wall.quad(along, 0, width, ground), lit(outside, mix(colour, stone, 0.7), 0.05))
  for (let y = 0.5; y < ground; y += 0.5)
    canvas.line([wall.at(along, y), wall.at(along + width, y)], '#8f826f', 1.2, { opacity: 0.35 })
  canvas.polygon(wall.quad(along, ground - 0.15, width, 0.3, 0.1), lit(outside, stone))
  for (let floor = 0; floor < floors; floor += 1) {
    const up = ground + floor * storey + 0.45
    if (floor > 0) canvas.polygon(wall.quad(along, up - 0.5, width, 0.16, 0.06), lit(outside, stone, 0.04))
    if (floor === 1 && main) drawIronBalcony(outside, wall, along + 0.3, up - 0.1, width - 0.6)
    for (let bay = 0; bay < bays; bay += 1) {
      const middle = along + step * (bay + 0.5)
      const tall = floor === floors - 1 ? 1.9 : 2.35
      drawWindowOn(
        outside,
        wall,
        { along: middle - 0.55, up, width: 1.1, height: tall },
        stone,
        random.chance(0.92) ? shutter : undefined,
      )
      if (floor !== 1 && random.chance(0.35)) drawIronBalcony(outside, wall, middle - 0.75, up - 0.05, 1.5)
    }
    if (floor === 1 && main) drawIronBalcony(outside, wall, along + 0.3, up - 0.1, width - 0.6)
  }
  canvas.polygon(wall.quad(along - 0.1, height - 0.2, width + 0.2, 0.5, 0.35), lit(outside, stone))
  canvas.polygon(wall.quad(along, height - 0.7, width, 0.5), outside.light.shadow, { opacity: 0.2 })
  const slate = random.chance(0.4)
  const roof = lit(outside, slate ? '#6f7884' : '#b0654a')
  const rise = slate ? 2.6 : 1.7
  canvas.polygon(
    [
      wall.at(along - 0.1, height + 0.3, 0.2),
      wall.at(along + width + 0.1, height + 0.3, 0.2),
      wall.at(along + width - 0.3, height + rise, -2),
      wall.at(along + 0.3, height + rise, -2),
    ],
    canvas.linear([
      [0, lighten(roof, 0.1)],
      [1, darken(roof, 0.15)],
    ]),
  )
  if (slate)
    for (let bay = 0; bay < bays; bay += 1) {
      const middle = along + step * (bay + 0.5)
      canvas.polygon([...wall.quad(middle - 0.7, height + 0.4, 1.4, 1.75, 0.05)], lit(outside, stone))
      drawGlass(outside, wall.quad(middle - 0.42, height + 0.6, 0.84, 1.3, 0.06))
      canvas.polygon(
        [
          wall.at(middle - 0.85, height + 2.1, 0.1),
          wall.at(middle, height + 2.7, 0.1),
          wall.at(middle + 0.85, height + 2.1, 0.1),
        ],
        darken(roof, 0.1),
      )
    }
  for (const share of [0.2, 0.78])
    canvas.polygon(wall.quad(along + width * share, height + rise - 0.4, 0.9, 1.7, -1.6), lit(outside, '#c58a6c', 0.1))
  for (let bay = 0; bay < bays; bay += 2)
    drawShop(
      outside,
      wall,
      along + step * bay + 0.25,
      Math.min(step * 2, width - step * bay) - 0.5,
      random.pick(['#3d4f46', '#5a3f38', '#2f3f55', '#7a6248', '#4a4a4d']),
    )
}

/** A front of old houses in Lyon with shutters, balconies and shops. */
export function drawLyonFacade(canvas: Canvas, random: Random): void {
  const outside = planOutside(canvas, random, 'Lyon', 0.8)
  const far = random.between(25, 28)
  drawSky(canvas, random, outside.light, HEIGHT * 0.8)
  drawStreet(outside, far)
  const wall = createWall(outside.camera, -22, far + random.between(-1, 1), random.between(-0.06, 0.06))
  const width = random.between(12, 15)
  const left = 22 - width / 2 + random.between(-2, 2)
  drawLyonHouse(outside, wall, left - 13, 13, random.whole(3, 4), false)
  drawLyonHouse(outside, wall, left + width, 13, random.whole(3, 4), false)
  const floors = random.whole(3, 4)
  drawLyonHouse(outside, wall, left, width, floors, true)
  drawStreetShade(outside, wall, left - 13, width + 26, 4 + floors * 3.5)
  for (const x of [-8.6, 9.2])
    if (random.chance(0.75))
      drawTree(canvas, random, ...outside.camera.project([x, 0, far - 5]), random.between(330, 430), outside.light.side)
  drawLamp(outside, random.between(-4, 4), far - 4.2)
  finishOutside(outside)
}

function drawLamp({ canvas, camera, light }: Outside, x: number, z: number): void {
  const [foot, head] = [camera.project([x, 0, z]), camera.project([x, 4.1, z])]
  canvas.line([foot, head], '#24282c', 6)
  canvas.polygon(
    [
      [head[0] - 12, head[1] - 40],
      [head[0] + 12, head[1] - 40],
      [head[0] + 8, head[1]],
      [head[0] - 8, head[1]],
    ],
    light.windowsLit ? '#ffe2a0' : '#d9e2e6',
    { stroke: '#24282c', width: 3 },
  )
  if (light.windowsLit)
    canvas.ellipse(
      head[0],
      head[1] - 20,
      120,
      120,
      canvas.radial([
        [0, '#ffdf9a', 0.8],
        [1, '#ffdf9a', 0],
      ]),
    )
}

/** A bow-fronted balcony of the 1930s: solid parapet with bands. */
function drawBowBalcony(outside: Outside, wall: Wall, along: number, up: number, width: number, colour: string): void {
  const { canvas, light } = outside
  const curve = Array.from({ length: 17 }, (_, step) => {
    const t = step / 16
    return [along + width * t, 1.25 * Math.sqrt(Math.max(0, 1 - (2 * t - 1) ** 4))] as const
  })
  const at = (y: number) => curve.map(([x, out]) => wall.at(x, up + y, out))
  canvas.polygon([...wall.quad(along + 0.1, up - 1.5, width - 0.2, 1.5)], light.shadow, { opacity: 0.3, blur: 3 })
  const base = lit(outside, colour)
  const across: [Point, Point] = [
    [0, 0],
    [1, 0],
  ]
  const round = (strong: number) =>
    light.side < 0
      ? canvas.linear(
          [
            [0, darken(base, 0.1)],
            [0.3, lighten(base, 0.3)],
            [1, darken(base, strong)],
          ],
          ...across,
        )
      : canvas.linear(
          [
            [0, darken(base, strong)],
            [0.7, lighten(base, 0.3)],
            [1, darken(base, 0.1)],
          ],
          ...across,
        )
  canvas.polygon([...at(-0.22), ...[wall.at(along + width, up - 0.22), wall.at(along, up - 0.22)]], darken(base, 0.35))
  canvas.polygon([...at(-0.22), ...at(0.72).reverse()], round(0.3))
  for (const y of [0.1, 0.35]) canvas.line(at(y), darken(base, 0.22), 2)
  canvas.line(at(0.95), lit(outside, '#3d4f5c'), 3.5)
  for (const index of [1, 4, 8, 12, 15]) {
    const [x, out] = curve[index] ?? [along, 0]
    canvas.line([wall.at(x, up + 0.72, out), wall.at(x, up + 0.95, out)], '#3d4f5c', 2.5)
  }
}

function drawDecoHouse(
  outside: Outside,
  wall: Wall,
  along: number,
  width: number,
  floors: number,
  main: boolean,
): void {
  const { canvas, random } = outside
  const colour = main
    ? random.pick(['#fbf7ee', '#f6efe1', '#f8f4ea', '#f3e8d6'])
    : random.pick(['#efe3cf', '#f3ece0', '#e6d6bd', '#eadfcf'])
  const [ground, storey] = [4.1, 3.4]
  const height = ground + floors * storey
  const trim = random.pick(['#e3d3b8', '#d9e0dc', '#efe2cb'])
  const joinery = random.pick(['#3f6f78', '#6a4a35', '#2f4f6b', '#4d6b52', '#55606a'])
  drawFace(outside, wall, along, width, height, colour)
  const tower = main ? width * 0.24 : 0
  const middle = along + width / 2
  const bays = Math.max(1, Math.round((width - tower) / 2 / 3.1))
  const sides = main
    ? [
        [along, middle - tower / 2],
        [middle + tower / 2, along + width],
      ]
    : [[along, along + width]]
  for (let floor = 0; floor < floors; floor += 1) {
    const up = ground + floor * storey + 0.35
    for (const [from = 0, to = 0] of sides) {
      const count = main ? bays : Math.max(2, Math.round(width / 3))
      const step = (to - from) / count
      for (const y of [2.45, 2.6])
        canvas.line([wall.at(from, up + y), wall.at(to, up + y)], darken(lit(outside, colour), 0.14), 2)
      for (let bay = 0; bay < count; bay += 1)
        drawWindowOn(outside, wall, { along: from + step * (bay + 0.5) - 0.75, up, width: 1.5, height: 2.1 }, joinery)
      if (main || floor % 2 === 1) drawBowBalcony(outside, wall, from + 0.35, up - 0.1, to - from - 0.7, colour)
    }
    if (main) {
      const face = wall.quad(middle - 0.5, up + 0.1, 1, 2)
      drawGlass(outside, face)
      for (const share of [0.33, 0.66])
        canvas.line(
          [wall.at(middle - 0.5, up + 0.1 + 2 * share), wall.at(middle + 0.5, up + 0.1 + 2 * share)],
          lit(outside, joinery),
          3,
        )
    }
  }
  canvas.polygon(wall.quad(along - 0.15, height, width + 0.3, 0.35, 0.3), lit(outside, trim))
  canvas.polygon(wall.quad(along, height - 0.45, width, 0.45), outside.light.shadow, { opacity: 0.18 })
  if (main) drawDecoTower(outside, wall, middle, tower, ground, height, colour, trim)
  const doors = random.pick(['#5a3f2c', '#2f4a55', '#3d3a36'])
  canvas.polygon(wall.quad(along, 0, width, ground), lit(outside, mix(colour, trim, 0.6), 0.06))
  canvas.polygon(wall.quad(along, ground - 0.2, width, 0.32, 0.2), lit(outside, trim))
  if (!main) drawShop(outside, wall, along + 0.6, width - 1.2, doors)
  else {
    for (const [from = 0, to = 0] of sides)
      drawShop(outside, wall, from + 0.3, to - from - 0.6, random.pick(['#3c5560', '#6a4a3a', '#4a5a44']))
    canvas.polygon(wall.quad(middle - 1, 0, 2, 3.2, 0.05), lit(outside, '#d9c8a8'))
    canvas.polygon(wall.quad(middle - 0.8, 0, 1.6, 3, 0.06), lit(outside, doors))
    for (let ray = -3; ray <= 3; ray += 1)
      canvas.line([wall.at(middle, 1.4, 0.07), wall.at(middle + ray * 0.25, 2.9, 0.07)], '#d8b25e', 2.2)
  }
}

/** The stair tower over the entrance, with its fins and stepped head. */
function drawDecoTower(
  outside: Outside,
  wall: Wall,
  middle: number,
  width: number,
  ground: number,
  height: number,
  colour: string,
  trim: string,
): void {
  const { canvas } = outside
  for (const dx of [-width / 2, -width / 4, width / 4 - 0.16, width / 2 - 0.16])
    canvas.polygon(wall.quad(middle + dx, ground, 0.16, height - ground + 1.2, 0.3), lit(outside, trim, 0.03))
  for (const [grow, rise] of [
    [0.5, 0.9],
    [0.36, 1.7],
    [0.2, 2.6],
  ] as const)
    canvas.polygon(
      wall.quad(middle - width * grow, height, width * grow * 2, rise, 0.2),
      lit(outside, colour, grow * 0.1),
      { stroke: darken(lit(outside, colour), 0.16), width: 1.5 },
    )
  canvas.line([wall.at(middle, height + 2.6), wall.at(middle, height + 5)], '#5a5f63', 3)
}

/** A white Art Deco front in Casablanca behind its palms. */
export function drawCasablancaFacade(canvas: Canvas, random: Random): void {
  const outside = planOutside(canvas, random, 'Casablanca', 0.8)
  const far = random.between(26, 29)
  drawSky(canvas, random, outside.light, HEIGHT * 0.8, 2)
  drawStreet(outside, far)
  const wall = createWall(outside.camera, -24, far + random.between(-1, 1), random.between(-0.07, 0.07))
  const width = random.between(14, 17)
  const left = 24 - width / 2 + random.between(-2.5, 2.5)
  drawDecoHouse(outside, wall, left - 13, 12.6, random.whole(2, 3), false)
  drawDecoHouse(outside, wall, left + width + 0.4, 12.6, random.whole(2, 4), false)
  const floors = random.whole(3, 4)
  drawDecoHouse(outside, wall, left, width, floors, true)
  drawStreetShade(outside, wall, left - 13, width + 26, ground(floors))
  for (const x of [-10, -5.8, 6.3, 10.5])
    if (random.chance(0.7))
      drawPalm(
        canvas,
        random,
        ...outside.camera.project([x + random.between(-0.8, 0.8), 0, far - 4.2]),
        random.between(330, 520),
      )
  finishOutside(outside)
}

const ground = (floors: number) => 4.1 + floors * 3.4
