import { darken, lighten, mix } from '../drawing/colour.ts'
import { drawPottedPlant } from '../drawing/plants.ts'
import { block, groundShadow } from '../drawing/space.ts'
import type { Spot } from './furniture.ts'
import { FOCAL, type Room } from './plan.ts'

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

/** A plant in a pot on the floor, `metres` high. */
export function plantAt(room: Room, x: number, z: number, metres: number): void {
  const [px, py] = room.camera.project([x, 0, z])
  drawPottedPlant(room.canvas, room.random, px, py, (FOCAL * metres) / z)
}
