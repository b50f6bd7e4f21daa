import { HEIGHT, type Point, WIDTH } from '../drawing/canvas.ts'
import { darken, lighten, mix } from '../drawing/colour.ts'
import { drawParquet, drawSlabs, drawZelligeFloor, zelligeCell } from '../drawing/floors.ts'
import { flat } from '../drawing/space.ts'
import { NEAR, type Room } from './plan.ts'
import { drawCurtains, drawSunOnFloor, drawWindow } from './windows.ts'

function drawSurfaces({ canvas, camera, width, depth, height, wall, light }: Room): void {
  const half = width / 2
  const at = (x: number, y: number, z: number) => camera.project([x, y, z])
  const back = [at(-half, height, depth), at(half, height, depth), at(half, 0, depth), at(-half, 0, depth)]
  const tint = mix(wall, light.sun, 0.18)
  canvas.polygon(
    back,
    canvas.linear(
      [
        [0, darken(tint, 0.12)],
        [0.5, tint],
        [1, darken(tint, 0.08)],
      ],
      [0, 0],
      [1, 0.2],
    ),
  )
  const side = (x: number) => [at(x, height, depth), at(x, height, NEAR), at(x, 0, NEAR), at(x, 0, depth)]
  const lit = lighten(tint, 0.25)
  const dark = darken(tint, 0.26)
  // Light falls in through the back wall and grazes the side wall opposite the sun most.
  const wash = (near: string, far: string, flip: boolean) =>
    canvas.linear(
      [
        [0, far],
        [1, near],
      ],
      flip ? [1, 0] : [0, 0],
      flip ? [0, 0] : [1, 0],
    )
  canvas.polygon(side(-half), wash(light.side > 0 ? lit : dark, darken(tint, 0.1), true))
  canvas.polygon(side(half), wash(light.side < 0 ? lit : dark, darken(tint, 0.1), false))
  const ceiling = [at(-half, height, depth), at(half, height, depth), at(half, height, NEAR), at(-half, height, NEAR)]
  canvas.polygon(
    ceiling,
    canvas.linear([
      [0, mix('#fbf8f2', light.shadow, 0.12)],
      [1, mix('#fffdf8', light.sun, 0.3)],
    ]),
  )
}

function drawFloor({ canvas, random, camera, width, depth, style, wood, zellige, wall, light }: Room): void {
  const area = { x: -width / 2, z: NEAR, width, depth: depth - NEAR }
  if (style === 'riad') drawZelligeFloor(canvas, camera, area, zellige)
  else if (style === 'moroccan')
    drawSlabs(canvas, random, camera, area, random.pick(['#e6dac6', '#d8c6ab', '#eee7da']), 0.75)
  else drawParquet(canvas, random, camera, area, wood, style === 'haussmann')
  // A polished floor mirrors the wall and the windows above it.
  const corner = flat(camera, area.x, NEAR, width, area.depth)
  canvas.polygon(
    corner,
    canvas.linear([
      [0, mix(wall, light.sun, 0.5), 0.34],
      [0.35, wall, 0.1],
      [1, '#1d1612', 0.26],
    ]),
  )
}

function drawCornices({ canvas, camera, width, depth, height, style, wall, wood, zellige }: Room): void {
  const half = width / 2
  const at = (x: number, y: number, z: number) => camera.project([x, y, z])
  const band = (low: number, high: number, fill: string) => {
    canvas.polygon([at(-half, high, depth), at(half, high, depth), at(half, low, depth), at(-half, low, depth)], fill)
    for (const x of [-half, half])
      canvas.polygon([at(x, high, depth), at(x, high, NEAR), at(x, low, NEAR), at(x, low, depth)], darken(fill, 0.07))
  }
  if (style === 'haussmann') {
    band(height - 0.2, height - 0.06, lighten(wall, 0.5))
    band(height - 0.23, height - 0.2, darken(wall, 0.12))
    band(0, 0.2, lighten(wall, 0.45))
    for (let x = -half + 0.3; x < half - 0.9; x += 1.15)
      canvas.polygon(
        [at(x, height - 0.5, depth), at(x + 0.9, height - 0.5, depth), at(x + 0.9, 1.05, depth), at(x, 1.05, depth)],
        'none',
        { stroke: darken(wall, 0.13), width: 2 },
      )
  } else if (style === 'riad') {
    const size = 0.28
    for (let x = -half + size / 2; x < half; x += size)
      for (let row = 0; row < 4; row += 1) {
        const y = size * (row + 0.5)
        canvas.polygon(
          [
            at(x - size / 2, y + size / 2, depth),
            at(x + size / 2, y + size / 2, depth),
            at(x + size / 2, y - size / 2, depth),
            at(x - size / 2, y - size / 2, depth),
          ],
          zellige[1],
        )
        zelligeCell(canvas, zellige, (Math.round(x / size) + row) % 2 === 0, size, (dx, dy) =>
          at(x + dx, y + dy, depth),
        )
      }
    for (const x of [-half, half])
      canvas.polygon(
        [at(x, 1.12, depth), at(x, 1.12, NEAR), at(x, 0, NEAR), at(x, 0, depth)],
        mix(zellige[0], zellige[1], 0.3),
      )
    band(1.12, 1.18, zellige[0])
    band(height - 0.42, height - 0.12, '#f3eadb')
    for (let z = depth; z > NEAR; z -= 0.45)
      canvas.polygon(
        [
          at(-half, height, z),
          at(half, height, z),
          at(half, height - 0.12, z - 0.12),
          at(-half, height - 0.12, z - 0.12),
        ],
        darken(wood, 0.35),
      )
  } else {
    band(0, 0.09, lighten(wall, 0.4))
    if (style === 'moroccan') band(height - 0.16, height - 0.05, lighten(wall, 0.55))
  }
}

/** Draws the empty room: walls, floor, ceiling, ornaments, windows with their view, curtains and sunlight. */
export function drawRoom(room: Room): void {
  drawSurfaces(room)
  drawFloor(room)
  drawCornices(room)
  for (const opening of room.windows) drawWindow(room, opening)
  // Windows over a worktop have none.
  if (room.style !== 'riad' && room.windows.every(({ sill }) => sill < 1)) {
    const fabric = room.random.pick(['#f3ece1', '#e9dfd0', lighten(room.accent, 0.45), '#dfe2df'])
    for (const opening of room.windows) drawCurtains(room, opening, fabric)
  }
  drawSunOnFloor(room)
  const { canvas, camera, width, depth } = room
  // Corners are darker where walls and floor meet.
  canvas.line(
    [
      camera.project([-width / 2, 0, NEAR]),
      camera.project([-width / 2, 0, depth]),
      camera.project([width / 2, 0, depth]),
      camera.project([width / 2, 0, NEAR]),
    ],
    '#1d1814',
    14,
    { opacity: 0.14 },
  )
}

/** The light in the air and at the edges, after the furniture. */
export function finishRoom({ canvas, light }: Room): void {
  const from: Point = [light.side < 0 ? 0.2 : 0.8, 0.1]
  canvas.rect(
    0,
    0,
    WIDTH,
    HEIGHT,
    canvas.radial(
      [
        [0, light.sun, 0.26],
        [1, light.sun, 0],
      ],
      from,
      0.9,
    ),
  )
  if (light.windowsLit) canvas.rect(0, 0, WIDTH, HEIGHT, '#2a2350', { opacity: 0.16 })
  canvas.vignette(0.26)
}
