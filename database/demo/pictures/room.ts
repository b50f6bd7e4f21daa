import { type Canvas, HEIGHT, type Point, WIDTH } from './canvas.ts'
import { darken, lighten, mix } from './colour.ts'
import { chooseZellige, drawParquet, drawSlabs, drawZelligeFloor, type ZelligePalette, zelligeCell } from './floors.ts'
import type { Random } from './random.ts'
import { type City, chooseLight, type Light } from './sky.ts'
import { type Camera, createCamera, flat } from './space.ts'

/** How a room is built: old Lyon, modern, modern Moroccan, traditional Moroccan. */
export type RoomStyle = 'haussmann' | 'modern' | 'moroccan' | 'riad'

export interface Room {
  canvas: Canvas
  random: Random
  camera: Camera
  light: Light
  style: RoomStyle
  city: City
  wall: string
  wood: string
  accent: string
  /** Metres; the back wall stands at z = depth, the side walls at ± width / 2. */
  width: number
  depth: number
  height: number
  zellige: ZelligePalette
  /** Windows on the back wall: left edge in metres. */
  windows: { x: number; width: number; sill: number; top: number }[]
}

const WALLS: Record<RoomStyle, readonly [string, ...string[]]> = {
  haussmann: ['#efe9df', '#e6e3da', '#cfd6cf', '#d9cfc0', '#b9c4c4', '#e8dccb'],
  modern: ['#f2efe9', '#e9e6e0', '#c9cfc7', '#e3d5c5', '#d4dadd'],
  moroccan: ['#f4ece0', '#efe2cf', '#e6d3bd', '#f1e9e0', '#dfe3da'],
  riad: ['#ecd9bd', '#d99a72', '#e7c9a4', '#c9d3cb', '#eadfce'],
}

/** Focal length of the rooms' camera in pixels. */
export const FOCAL = 1080

/** The dimensions, colours and light of a room, and where its windows are. */
export function planRoom(canvas: Canvas, random: Random, city: City, style: RoomStyle): Room {
  const [width, depth, height] = [random.between(4.8, 6), random.between(5.5, 6.3), style === 'modern' ? 2.75 : 3.25]
  const arched = style === 'riad'
  const count = random.whole(1, 2)
  const opening = arched ? 1.05 : style === 'haussmann' ? 1.15 : count === 1 ? 2.3 : 1.3
  const sill = style === 'haussmann' || arched ? 0.06 : random.pick([0.06, 0.85])
  const top = height - (style === 'modern' ? 0.35 : 0.62)
  const gap = width / (count + 1)
  const shift = count === 1 ? random.between(-0.8, 0.8) : 0
  const windows = Array.from({ length: count }, (_, index) => ({
    x: -width / 2 + gap * (index + 1) - opening / 2 + shift,
    width: opening,
    sill,
    top,
  }))
  return {
    canvas,
    random,
    camera: createCamera(FOCAL, WIDTH / 2 + random.between(-110, 110), HEIGHT * 0.47, 1.42),
    light: chooseLight(random),
    style,
    city,
    wall: random.pick(WALLS[style]),
    wood: random.pick(['#b98a5c', '#a87748', '#c79f70', '#8d6440']),
    accent: random.pick(['#2f5d8c', '#b4552d', '#3c6e71', '#8a6d3b', '#7b3f4b', '#4b6a4f', '#c98b3a']),
    width,
    depth,
    height,
    zellige: chooseZellige(random),
    windows,
  }
}

const NEAR = 1.2

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

/** A pointed horseshoe arch, or a plain rectangle, as the outline of an opening on the back wall. */
export function openingOutline(
  camera: Camera,
  x: number,
  width: number,
  sill: number,
  top: number,
  z: number,
  arched: boolean,
): Point[] {
  const at = (px: number, py: number) => camera.project([px, py, z])
  if (!arched) return [at(x, sill), at(x, top), at(x + width, top), at(x + width, sill)]
  const radius = width / 2
  const arc = Array.from({ length: 17 }, (_, step) => {
    const angle = Math.PI * (1.08 - (1.16 * step) / 16)
    return at(
      x + radius + Math.cos(angle) * radius * 1.04,
      top - radius + Math.sin(angle) * radius * (Math.abs(step - 8) < 1 ? 1.1 : 1),
    )
  })
  return [at(x, sill), ...arc, at(x + width, sill)]
}

function drawView(room: Room, outline: readonly Point[]): void {
  const { canvas, random, camera, light, city, depth } = room
  const xs = outline.map(([x]) => x)
  const ys = outline.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const clip = canvas.clip(outline)
  const inside = { clip }
  const [, horizon] = camera.project([0, 1.3, depth])
  canvas.rect(
    left,
    top,
    right - left,
    bottom - top,
    canvas.linear([
      [0, mix(light.sky[0], '#ffffff', 0.35)],
      [0.7, mix(light.sky[2], '#ffffff', 0.5)],
      [1, light.sky[2]],
    ]),
    inside,
  )
  const town =
    city === 'Lyon' ? ['#e8c9a0', '#dba98a', '#efdcbc', '#c98f74'] : ['#f8f3ea', '#efe5d4', '#f4ede2', '#e3d3ba']
  for (let x = left - 10; x < right; ) {
    const [width, height] = [random.between(26, 60), random.between(15, 62)]
    const wall = mix(town[random.whole(0, 3)] ?? '#ffffff', light.sky[2], 0.3)
    canvas.rect(x, horizon - height, width, bottom - horizon + height, wall, inside)
    for (let y = horizon - height + 6; y < bottom; y += 14)
      for (let dx = 5; dx < width - 6; dx += 11) canvas.rect(x + dx, y, 4.5, 7.5, '#6f7f90', { clip, opacity: 0.5 })
    if (city === 'Lyon') canvas.rect(x - 2, horizon - height - 7, width + 4, 8, '#ad6a50', inside)
    x += width + random.between(-3, 8)
  }
  const count = random.whole(1, 2)
  for (let tree = 0; tree < count; tree += 1) {
    const x = random.between(left, right)
    for (let leaf = 0; leaf < 22; leaf += 1)
      canvas.ellipse(
        x + random.between(-36, 36),
        horizon + random.between(-12, 46),
        random.between(8, 16),
        random.between(7, 13),
        mix('#5c8a4c', random.chance(0.5) ? '#9cc070' : '#2f4f34', 0.4),
        inside,
      )
  }
  canvas.rect(
    left,
    top,
    right - left,
    bottom - top,
    canvas.linear([
      [0, '#ffffff', 0.5],
      [1, light.sun, 0.1],
    ]),
    inside,
  )
}

function drawWindow(room: Room, opening: Room['windows'][number]): void {
  const { canvas, camera, depth, style, light, wood } = room
  const arched = style === 'riad'
  const { x, width, sill, top } = opening
  const grow = 0.09
  const frame =
    style === 'haussmann' ? '#fbf9f4' : style === 'modern' ? '#3b4044' : arched ? darken(wood, 0.15) : '#f4efe6'
  canvas.polygon(
    openingOutline(camera, x - grow, width + grow * 2, sill, top + grow, depth, arched),
    arched ? '#f6eee0' : frame,
  )
  const outline = openingOutline(camera, x, width, sill, top, depth, arched)
  drawView(room, outline)
  const at = (px: number, py: number) => camera.project([px, py, depth])
  const bar = (from: Point, to: Point, thick: number) => canvas.line([from, to], frame, thick)
  const leaves = width > 1.6 ? 3 : 2
  for (let leaf = 1; leaf < leaves; leaf += 1)
    bar(at(x + (width * leaf) / leaves, sill), at(x + (width * leaf) / leaves, top - (arched ? 0.02 : 0)), 7)
  if (style === 'haussmann')
    for (const y of [sill + 0.75, sill + 1.45, sill + 2.05]) bar(at(x, y), at(x + width, y), 3.5)
  canvas.polygon(outline, 'none', { stroke: frame, width: 7 })
  if (sill < 0.2) {
    // The railing of the balcony stands behind the glass.
    for (let px = x + 0.08; px < x + width; px += 0.13)
      canvas.line([at(px, sill), at(px, 1.0)], '#2b2d31', 1.8, { opacity: 0.7 })
    canvas.line([at(x, 1.0), at(x + width, 1.0)], '#2b2d31', 4, { opacity: 0.8 })
  }
  const glow = openingOutline(camera, x - 0.5, width + 1, Math.max(0, sill - 0.3), top + 0.4, depth, false)
  canvas.polygon(glow, light.sun, { opacity: light.windowsLit ? 0.12 : 0.3, blur: 38 })
}

function drawCurtains(room: Room, opening: Room['windows'][number], fabric: string): void {
  const { canvas, camera, depth, height } = room
  const z = depth - 0.12
  const top = Math.min(height - 0.08, opening.top + 0.22)
  for (const start of [opening.x - 0.42, opening.x + opening.width - 0.06]) {
    const folds = 6
    const step = 0.48 / folds
    for (let fold = 0; fold < folds; fold += 1) {
      const x = start + fold * step
      const [a, b] = [camera.project([x, top, z]), camera.project([x + step, 0.03, z])]
      canvas.rect(
        a[0],
        a[1],
        b[0] - a[0] + 0.6,
        b[1] - a[1],
        canvas.linear(
          [
            [0, darken(fabric, 0.16)],
            [0.45, lighten(fabric, 0.28)],
            [1, darken(fabric, 0.06)],
          ],
          [0, 0],
          [1, 0],
        ),
        { opacity: 0.93 },
      )
    }
  }
  canvas.line(
    [camera.project([opening.x - 0.5, top, z]), camera.project([opening.x + opening.width + 0.5, top, z])],
    '#4a3c30',
    5,
  )
}

/** Sunlight through the windows, lying on the floor towards the camera. */
function drawSunOnFloor({ canvas, camera, depth, light, windows, width }: Room): void {
  if (light.windowsLit) return
  const drift = -light.side * 1.1
  const clip = canvas.clip(flat(camera, -width / 2, NEAR, width, depth - NEAR))
  for (const { x, width: opening } of windows) {
    const panes = opening > 1.6 ? 3 : 2
    for (let pane = 0; pane < panes; pane += 1) {
      const [from, to] = [x + (opening * pane) / panes + 0.05, x + (opening * (pane + 1)) / panes - 0.05]
      canvas.polygon(
        [
          camera.project([from + 0.1 * drift, 0, depth - 0.25]),
          camera.project([to + 0.1 * drift, 0, depth - 0.25]),
          camera.project([to + drift, 0, depth - 2.9]),
          camera.project([from + drift, 0, depth - 2.9]),
        ],
        canvas.linear([
          [0, light.sun, 0.62],
          [1, light.sun, 0.26],
        ]),
        { clip, blur: 2.5 },
      )
    }
  }
}

/** Draws the empty room: walls, floor, ceiling, ornaments, windows with their view, curtains and sunlight. */
export function drawRoom(room: Room): void {
  drawSurfaces(room)
  drawFloor(room)
  drawCornices(room)
  for (const opening of room.windows) drawWindow(room, opening)
  if (room.style !== 'riad') {
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
