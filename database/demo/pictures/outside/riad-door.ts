import { type Canvas, HEIGHT, type Point, WIDTH } from '../drawing/canvas.ts'
import { darken, lighten } from '../drawing/colour.ts'
import { chooseZellige, zelligeCell } from '../drawing/floors.ts'
import { drawBougainvillea, drawPottedPlant } from '../drawing/plants.ts'
import type { Random } from '../drawing/random.ts'
import { drawSky } from '../drawing/sky.ts'
import { createWall } from '../drawing/space.ts'
import { finishOutside, lit, planOutside } from './street.ts'

/** The door of a riad in its alley. */
export function drawRiadDoor(canvas: Canvas, random: Random): void {
  const outside = planOutside(canvas, random, 'Casablanca', 0.72)
  const { camera, light } = outside
  drawSky(canvas, random, light, HEIGHT * 0.3, 1)
  const z = 8
  const wall = createWall(camera, -9, z, 0)
  const colour = lit(outside, random.pick(['#d9916a', '#e3b48a', '#c97f5c', '#ead2b0']))
  canvas.polygon(
    wall.quad(0, 0, 18, 6.1),
    canvas.linear(
      [
        [0, lighten(colour, 0.16)],
        [0.7, colour],
        [1, darken(colour, 0.2)],
      ],
      [light.side < 0 ? 0 : 1, 0],
      [light.side < 0 ? 1 : 0, 0.5],
    ),
  )
  for (let patch = 0; patch < 26; patch += 1) {
    const [x, y] = [random.between(0, 17), random.between(0.4, 5.4)]
    canvas.polygon(
      wall.quad(x, y, random.between(0.3, 1.4), random.between(0.2, 0.8)),
      random.chance(0.5) ? lighten(colour, 0.3) : darken(colour, 0.3),
      { opacity: 0.12, blur: 8 },
    )
  }
  for (let merlon = 0; merlon < 18; merlon += 1)
    canvas.polygon(
      [
        wall.at(merlon + 0.15, 6.05),
        wall.at(merlon + 0.15, 6.45),
        wall.at(merlon + 0.4, 6.75),
        wall.at(merlon + 0.65, 6.45),
        wall.at(merlon + 0.65, 6.05),
      ],
      lit(outside, colour),
    )
  const ground = lit(outside, '#cdb591')
  canvas.polygon(
    [wall.at(0, 0), wall.at(18, 0), [WIDTH + 200, HEIGHT], [-200, HEIGHT]],
    canvas.linear([
      [0, lighten(ground, 0.15)],
      [1, darken(ground, 0.3)],
    ]),
  )
  const middle = 9 + random.between(-1.2, 1.2)
  const palette = chooseZellige(random)
  canvas.polygon(wall.quad(middle - 1.9, 0, 3.8, 4.3), lit(outside, '#f4eadb'), {
    stroke: lit(outside, palette[0]),
    width: 8,
  })
  const size = 0.36
  for (let x = middle - 1.9 + size / 2; x < middle + 1.9; x += size)
    for (let y = size / 2; y < 4.2; y += size)
      zelligeCell(canvas, palette, (Math.round(x / size) + Math.round(y / size)) % 2 === 0, size, (dx, dy) =>
        wall.at(x + dx, y + dy),
      )
  const arch = (grow: number): Point[] => {
    const [half, spring] = [1.1 + grow, 2.15]
    const arc = Array.from({ length: 21 }, (_, step) => {
      const angle = Math.PI * (1.1 - (1.2 * step) / 20)
      return wall.at(
        middle + Math.cos(angle) * half * 1.06,
        spring + 0.25 + Math.sin(angle) * half * (step === 10 ? 1.08 : 1),
        0.05,
      )
    })
    return [wall.at(middle - half, 0, 0.05), ...arc, wall.at(middle + half, 0, 0.05)]
  }
  canvas.polygon(arch(0.28), lit(outside, '#f7efe1'))
  const wood = lit(outside, random.pick(['#2f5f5a', '#6b4226', '#27507a', '#7a3a2a']))
  canvas.polygon(
    arch(0),
    canvas.linear([
      [0, darken(wood, 0.3)],
      [0.3, wood],
      [1, darken(wood, 0.18)],
    ]),
  )
  canvas.line([wall.at(middle, 0, 0.06), wall.at(middle, 3.4, 0.06)], darken(wood, 0.5), 4)
  for (let row = 0; row < 7; row += 1)
    for (const dx of [-0.8, -0.5, -0.2, 0.2, 0.5, 0.8])
      canvas.ellipse(
        ...wall.at(middle + dx, 0.35 + row * 0.34, 0.06),
        5.5,
        5.5,
        canvas.radial(
          [
            [0, '#ffe9b0'],
            [1, '#9a7430'],
          ],
          [0.35, 0.3],
          0.8,
        ),
      )
  for (const dx of [-0.3, 0.3])
    canvas.ellipse(...wall.at(middle + dx, 1.4, 0.07), 15, 18, 'none', { stroke: '#c99a45', width: 6 })
  for (const x of [middle - 4.2, middle + 3.3]) {
    canvas.polygon(wall.quad(x - 0.1, 3, 1.1, 1.5), lit(outside, '#f4eadb'))
    canvas.polygon(wall.quad(x, 3.1, 0.9, 1.3), '#2a211c')
    for (let line = 0; line <= 6; line += 1) {
      canvas.line([wall.at(x + line * 0.15, 3.1), wall.at(x + line * 0.15, 4.4)], lit(outside, '#8a5f3c'), 3)
      canvas.line([wall.at(x, 3.1 + line * 0.216), wall.at(x + 0.9, 3.1 + line * 0.216)], lit(outside, '#8a5f3c'), 3)
    }
  }
  canvas.polygon(
    [
      wall.at(light.side < 0 ? 18 : 0, 0, 0.1),
      wall.at(light.side < 0 ? 18 : 0, 6.1, 0.1),
      wall.at(light.side < 0 ? 12.5 : 5.5, 6.1, 0.1),
      wall.at(light.side < 0 ? 15.5 : 2.5, 0, 0.1),
    ],
    light.shadow,
    { opacity: 0.3, blur: 4 },
  )
  const lantern = wall.at(middle, 4.85, 0.4)
  canvas.ellipse(
    lantern[0],
    lantern[1],
    170,
    170,
    canvas.radial([
      [0, '#ffdf9a', light.windowsLit ? 0.9 : 0.25],
      [1, '#ffdf9a', 0],
    ]),
  )
  canvas.polygon(
    [
      [lantern[0], lantern[1] - 44],
      [lantern[0] + 20, lantern[1] - 20],
      [lantern[0] + 15, lantern[1] + 24],
      [lantern[0] - 15, lantern[1] + 24],
      [lantern[0] - 20, lantern[1] - 20],
    ],
    '#ffe3a0',
    { stroke: '#4a3720', width: 5 },
  )
  drawBougainvillea(canvas, random, ...wall.at(light.side < 0 ? 3.4 : 14.6, 6.2), 250)
  for (const dx of [-2.6, 2.6])
    drawPottedPlant(canvas, random, ...wall.at(middle + dx, 0, 0.5), random.between(210, 270))
  finishOutside(outside)
}
