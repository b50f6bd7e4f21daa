import { type Canvas, HEIGHT, type Point, WIDTH } from '../drawing/canvas.ts'
import { darken, lighten, mix } from '../drawing/colour.ts'
import { drawBush, drawCypress, drawTree } from '../drawing/plants.ts'
import type { Random } from '../drawing/random.ts'
import { type City, drawRidge, drawSky } from '../drawing/sky.ts'
import { finishOutside, lit, planOutside } from './street.ts'

/** Snow on the parts of a ridge that rise above a height, with a ragged lower edge. */
function drawSnow(canvas: Canvas, random: Random, ridge: readonly Point[], line: number): void {
  let run: Point[] = []
  for (const point of [...ridge, [WIDTH + 40, HEIGHT] as const]) {
    if (point[1] < line) {
      run.push(point)
      continue
    }
    if (run.length > 1) {
      const ragged = [...run]
        .reverse()
        .map(([x, y]) => [x + random.between(-8, 8), y + (line - y) * random.between(0.25, 0.95)] as const)
      canvas.polygon([...run, ...ragged], '#ffffff', { opacity: 0.82 })
    }
    run = []
  }
}

/** A plot of land: red earth and olive trees under the Atlas, or a meadow among vineyards. */
export function drawLand(canvas: Canvas, random: Random, city: City): void {
  const outside = planOutside(canvas, random, city, 0.5)
  const { camera, light } = outside
  const horizon = HEIGHT * 0.5
  const dry = city === 'Casablanca'
  drawSky(canvas, random, light, horizon + 10, 5)
  if (dry) {
    const peaks = drawRidge(canvas, random, horizon + 6, 130, 66, lit(outside, mix('#8a7f92', light.sky[2], 0.45)))
    drawSnow(canvas, random, peaks, horizon - 118)
  } else drawRidge(canvas, random, horizon + 6, 110, 40, lit(outside, mix('#6a8f8a', light.sky[2], 0.5)))
  drawRidge(canvas, random, horizon + 8, 48, 22, lit(outside, mix(dry ? '#b98f68' : '#6f9a5f', light.sky[2], 0.2)))
  const soil = lit(outside, dry ? '#c98f5f' : '#86ad58')
  canvas.rect(
    0,
    horizon,
    WIDTH,
    HEIGHT - horizon,
    canvas.linear([
      [0, lighten(soil, 0.22)],
      [0.3, soil],
      [1, darken(soil, 0.32)],
    ]),
  )
  for (let patch = 0; patch < 34; patch += 1) {
    const z = random.between(5, 60)
    const [x, y] = camera.project([random.between(-30, 30), 0, z])
    canvas.ellipse(x, y, 1400 / z, 200 / z, random.chance(0.5) ? darken(soil, 0.2) : lighten(soil, 0.22), {
      opacity: 0.3,
      blur: 6,
    })
  }
  const rowColour = lit(outside, dry ? '#7d8a52' : '#5f8a45')
  const lean = random.between(-6, 6)
  for (let row = 0; row < 15; row += 1) {
    const x = 4 + row * 2.6
    for (const side of dry ? [] : [1, -1])
      canvas.line(
        [camera.project([side * x + lean, 0.3, 60]), camera.project([side * x + lean * 0.2, 0.3, 9])],
        rowColour,
        5 + row * 0.3,
        { opacity: 0.75 },
      )
  }
  for (const [z, count] of [
    [46, 9],
    [28, 5],
    [17, 3],
  ] as const)
    for (let tree = 0; tree < count; tree += 1) {
      const x = random.between(-0.72, 0.72) * z
      if (Math.abs(x) < z * 0.16) continue
      const foot = camera.project([x, 0, z])
      if (dry) drawTree(canvas, random, ...foot, (1150 * random.between(3.6, 4.8)) / z, light.side, '#7f9070')
      else if (random.chance(0.4)) drawCypress(canvas, ...foot, (1150 * random.between(6, 8)) / z, '#4f7a48')
      else drawTree(canvas, random, ...foot, (1150 * random.between(5, 7)) / z, light.side)
    }
  const track = lit(outside, dry ? '#e3c093' : '#d9c9a4')
  canvas.polygon(
    [
      camera.project([0.6, 0, 60]),
      camera.project([2, 0, 60]),
      camera.project([1.9, 0, 3.2]),
      camera.project([-1.5, 0, 3.2]),
    ],
    canvas.linear([
      [0, lighten(track, 0.2)],
      [1, darken(track, 0.18)],
    ]),
  )
  for (const [index, z] of [30, 22, 16, 12, 9, 7].entries()) {
    const [foot, head] = [camera.project([-3.4, 0, z]), camera.project([-3.4, 1.15, z])]
    canvas.line([foot, head], lit(outside, '#7a5f45'), 60 / z + 3)
    const next = [30, 22, 16, 12, 9, 7][index + 1]
    if (next)
      for (const y of [0.5, 0.95])
        canvas.line([camera.project([-3.4, y, z]), camera.project([-3.4, y, next])], '#6b5a4a', 2)
  }
  for (let tuft = 0; tuft < 420; tuft += 1) {
    const z = 3.4 + 14 * random.next() ** 2
    const [x, y] = camera.project([random.between(-0.75, 0.75) * z, 0, z])
    const size = random.between(90, 210) / z
    const tone = dry
      ? random.pick(['#c9b06a', '#a8955a', '#d9c07f', '#8f9a5c'])
      : random.pick(['#9cc46a', '#6d9a45', '#b5cf7f', '#e8d36b'])
    canvas.line(
      [
        [x, y],
        [x + random.between(-size, size) * 0.3, y - size],
      ],
      lit(outside, tone),
      2,
      { opacity: 0.8 },
    )
  }
  drawBush(
    canvas,
    random,
    random.pick([120, 1480]),
    HEIGHT - 40,
    110,
    lit(outside, dry ? '#8a9a5f' : '#5f8f4a'),
    light.side,
  )
  finishOutside(outside)
}
