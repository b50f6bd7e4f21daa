import { type Canvas, HEIGHT, type Point, WIDTH } from './canvas.ts'
import { darken, lighten, mix } from './colour.ts'
import { chooseZellige, drawRug, drawSlabs, drawZelligeFloor, zelligeCell } from './floors.ts'
import { drawBougainvillea, drawBush, drawCypress, drawPalm, drawPottedPlant, drawTree } from './plants.ts'
import type { Random } from './random.ts'
import { type City, drawRidge, drawSky, drawSkyline } from './sky.ts'
import { block, createWall, flat, groundShadow } from './space.ts'
import { drawGlass, finishOutside, lit, type Outside, planOutside } from './street.ts'

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
