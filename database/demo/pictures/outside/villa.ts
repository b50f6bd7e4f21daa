import { type Canvas, HEIGHT } from '../drawing/canvas.ts'
import { lighten, mix } from '../drawing/colour.ts'
import { drawBougainvillea, drawBush, drawPalm } from '../drawing/plants.ts'
import type { Random } from '../drawing/random.ts'
import { drawRidge, drawSky } from '../drawing/sky.ts'
import { block, flat } from '../drawing/space.ts'
import { drawLawn } from './garden.ts'
import { drawGlass, finishOutside, lit, planOutside } from './street.ts'

/** A modern white villa with its pool, Casablanca. */
export function drawVilla(canvas: Canvas, random: Random): void {
  const outside = planOutside(canvas, random, 'Casablanca', 0.66)
  const { camera, light } = outside
  drawSky(canvas, random, light, HEIGHT * 0.68)
  drawRidge(canvas, random, HEIGHT * 0.68, 24, 14, lit(outside, '#7d9468', 0.05))
  drawLawn(outside, HEIGHT * 0.665, true)
  for (const x of [-11, 10.5]) drawPalm(canvas, random, ...camera.project([x, 0, 24]), random.between(430, 540))
  const white = lit(outside, random.pick(['#fbf8f1', '#f5efe4', '#f0e9dd']))
  const wood = lit(outside, '#a8754a')
  const z = 17
  const flip = random.chance(0.5) ? 1 : -1
  const box = (x: number, y: number, width: number, height: number, depth: number, dz: number, colour: string) =>
    block(canvas, camera, { x: flip > 0 ? x : -x - width, y, z: z + dz, width, height, depth }, colour, light.side)
  const pane = (x: number, y: number, width: number, height: number, dz: number) => {
    const left = flip > 0 ? x : -x - width
    const at = (dx: number, dy: number) => camera.project([left + dx, y + dy, z + dz - 0.02])
    drawGlass(outside, [at(0, height), at(width, height), at(width, 0), at(0, 0)])
    for (let bar = 0; bar <= width; bar += width / Math.max(1, Math.round(width / 1.3)))
      canvas.line([at(bar, 0), at(bar, height)], '#33383d', 3)
    canvas.line([at(0, height), at(width, height)], '#33383d', 4)
  }
  box(-8, 0, 9, 3.3, 6, 1, white)
  pane(-7.4, 0.1, 5.2, 2.6, 1)
  pane(-1.6, 0.1, 1.9, 2.6, 1)
  box(1, 0, 7, 3.2, 6, 0, mix(white, '#c9b79a', 0.5))
  pane(1.7, 0.1, 5.4, 2.5, 0)
  box(-4.5, 3.3, 10.5, 3.1, 6, 0.4, white)
  pane(-3.6, 3.7, 3.2, 2.3, 0.4)
  for (let slat = 0; slat < 16; slat += 1) box(0.4 + slat * 0.17, 3.5, 0.09, 2.7, 0.05, 0.32, wood)
  pane(3.4, 3.7, 2, 2.3, 0.4)
  box(-8.2, 3.3, 3.7, 0.22, 6, 0.2, lighten(white, 0.1))
  box(-5, 6.4, 11.5, 0.28, 7, 0, white)
  box(0.9, 3.15, 7.4, 0.2, 7, -0.9, lighten(white, 0.15))
  canvas.polygon(flat(camera, -8, z - 0.6, 16, 1.4, 0.01), light.shadow, { opacity: 0.35, blur: 8 })
  const stone = lit(outside, '#e6dccb')
  canvas.polygon(flat(camera, -6.5, 7.6, 13, 8.2, 0.02), stone)
  const pool = flat(camera, -4.6, 8.4, 9.2, 5.2, 0.03)
  canvas.polygon(
    pool,
    canvas.linear([
      [0, mix('#8fd3e0', light.sky[2], 0.4)],
      [0.5, '#3fa7c4'],
      [1, '#1f7fa6'],
    ]),
    { stroke: '#f8f4ea', width: 6 },
  )
  const clip = canvas.clip(pool)
  for (let wave = 0; wave < 46; wave += 1) {
    const [x, y] = camera.project([random.between(-4.6, 4.6), 0, random.between(8.4, 13.4)])
    canvas.ellipse(x, y, random.between(14, 60), random.between(1, 2.4), '#eafcff', { clip, opacity: 0.45 })
  }
  for (const x of [-6.2, 5.5]) {
    block(
      canvas,
      camera,
      { x, y: 0.02, z: 11, width: 0.75, height: 0.3, depth: 1.8 },
      lit(outside, '#f6f1e7'),
      light.side,
      5,
    )
    block(
      canvas,
      camera,
      { x, y: 0.3, z: 12.4, width: 0.75, height: 0.5, depth: 0.3 },
      lit(outside, '#f6f1e7'),
      light.side,
      5,
    )
  }
  for (const [x, depth] of [
    [-9.5, 15],
    [9.3, 14],
    [-8.6, 11],
    [8.9, 10.4],
  ] as const)
    drawBush(
      canvas,
      random,
      ...camera.project([x, 0.6, depth]),
      900 / depth,
      lit(outside, random.pick(['#5f8a4a', '#4d7a4f', '#7a9a55'])),
      light.side,
    )
  drawPalm(canvas, random, ...camera.project([flip * 7.6, 0, 13.5]), 610)
  drawBougainvillea(canvas, random, ...camera.project([flip * -7.2, 3.6, z]), 120)
  finishOutside(outside)
}
