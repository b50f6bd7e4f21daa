import type { Canvas } from '../drawing/canvas.ts'
import { lighten, mix } from '../drawing/colour.ts'
import type { Random } from '../drawing/random.ts'
import type { City } from '../drawing/sky.ts'
import { block, groundShadow } from '../drawing/space.ts'
import { drawPendant, plantAt } from './objects.ts'
import { planRoom, type Room, type RoomStyle } from './plan.ts'
import { drawRoom, finishRoom } from './shell.ts'

/** A kitchen with an island; one window over the sink. */
export function drawKitchen(canvas: Canvas, random: Random, city: City, style: RoomStyle): void {
  const planned = planRoom(canvas, random, city, style)
  // One window over the sink; cupboards take the rest of the wall.
  const opening = { x: random.between(-0.9, 0), width: 1.35, sill: 1.12, top: Math.min(planned.height - 0.45, 2.35) }
  const room: Room = { ...planned, style: style === 'riad' ? 'moroccan' : style, windows: [opening] }
  const { camera, depth, light, zellige, wood, width } = room
  drawRoom(room)
  const front = random.pick(['#2f4a5c', '#e9e4da', '#5d6f5a', '#f4f1ea', '#8a9a94', '#3d4347', '#c9b79c'])
  const top = random.pick(['#f1ede6', '#d9cdbb', '#4a4642', '#b98a5c'])
  const [left, right, z] = [-width / 2 + 0.02, width / 2 - 0.02, depth - 0.65]
  drawBacksplash(room, left, right, zellige)
  groundShadow(canvas, camera, left, z, right - left, 0.6, 0.5)
  const unit = 0.6
  for (let x = left; x < right - 0.1; x += unit) {
    const wide = Math.min(unit, right - x)
    block(canvas, camera, { x, y: 0.1, z, width: wide - 0.012, height: 0.78, depth: 0.6 }, front, light.side)
    canvas.line([camera.project([x + wide * 0.3, 0.78, z]), camera.project([x + wide * 0.7, 0.78, z])], '#c9a25e', 4)
    const over = x + wide < opening.x - 0.25 || x > opening.x + opening.width + 0.25
    if (over) {
      block(
        canvas,
        camera,
        { x, y: 1.55, z: depth - 0.36, width: wide - 0.012, height: 0.78, depth: 0.34 },
        lighten(front, 0.12),
        light.side,
      )
      canvas.line(
        [camera.project([x + wide * 0.3, 1.6, depth - 0.36]), camera.project([x + wide * 0.7, 1.6, depth - 0.36])],
        '#c9a25e',
        3,
      )
    }
  }
  block(
    canvas,
    camera,
    { x: left, y: 0.88, z: z - 0.03, width: right - left, height: 0.045, depth: 0.63 },
    top,
    light.side,
  )
  drawStove(room, right - 1.6, z)
  const tap = camera.project([opening.x + opening.width / 2, 0.93, z + 0.45])
  canvas.path(`M${tap[0]} ${tap[1]} v-46 q0 -22 20 -22 q18 0 18 20`, 'none', { stroke: '#b9924a', width: 6 })
  drawIsland(room, front, top)
  for (const x of [-0.7, 0.7]) drawPendant(room, { x, z: depth - 2.5 }, 0.85)
  plantAt(room, left + 0.4, depth - 2.2, 1.1)
  for (const [x, tone] of [
    [left + 0.5, wood],
    [left + 0.72, room.accent],
    [right - 0.5, '#e9e2d4'],
  ] as const)
    block(canvas, camera, { x, y: 0.925, z: z + 0.25, width: 0.14, height: 0.22, depth: 0.14 }, tone, light.side, 4)
  finishRoom(room)
}

function drawBacksplash(
  { canvas, camera, depth, style, random, windows }: Room,
  left: number,
  right: number,
  [deep, pale, second]: Room['zellige'],
): void {
  const [size, z] = [0.13, depth - 0.01]
  const plain = style === 'haussmann' || style === 'modern'
  for (let y = 0.92; y < 1.5; y += size)
    for (let x = left; x < right; x += size) {
      if (windows.some((opening) => y + size > opening.sill && x + size > opening.x && x < opening.x + opening.width))
        continue
      const tone = plain
        ? mix(pale, '#c9d2d2', random.next() * 0.4)
        : mix(random.pick([deep, second, deep]), pale, random.next() * 0.35)
      canvas.polygon(
        [
          camera.project([x, y + size - 0.008, z]),
          camera.project([x + size - 0.008, y + size - 0.008, z]),
          camera.project([x + size - 0.008, y, z]),
          camera.project([x, y, z]),
        ],
        tone,
      )
    }
}

function drawStove({ canvas, camera, depth, light }: Room, x: number, z: number): void {
  block(canvas, camera, { x, y: 0.12, z: z - 0.01, width: 0.6, height: 0.74, depth: 0.55 }, '#2d3034', light.side)
  const glass = (
    [
      [0.06, 0.55],
      [0.54, 0.55],
      [0.54, 0.22],
      [0.06, 0.22],
    ] as const
  ).map(([dx, y]) => camera.project([x + dx, y, z - 0.02]))
  canvas.polygon(
    glass,
    canvas.linear(
      [
        [0, '#5a6168'],
        [0.5, '#1c1e21'],
        [1, '#101113'],
      ],
      [0, 0],
      [1, 1],
    ),
  )
  canvas.line([camera.project([x + 0.06, 0.64, z - 0.03]), camera.project([x + 0.54, 0.64, z - 0.03])], '#d8dadc', 5)
  block(
    canvas,
    camera,
    { x: x - 0.02, y: 1.5, z: depth - 0.5, width: 0.64, height: 0.14, depth: 0.48 },
    '#c9cdd0',
    light.side,
  )
  block(
    canvas,
    camera,
    { x: x + 0.18, y: 1.64, z: depth - 0.36, width: 0.24, height: 0.8, depth: 0.3 },
    '#d5d8da',
    light.side,
  )
  const [px, py] = camera.project([x + 0.2, 0.93, z + 0.25])
  canvas.rect(
    px - 22,
    py - 30,
    46,
    32,
    canvas.linear(
      [
        [0, '#d98b55'],
        [0.5, '#a85a2d'],
        [1, '#7a3d1c'],
      ],
      [0, 0],
      [1, 0],
    ),
    { radius: 6 },
  )
}

function drawIsland({ canvas, camera, depth, light, wood, random }: Room, front: string, top: string): void {
  const z = depth - 2.75
  groundShadow(canvas, camera, -1.2, z, 2.4, 0.8, 0.5)
  block(
    canvas,
    camera,
    { x: -1.15, y: 0.06, z, width: 2.3, height: 0.82, depth: 0.75 },
    lighten(front, 0.05),
    light.side,
  )
  block(canvas, camera, { x: -1.25, y: 0.88, z: z - 0.12, width: 2.5, height: 0.06, depth: 0.95 }, top, light.side)
  const bowl = camera.project([random.between(-0.5, 0.5), 0.94, z + 0.3])
  for (const [dx, tone] of [
    [-20, '#e08a2e'],
    [4, '#e5b53c'],
    [22, '#c9502f'],
    [-6, '#8fae4b'],
  ] as const)
    canvas.ellipse(
      bowl[0] + dx,
      bowl[1] - 20 - (dx === -6 ? 12 : 0),
      15,
      14,
      canvas.radial(
        [
          [0, lighten(tone, 0.4)],
          [1, tone],
        ],
        [0.35, 0.3],
        0.7,
      ),
    )
  canvas.path(
    `M${bowl[0] - 46} ${bowl[1] - 20} h92 q-6 26 -30 28 h-32 q-24 -2 -30 -28z`,
    canvas.linear(
      [
        [0, '#fdfaf4'],
        [1, '#b8ad9b'],
      ],
      [0, 0],
      [1, 0.6],
    ),
  )
  for (const x of [-0.85, -0.2, 0.45]) {
    for (const [dx, dz] of [
      [0, 0.3],
      [0.34, 0.3],
      [0, 0],
      [0.34, 0],
    ] as const)
      canvas.line(
        [camera.project([x + dx, 0, z - 0.65 + dz]), camera.project([x + 0.04 + dx * 0.75, 0.64, z - 0.6 + dz * 0.8])],
        '#2d2a27',
        4.5,
      )
    block(canvas, camera, { x, y: 0.64, z: z - 0.64, width: 0.36, height: 0.05, depth: 0.32 }, wood, light.side, 6)
  }
}
