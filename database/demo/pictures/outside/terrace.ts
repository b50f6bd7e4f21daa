import { type Canvas, HEIGHT, WIDTH } from '../drawing/canvas.ts'
import { darken, lighten, mix } from '../drawing/colour.ts'
import { chooseZellige, drawRug, drawSlabs, drawZelligeFloor } from '../drawing/floors.ts'
import { drawBougainvillea, drawPottedPlant } from '../drawing/plants.ts'
import type { Random } from '../drawing/random.ts'
import { type City, drawSky, drawSkyline } from '../drawing/sky.ts'
import { block, createWall, flat, groundShadow } from '../drawing/space.ts'
import { finishOutside, lit, type Outside, planOutside } from './street.ts'

function drawTerraceSeat(
  { canvas, camera, light }: Outside,
  x: number,
  z: number,
  width: number,
  cushion: string,
  wood: string,
): void {
  groundShadow(canvas, camera, x, z, width, 0.8)
  block(canvas, camera, { x, y: 0.08, z: z + 0.62, width, height: 0.7, depth: 0.1 }, wood, light.side)
  block(canvas, camera, { x, y: 0.1, z, width, height: 0.2, depth: 0.7 }, wood, light.side)
  const seats = Math.max(1, Math.round(width / 0.75))
  for (let seat = 0; seat < seats; seat += 1) {
    const left = x + (width * seat) / seats + 0.03
    block(
      canvas,
      camera,
      { x: left, y: 0.44, z: z + 0.5, width: width / seats - 0.06, height: 0.36, depth: 0.14 },
      cushion,
      light.side,
      8,
    )
    block(
      canvas,
      camera,
      { x: left, y: 0.3, z: z - 0.02, width: width / seats - 0.06, height: 0.15, depth: 0.6 },
      cushion,
      light.side,
      8,
    )
  }
}

/** A terrace over the town. */
export function drawTerrace(canvas: Canvas, random: Random, city: City): void {
  const outside = planOutside(canvas, random, city, 0.5)
  const { camera, light } = outside
  const horizon = HEIGHT * 0.5
  drawSky(canvas, random, light, horizon + 30)
  drawSkyline(canvas, random, light, city, horizon + 46)
  const [width, far] = [9, 8.6]
  const area = { x: -width / 2 - 3, z: 2.2, width: width + 6, depth: far - 2.2 }
  canvas.rect(0, horizon + 46, WIDTH, HEIGHT, lit(outside, '#8a8478'))
  if (city === 'Casablanca' && random.chance(0.5)) drawZelligeFloor(canvas, camera, area, chooseZellige(random), 0.6)
  else
    drawSlabs(
      canvas,
      random,
      camera,
      area,
      lit(outside, random.pick(['#d9c6a8', '#cfc6b8', '#c98f68', '#e3dacb'])),
      0.6,
    )
  canvas.polygon(
    flat(camera, area.x, area.z, area.width, area.depth),
    canvas.linear([
      [0, light.sun, 0.2],
      [1, '#1a1512', 0.25],
    ]),
  )
  const back = createWall(camera, -10, far, 0)
  const parapet = lit(outside, city === 'Casablanca' ? '#f5eee1' : '#d9d2c6')
  canvas.polygon(
    back.quad(0, 0, 20, 0.42),
    canvas.linear([
      [0, lighten(parapet, 0.2)],
      [1, darken(parapet, 0.15)],
    ]),
  )
  if (random.chance(0.5)) {
    canvas.polygon(back.quad(0, 0.42, 20, 0.62), mix('#bfe0ea', light.sky[1], 0.4), { opacity: 0.35 })
    for (let x = 0; x <= 20; x += 1.4) canvas.line([back.at(x, 0.42), back.at(x, 1.04)], '#dfe4e6', 4)
  } else for (let x = 0; x <= 20; x += 0.14) canvas.line([back.at(x, 0.42), back.at(x, 1.04)], '#2a2d31', 2)
  canvas.line([back.at(0, 1.06), back.at(20, 1.06)], '#3a3d42', 6)
  const side = random.chance(0.5) ? 1 : -1
  drawPergola(outside, side)
  const cushion = random.pick(['#f1ebe0', '#c9d3d0', '#e4cdb4', '#8fa7b0', '#d8a27a'])
  const wood = random.pick(['#9a6f48', '#5a4a3e', '#b48a5e'])
  drawRug(canvas, random, camera, { x: side * 1.4 - 1.7, z: 4.6, width: 3.4, depth: 2.2 }, city === 'Casablanca')
  drawTerraceSeat(outside, side * 1.4 - 1.2, 6.6, 2.4, cushion, wood)
  groundShadow(canvas, camera, side * 1.4 - 0.5, 5.3, 1, 0.6)
  block(canvas, camera, { x: side * 1.4 - 0.5, y: 0.3, z: 5.3, width: 1, height: 0.06, depth: 0.6 }, wood, light.side)
  for (const dx of [-0.45, 0.4])
    block(
      canvas,
      camera,
      { x: side * 1.4 + dx, y: 0, z: 5.4, width: 0.05, height: 0.3, depth: 0.4 },
      darken(wood, 0.3),
      light.side,
    )
  const tray = camera.project([side * 1.4, 0.37, 5.55])
  for (const [dx, tone] of [
    [-30, '#e8a13c'],
    [-14, '#d9642f'],
    [12, '#f3f3ef'],
    [30, '#f3f3ef'],
  ] as const)
    canvas.rect(tray[0] + dx - 6, tray[1] - 24, 12, 25, tone, { radius: 4, opacity: 0.95 })
  for (const [x, z, metres] of [
    [-4.6, 8.1, 1.5],
    [-3.6, 8.2, 1],
    [4.4, 8.1, 1.6],
    [3.5, 8.2, 0.9],
    [side * -3, 4.6, 1.2],
  ] as const) {
    const [px, py] = camera.project([x, 0, z])
    drawPottedPlant(canvas, random, px, py, (1150 * metres) / z)
  }
  finishOutside(outside)
}

/** A pergola of beams on one side, with its stripes of shade on the floor. */
function drawPergola({ canvas, camera, light, random }: Outside, side: -1 | 1): void {
  const wood = mix(random.pick(['#8a6240', '#f3eee4', '#5b4a3c']), light.sun, 0.12)
  const x0 = side > 0 ? -0.8 : -4.4
  for (let beam = 0; beam < 12; beam += 1) {
    const x = x0 + beam * 0.46 - light.side * 0.6
    canvas.polygon(flat(camera, x, 3.2, 0.16, 5, 0.005), light.shadow, { opacity: 0.2, blur: 3 })
  }
  for (const x of [x0, x0 + 5])
    for (const z of [8.2])
      block(canvas, camera, { x, y: 0, z, width: 0.14, height: 2.6, depth: 0.14 }, wood, light.side)
  block(canvas, camera, { x: x0 - 0.2, y: 2.6, z: 8.15, width: 5.6, height: 0.18, depth: 0.16 }, wood, light.side)
  for (let beam = 0; beam < 12; beam += 1)
    block(
      canvas,
      camera,
      { x: x0 + beam * 0.46, y: 2.78, z: 3.4, width: 0.09, height: 0.14, depth: 5.2 },
      wood,
      light.side,
    )
  for (const x of [x0 + 0.4, x0 + 4.4]) drawBougainvillea(canvas, random, ...camera.project([x, 2.8, 8]), 70)
}
