import { type Canvas, HEIGHT, type Point } from '../drawing/canvas.ts'
import { darken, lighten, mix } from '../drawing/colour.ts'
import { chooseZellige, drawSlabs, drawZelligeFloor, zelligeCell } from '../drawing/floors.ts'
import { drawPottedPlant, drawTree } from '../drawing/plants.ts'
import type { Random } from '../drawing/random.ts'
import { type City, drawSky } from '../drawing/sky.ts'
import { createWall, flat } from '../drawing/space.ts'
import { finishOutside, lit, type Outside, planOutside } from './street.ts'

/** A courtyard: the patio of a riad, or an old courtyard of Lyon with its galleries. */
export function drawCourtyard(canvas: Canvas, random: Random, city: City): void {
  const outside = planOutside(canvas, random, city, 0.52)
  const { camera, light } = outside
  const moroccan = city === 'Casablanca'
  drawSky(canvas, random, light, HEIGHT * 0.52, 1)
  const [half, far, height] = [4.6, 11, 7]
  const palette = chooseZellige(random)
  const colour = lit(
    outside,
    moroccan ? random.pick(['#f3e6d2', '#ecd2ae', '#f6efe3']) : random.pick(['#e6b48c', '#e9c8a0', '#d99a80']),
  )
  const walls = [
    { wall: createWall(camera, -half, 1.6, Math.PI / 2), length: far - 1.6, bright: light.side > 0 },
    { wall: createWall(camera, half, far, -Math.PI / 2), length: far - 1.6, bright: light.side < 0 },
    { wall: createWall(camera, -half, far, 0), length: half * 2, bright: true },
  ]
  const floor = { x: -half, z: 1.6, width: half * 2, depth: far - 1.6 }
  if (moroccan) drawZelligeFloor(canvas, camera, floor, palette, 0.6)
  else drawSlabs(canvas, random, camera, floor, lit(outside, '#b9b0a2'), 0.45)
  canvas.polygon(
    flat(camera, floor.x, floor.z, floor.width, floor.depth),
    canvas.linear([
      [0, light.sun, 0.22],
      [1, '#1a1512', 0.3],
    ]),
  )
  for (const { wall, length, bright } of walls) {
    const tone = bright ? lighten(colour, 0.1) : darken(colour, 0.22)
    canvas.polygon(
      wall.quad(0, 0, length, height),
      canvas.linear([
        [0, tone],
        [1, darken(tone, 0.16)],
      ]),
    )
    const bays = Math.round(length / 2.5)
    const step = length / bays
    for (let floorNumber = 0; floorNumber < 2; floorNumber += 1)
      for (let bay = 0; bay < bays; bay += 1) {
        const [middle, up, radius] = [step * (bay + 0.5), floorNumber * 3.5, floorNumber === 0 ? 0.85 : 0.75]
        const rise = floorNumber === 0 ? 1.75 : 1.5
        const arch = (grow: number): Point[] => [
          wall.at(middle - radius - grow, up + (floorNumber === 0 ? 0 : 0.9)),
          ...Array.from({ length: 13 }, (_, part) => {
            const angle = Math.PI * (moroccan ? 1.08 - (1.16 * part) / 12 : 1 - part / 12)
            return wall.at(
              middle + Math.cos(angle) * (radius + grow),
              up + rise + Math.sin(angle) * (radius + grow) * (moroccan && part === 6 ? 1.12 : 1),
            )
          }),
          wall.at(middle + radius + grow, up + (floorNumber === 0 ? 0 : 0.9)),
        ]
        canvas.polygon(arch(0.16), lit(outside, moroccan ? '#fbf5ea' : '#efe3cf', bright ? 0 : 0.18))
        canvas.polygon(
          arch(0),
          canvas.linear([
            [0, mix('#3a2a22', light.shadow, 0.4)],
            [1, mix('#6d4f3a', light.sun, light.windowsLit ? 0.5 : 0.15)],
          ]),
        )
        if (floorNumber === 1) {
          canvas.line(
            [wall.at(middle - radius, up + 0.95, 0.1), wall.at(middle + radius, up + 0.95, 0.1)],
            moroccan ? '#6b4226' : '#2a2d31',
            4,
          )
          for (let bar = -radius; bar <= radius; bar += 0.16)
            canvas.line(
              [wall.at(middle + bar, up + 0.1, 0.1), wall.at(middle + bar, up + 0.95, 0.1)],
              moroccan ? '#6b4226' : '#2a2d31',
              2,
            )
        }
      }
    if (moroccan) {
      const size = 0.34
      for (let x = size / 2; x < length; x += size)
        for (const y of [3.05, 3.05 + size])
          zelligeCell(canvas, palette, Math.round(x / size) % 2 === 0, size, (dx, dy) => wall.at(x + dx, y + dy, 0.02))
    } else canvas.polygon(wall.quad(0, 3.1, length, 0.22, 0.12), lit(outside, '#efe3cf', bright ? 0.05 : 0.2))
    canvas.polygon(
      wall.quad(0, height - 0.1, length, 0.45, 0.25),
      moroccan ? lit(outside, '#4f8a6a', bright ? 0 : 0.2) : lit(outside, '#a8583f', bright ? 0 : 0.2),
    )
  }
  drawFountain(outside, moroccan, palette)
  for (const x of [-3.3, 3.3]) {
    const [px, py] = camera.project([x, 0, 8.6])
    if (moroccan) {
      drawTree(canvas, random, px, py, 330, light.side, '#4f7f45')
      for (let orange = 0; orange < 12; orange += 1)
        canvas.ellipse(
          px + random.between(-80, 80),
          py - random.between(150, 300),
          7,
          7,
          canvas.radial(
            [
              [0, '#ffc46b'],
              [1, '#e07a1f'],
            ],
            [0.35, 0.3],
            0.8,
          ),
        )
    } else drawPottedPlant(canvas, random, px, py, 210)
    drawPottedPlant(canvas, random, ...camera.project([x * 1.1, 0, 5.4]), 260)
  }
  canvas.polygon(
    [
      camera.project([-light.side * half, 0, far]),
      camera.project([-light.side * half * 0.1, 0, far]),
      camera.project([light.side * half * 0.2, 0, 4]),
      camera.project([-light.side * half * 0.9, 0, 4]),
    ],
    light.sun,
    { opacity: 0.22, blur: 8 },
  )
  finishOutside(outside)
}

function drawFountain(
  { canvas, camera, light }: Outside,
  moroccan: boolean,
  palette: ReturnType<typeof chooseZellige>,
): void {
  const [cx, cy] = camera.project([0, 0, 7])
  const stone = moroccan ? palette[0] : '#b5aa99'
  canvas.ellipse(cx, cy + 8, 215, 62, '#1a1512', { opacity: 0.35, blur: 8 })
  canvas.path(
    `M${cx - 195} ${cy - 52} v52 a195 54 0 0 0 390 0 v-52z`,
    canvas.linear(
      [
        [0, darken(stone, 0.25)],
        [0.4, lighten(stone, 0.25)],
        [1, darken(stone, 0.35)],
      ],
      [0, 0],
      [1, 0],
    ),
  )
  canvas.ellipse(cx, cy - 52, 195, 54, '#f6efe2')
  canvas.ellipse(
    cx,
    cy - 50,
    172,
    45,
    canvas.linear([
      [0, mix('#2f8f9c', light.sky[1], 0.4)],
      [1, '#1f6f86'],
    ]),
  )
  canvas.path(
    `M${cx - 16} ${cy - 48} l6 -74 h20 l6 74z`,
    canvas.linear(
      [
        [0, '#fdf8ee'],
        [1, '#b9ad98'],
      ],
      [0, 0],
      [1, 0],
    ),
  )
  canvas.ellipse(cx, cy - 122, 66, 17, '#f3ead9')
  canvas.ellipse(cx, cy - 125, 54, 12, '#5fb0bd')
  for (const dx of [-46, -24, 0, 24, 46])
    canvas.path(`M${cx} ${cy - 176} q${dx * 0.6} -14 ${dx} ${54}`, 'none', {
      stroke: '#eafcff',
      width: 3,
      opacity: 0.8,
    })
}
