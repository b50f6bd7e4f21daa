import type { Point } from '../drawing/canvas.ts'
import { darken, lighten, mix } from '../drawing/colour.ts'
import { block, groundShadow } from '../drawing/space.ts'
import { FOCAL, type Room } from './plan.ts'

/** Metres from the middle of the room and from the camera. */
export interface Spot {
  x: number
  z: number
}

/** A pillow seen from the front, its middle at (x, y, z). */
export function drawPillow(
  { canvas, camera }: Room,
  x: number,
  y: number,
  z: number,
  size: number,
  colour: string,
  tilt = 0,
): void {
  const corners: Point[] = (
    [
      [-1, 1],
      [1, 1],
      [1, -1],
      [-1, -1],
    ] as const
  ).map(([dx, dy]) => {
    const [cx, cy] = [dx * size * 0.5, dy * size * 0.42]
    return camera.project([
      x + cx * Math.cos(tilt) - cy * Math.sin(tilt),
      y + cx * Math.sin(tilt) + cy * Math.cos(tilt),
      z,
    ])
  })
  const fill = canvas.linear(
    [
      [0, lighten(colour, 0.25)],
      [0.6, colour],
      [1, darken(colour, 0.25)],
    ],
    [0.1, 0],
    [0.6, 1],
  )
  canvas.polygon(corners, fill, { stroke: fill, width: 7 })
}

/** A sofa against the back, facing the camera. */
export function drawSofa(room: Room, { x, z }: Spot, width: number, colour: string): void {
  const { canvas, camera, light, random } = room
  groundShadow(canvas, camera, x, z, width, 0.95)
  const part = (dx: number, y: number, dz: number, w: number, h: number, d: number, soft = 9) =>
    block(canvas, camera, { x: x + dx, y, z: z + dz, width: w, height: h, depth: d }, colour, light.side, soft)
  part(0, 0.42, 0.68, width, 0.42, 0.2)
  part(0.02, 0.12, 0.05, width - 0.04, 0.2, 0.7)
  const seats = width > 1.9 ? 3 : 2
  const seat = (width - 0.36) / seats
  for (let index = 0; index < seats; index += 1) {
    part(0.18 + index * seat + 0.02, 0.46, 0.55, seat - 0.04, 0.34, 0.16)
    part(0.18 + index * seat + 0.015, 0.32, 0, seat - 0.03, 0.14, 0.62)
  }
  part(0, 0.12, 0, 0.17, 0.48, 0.85)
  part(width - 0.17, 0.12, 0, 0.17, 0.48, 0.85)
  for (const dx of [0.08, width - 0.14])
    block(canvas, camera, { x: x + dx, y: 0, z: z + 0.05, width: 0.05, height: 0.12, depth: 0.05 }, '#4a3626')
  const tones = [room.accent, lighten(colour, 0.45), mix(room.accent, '#f2dfb8', 0.55)]
  for (const [index, dx] of [0.42, width - 0.45, width * 0.3].entries())
    drawPillow(room, x + dx, 0.66, z + 0.42, 0.42, tones[index] ?? room.accent, random.between(-0.22, 0.22))
}

/** A long Moroccan bench with a row of cushions, along the back wall. */
export function drawBanquette(room: Room, { x, z }: Spot, width: number, colour: string): void {
  const { canvas, camera, light } = room
  groundShadow(canvas, camera, x, z, width, 0.8)
  block(canvas, camera, { x, y: 0, z, width, height: 0.2, depth: 0.75 }, room.wood, light.side)
  block(
    canvas,
    camera,
    { x: x + 0.02, y: 0.2, z: z - 0.03, width: width - 0.04, height: 0.24, depth: 0.75 },
    colour,
    light.side,
    7,
  )
  const count = Math.floor(width / 0.56)
  for (let cushion = 0; cushion < count; cushion += 1) {
    const middle = x + (width * (cushion + 0.5)) / count
    drawPillow(room, middle, 0.68, z + 0.6, 0.54, cushion % 2 === 0 ? colour : mix(colour, '#f0d7a0', 0.5))
    if (cushion % 2 === 1) drawPillow(room, middle, 0.6, z + 0.4, 0.34, room.accent, 0.15)
  }
  const [a, b] = [camera.project([x + 0.02, 0.3, z - 0.03]), camera.project([x + width - 0.02, 0.3, z - 0.03])]
  canvas.line([a, b], lighten(colour, 0.35), 3, { opacity: 0.6 })
}

/** An armchair turned to the middle of the room; (x, z) is its near left corner. */
export function drawArmchair({ canvas, camera, light, accent }: Room, x: number, z: number, colour: string): void {
  groundShadow(canvas, camera, x, z, 0.85, 0.8)
  const part = (dx: number, y: number, dz: number, width: number, height: number, depth: number) =>
    block(canvas, camera, { x: x + dx, y, z: z + dz, width, height, depth }, colour, light.side, 10)
  part(0.68, 0.15, 0, 0.16, 0.72, 0.8)
  part(0.1, 0.15, 0.62, 0.6, 0.42, 0.16)
  part(0.02, 0.15, 0.1, 0.7, 0.26, 0.55)
  part(0.1, 0.15, 0, 0.6, 0.4, 0.14)
  block(
    canvas,
    camera,
    { x: x + 0.3, y: 0.42, z: z + 0.3, width: 0.3, height: 0.26, depth: 0.12 },
    accent,
    light.side,
    8,
  )
}

/** A low table: a wooden slab on legs, or a round brass tray. */
export function drawCoffeeTable(room: Room, { x, z }: Spot, brass: boolean): void {
  const { canvas, camera, light, random } = room
  if (brass) {
    groundShadow(canvas, camera, x - 0.5, z - 0.3, 1, 0.6, 0.32)
    block(
      canvas,
      camera,
      { x: x - 0.22, y: 0, z: z - 0.1, width: 0.44, height: 0.36, depth: 0.3 },
      darken(room.wood, 0.3),
      light.side,
    )
    const [cx, cy] = camera.project([x, 0.4, z])
    const rx = (FOCAL * 0.55) / z
    canvas.ellipse(cx, cy + 3, rx, rx * 0.3, '#7d5a1f')
    canvas.ellipse(
      cx,
      cy,
      rx,
      rx * 0.3,
      canvas.linear(
        [
          [0, '#f6dd9a'],
          [0.5, '#c99a45'],
          [1, '#f0cf80'],
        ],
        [0, 0],
        [1, 0.4],
      ),
    )
    canvas.ellipse(cx, cy, rx * 0.7, rx * 0.2, 'none', { stroke: '#9a7430', width: 2 })
    canvas.path(
      `M${cx - 26} ${cy - 4} q-2 -44 14 -46 q0 -14 6 -14 q6 0 6 14 q18 4 14 46z`,
      canvas.linear(
        [
          [0, '#f5f5f2'],
          [0.5, '#a9adb2'],
          [1, '#e4e5e6'],
        ],
        [0, 0],
        [1, 0],
      ),
    )
    for (const dx of [34, 54, 72])
      canvas.rect(cx + dx - 30 + 6, cy - 14 + (dx % 3) * 4, 13, 20, mix(room.accent, '#ffffff', 0.3), { radius: 3 })
    return
  }
  groundShadow(canvas, camera, x - 0.55, z - 0.25, 1.1, 0.6, 0.34)
  for (const dx of [-0.5, 0.45])
    for (const dz of [0.45, 0])
      block(
        canvas,
        camera,
        { x: x + dx, y: 0, z: z - 0.2 + dz, width: 0.05, height: 0.36, depth: 0.05 },
        darken(room.wood, 0.35),
      )
  block(
    canvas,
    camera,
    { x: x - 0.55, y: 0.36, z: z - 0.25, width: 1.1, height: 0.05, depth: 0.6 },
    lighten(room.wood, 0.05),
    light.side,
  )
  block(
    canvas,
    camera,
    { x: x - 0.35, y: 0.41, z: z - 0.1, width: 0.34, height: 0.03, depth: 0.24 },
    '#e9e2d4',
    light.side,
  )
  block(
    canvas,
    camera,
    { x: x - 0.33, y: 0.44, z: z - 0.08, width: 0.3, height: 0.025, depth: 0.2 },
    room.accent,
    light.side,
  )
  const [vx, vy] = camera.project([x + 0.28, 0.41, z])
  for (let stem = 0; stem < 7; stem += 1) {
    const angle = -Math.PI / 2 + (stem - 3) * 0.2
    const length = random.between(60, 88)
    const tip: Point = [vx + Math.cos(angle) * length, vy - 30 + Math.sin(angle) * length]
    canvas.line([[vx, vy - 30], tip], '#5c7a4b', 2)
    canvas.ellipse(tip[0], tip[1], 9, 7, random.pick(['#e8b7a2', '#f2e3c0', '#d98c7a', '#f7f1e6']))
  }
  canvas.path(
    `M${vx - 13} ${vy} q-9 -22 4 -40 h18 q13 18 4 40z`,
    canvas.linear(
      [
        [0, '#ffffff'],
        [1, '#b9c2c6'],
      ],
      [0, 0],
      [1, 0],
    ),
  )
}
