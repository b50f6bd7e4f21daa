import { type Canvas, HEIGHT, type Point } from '../drawing/canvas.ts'
import { darken, lighten, mix } from '../drawing/colour.ts'
import { drawPalm } from '../drawing/plants.ts'
import type { Random } from '../drawing/random.ts'
import { drawSky } from '../drawing/sky.ts'
import { createWall, type Wall } from '../drawing/space.ts'
import {
  drawFace,
  drawGlass,
  drawShop,
  drawStreet,
  drawStreetShade,
  drawWindowOn,
  finishOutside,
  lit,
  type Outside,
  planOutside,
} from './street.ts'

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
