import type { Point } from './canvas.ts'
import { darken, lighten, mix } from './colour.ts'
import { FOCAL, type Room } from './room.ts'
import { block, groundShadow } from './space.ts'

/** Metres from the middle of the room and from the camera. */
interface Spot {
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
  canvas.polygon(corners, fill, { stroke: darken(colour, 0.04), width: 7 })
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

/** A floor lamp with its pool of light. */
export function drawFloorLamp(room: Room, { x, z }: Spot): void {
  const { canvas, camera } = room
  groundShadow(canvas, camera, x - 0.15, z - 0.1, 0.3, 0.25, 0.35)
  canvas.line([camera.project([x, 0, z]), camera.project([x, 1.45, z])], '#2c2a29', 5)
  const at = (dx: number, y: number) => camera.project([x + dx, y, z])
  const [gx, gy] = at(0, 1.6)
  canvas.ellipse(
    gx,
    gy,
    900 / z,
    900 / z,
    canvas.radial([
      [0, '#ffe3ad', room.light.windowsLit ? 0.75 : 0.4],
      [1, '#ffe3ad', 0],
    ]),
  )
  canvas.polygon(
    [at(-0.14, 1.8), at(0.14, 1.8), at(0.23, 1.45), at(-0.23, 1.45)],
    canvas.linear([
      [0, '#fff6dd'],
      [1, '#f3d9a4'],
    ]),
  )
}

/** A lamp that hangs from the ceiling: a shade, or a pierced lantern. */
export function drawPendant(room: Room, { x, z }: Spot, drop: number): void {
  const { canvas, camera, height, style } = room
  const at = (dx: number, y: number) => camera.project([x + dx, y, z])
  const y = height - drop
  const [gx, gy] = at(0, y)
  canvas.line([at(0, height), at(0, y)], '#33302d', 2.5)
  canvas.ellipse(
    gx,
    gy,
    780 / z,
    780 / z,
    canvas.radial([
      [0, '#ffdf9e', 0.5],
      [1, '#ffdf9e', 0],
    ]),
  )
  if (style === 'riad' || style === 'moroccan') {
    const shape = [
      at(0, y + 0.1),
      at(0.15, y - 0.06),
      at(0.17, y - 0.3),
      at(0, y - 0.46),
      at(-0.17, y - 0.3),
      at(-0.15, y - 0.06),
    ]
    canvas.polygon(
      shape,
      canvas.linear(
        [
          [0, '#8a6423'],
          [0.5, '#f7d68a'],
          [1, '#7d5a1f'],
        ],
        [0, 0],
        [1, 0],
      ),
      { stroke: '#6b4c18', width: 2 },
    )
    for (let row = 0; row < 3; row += 1)
      for (let dot = -1; dot <= 1; dot += 1) canvas.ellipse(...at(dot * 0.08, y - 0.1 - row * 0.1), 4.5, 5.5, '#fff3c9')
  } else
    canvas.polygon(
      [at(-0.07, y), at(0.07, y), at(0.26, y - 0.24), at(-0.26, y - 0.24)],
      canvas.linear([
        [0, lighten(room.accent, 0.15)],
        [1, darken(room.accent, 0.1)],
      ]),
    )
}

/** A framed picture on the back wall: soft abstract shapes in the room's colours. */
export function drawPicture(room: Room, x: number, y: number, width: number, height: number): void {
  const { canvas, camera, depth, random, accent } = room
  const rectangle = (grow: number, z = depth - 0.02) =>
    (
      [
        [0, 1],
        [1, 1],
        [1, 0],
        [0, 0],
      ] as const
    ).map(([dx, dy]) =>
      camera.project([x + dx * width + (dx * 2 - 1) * grow, y + dy * height + (dy * 2 - 1) * grow, z]),
    )
  canvas.polygon(
    rectangle(0.05).map(([px, py]) => [px + 5, py + 7] as const),
    '#1a1512',
    { opacity: 0.35, blur: 5 },
  )
  canvas.polygon(rectangle(0.03), random.pick(['#2c2521', '#b48a56', '#f6f2ea']))
  canvas.polygon(rectangle(0), '#f4eee3')
  const clip = canvas.clip(rectangle(-0.05))
  const at = (u: number, v: number) => camera.project([x + u * width, y + v * height, depth - 0.02])
  const scale = FOCAL / depth
  for (const tone of [lighten(accent, 0.35), '#e3c08f', mix(accent, '#e9d5b5', 0.6), accent]) {
    const [cx, cy] = at(random.between(0.15, 0.85), random.between(0.15, 0.85))
    canvas.ellipse(
      cx,
      cy,
      width * scale * random.between(0.15, 0.38),
      height * scale * random.between(0.12, 0.34),
      tone,
      { clip, opacity: 0.9 },
    )
  }
}

/** Shelves with books along a side of the back wall. */
export function drawBookcase(room: Room, x: number, width: number): void {
  const { canvas, camera, depth, wood, light, random } = room
  const z = depth - 0.34
  groundShadow(canvas, camera, x, z, width, 0.3)
  block(canvas, camera, { x, y: 0, z, width, height: 2.05, depth: 0.32 }, darken(wood, 0.12), light.side)
  for (let shelf = 0; shelf < 5; shelf += 1) {
    const y = 0.08 + shelf * 0.39
    const inside = (
      [
        [0, 0.34],
        [1, 0.34],
        [1, 0],
        [0, 0],
      ] as const
    ).map(([dx, dy]) => camera.project([x + 0.04 + dx * (width - 0.08), y + dy, z]))
    canvas.polygon(
      inside,
      canvas.linear([
        [0, '#1d1713'],
        [1, '#3a2c22'],
      ]),
    )
    let offset = 0.06
    while (offset < width - 0.14) {
      const [book, tall] = [random.between(0.03, 0.06), random.between(0.2, 0.3)]
      if (random.chance(0.84)) {
        const [a, b] = [camera.project([x + offset, y + tall, z]), camera.project([x + offset + book - 0.006, y, z])]
        canvas.rect(
          a[0],
          a[1],
          b[0] - a[0],
          b[1] - a[1],
          random.pick(['#8c3b32', '#d9cbb0', '#2f4f63', '#c7a15a', '#5e6b4f', '#efe7d8', room.accent]),
        )
      }
      offset += book
    }
  }
}
