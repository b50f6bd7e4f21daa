import { type Canvas, HEIGHT, WIDTH } from '../drawing/canvas.ts'
import { darken, lighten } from '../drawing/colour.ts'
import { drawPalm, drawPottedPlant } from '../drawing/plants.ts'
import type { Random } from '../drawing/random.ts'
import { type City, drawSky, drawSkyline } from '../drawing/sky.ts'
import { createWall } from '../drawing/space.ts'
import { drawGlass, finishOutside, lit, planOutside } from './street.ts'

/** The town from a balcony. */
export function drawPanorama(canvas: Canvas, random: Random, city: City): void {
  const outside = planOutside(canvas, random, city, 0.6)
  const { camera, light } = outside
  const horizon = HEIGHT * 0.56
  drawSky(canvas, random, light, horizon + 20, 5)
  drawSkyline(canvas, random, light, city, horizon + 40)
  // Nearer roofs step down towards the balcony.
  for (let row = 0; row < 4; row += 1) {
    const base = horizon + 110 + row * 110
    for (let x = -60 - row * 20; x < WIDTH; ) {
      const width = random.between(110, 200) * (1 + row * 0.35)
      const top = base - random.between(40, 90) * (1 + row * 0.3)
      const wall = lit(
        outside,
        random.pick(
          city === 'Casablanca'
            ? ['#f7f1e6', '#efe4d2', '#f5eee2', '#e9dac2']
            : ['#e8b98a', '#e9c9a2', '#dca28a', '#efd9b4'],
        ),
        row * 0.02,
      )
      if (city === 'Lyon') {
        const roof = lit(outside, random.pick(['#a8583f', '#b56a4c', '#96503d']))
        canvas.polygon(
          [
            [x - 8, top],
            [x + width * 0.2, top - 34 - row * 12],
            [x + width * 0.8, top - 34 - row * 12],
            [x + width + 8, top],
          ],
          canvas.linear([
            [0, lighten(roof, 0.1)],
            [1, darken(roof, 0.15)],
          ]),
        )
        canvas.rect(x + width * 0.3, top - 62 - row * 12, 14 + row * 4, 34, lit(outside, '#c58a6c'))
      } else {
        canvas.rect(x - 4, top - 8, width + 8, 12, lighten(wall, 0.25))
        if (random.chance(0.5)) canvas.rect(x + width * 0.55, top - 34, width * 0.2, 28, darken(wall, 0.08))
        if (random.chance(0.3)) drawPalm(canvas, random, x + width, base, 120 + row * 26)
      }
      canvas.rect(
        x,
        top,
        width,
        HEIGHT - top,
        canvas.linear(
          [
            [0, wall],
            [1, darken(wall, 0.22)],
          ],
          [0, 0],
          [1, 0.1],
        ),
      )
      const step = 30 + row * 9
      for (let wx = x + step * 0.5; wx < x + width - step * 0.6; wx += step)
        for (let wy = top + 14; wy < base + 60; wy += step * 1.25)
          drawGlass(outside, [
            [wx, wy],
            [wx + step * 0.42, wy],
            [wx + step * 0.42, wy + step * 0.7],
            [wx, wy + step * 0.7],
          ])
      x += width + random.between(0, 14)
    }
    canvas.rect(
      0,
      base - 110,
      WIDTH,
      150,
      canvas.linear([
        [0, light.sky[2], 0.16],
        [1, light.sky[2], 0],
      ]),
    )
  }
  const rail = createWall(camera, -3, 2.1, 0)
  for (let x = 0; x <= 6; x += 0.13) canvas.line([rail.at(x, 0.2), rail.at(x, 1.2)], '#23262a', 5)
  canvas.line([rail.at(0, 1.2), rail.at(6, 1.2)], '#1d2023', 15)
  drawPottedPlant(canvas, random, random.pick([150, 1440]), HEIGHT + 30, 420)
  finishOutside(outside)
}
