import { type Canvas, HEIGHT, type Point, WIDTH } from './canvas.ts'
import { darken, lighten, mix } from './colour.ts'
import { chooseZellige, zelligeCell } from './floors.ts'
import { drawBougainvillea, drawBush, drawCypress, drawPalm, drawPottedPlant, drawTree } from './plants.ts'
import type { Random } from './random.ts'
import { drawRidge, drawSky } from './sky.ts'
import { block, createWall, flat } from './space.ts'
import { drawGlass, drawWindowOn, finishOutside, lit, type Outside, planOutside } from './street.ts'

function drawLawn(outside: Outside, top: number, dry: boolean): void {
  const { canvas, random } = outside
  const grass = lit(outside, dry ? '#9aa860' : '#7fa556')
  canvas.rect(
    0,
    top,
    WIDTH,
    HEIGHT - top,
    canvas.linear([
      [0, lighten(grass, 0.12)],
      [0.5, grass],
      [1, darken(grass, 0.35)],
    ]),
  )
  for (let tuft = 0; tuft < 240; tuft += 1) {
    const y = top + (HEIGHT - top) * Math.sqrt(random.next())
    const x = random.between(0, WIDTH)
    const size = 4 + ((y - top) / (HEIGHT - top)) * 16
    canvas.line(
      [
        [x, y],
        [x + random.between(-4, 4), y - size],
      ],
      random.chance(0.5) ? lighten(grass, 0.2) : darken(grass, 0.22),
      1.6,
      { opacity: 0.55 },
    )
  }
}

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
