import { type Canvas, HEIGHT } from '../drawing/canvas.ts'
import { darken, lighten, mix } from '../drawing/colour.ts'
import { drawTree } from '../drawing/plants.ts'
import type { Random } from '../drawing/random.ts'
import { drawSky } from '../drawing/sky.ts'
import { createWall, type Wall } from '../drawing/space.ts'
import {
  drawFace,
  drawGlass,
  drawIronBalcony,
  drawShop,
  drawStreet,
  drawStreetShade,
  drawWindowOn,
  finishOutside,
  lit,
  type Outside,
  planOutside,
} from './street.ts'

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
