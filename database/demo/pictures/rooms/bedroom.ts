import type { Canvas } from '../drawing/canvas.ts'
import { darken, lighten, mix } from '../drawing/colour.ts'
import { drawRug } from '../drawing/floors.ts'
import type { Random } from '../drawing/random.ts'
import type { City } from '../drawing/sky.ts'
import { block, groundShadow } from '../drawing/space.ts'
import { drawPillow } from './furniture.ts'
import { drawPendant, drawPicture, plantAt } from './objects.ts'
import { freeWall, planRoom, type RoomStyle } from './plan.ts'
import { drawRoom, finishRoom } from './shell.ts'

/** A bedroom, the bed at its back wall. */
export function drawBedroom(canvas: Canvas, random: Random, city: City, style: RoomStyle): void {
  const room = planRoom(canvas, random, city, style)
  const { camera, depth, light, accent, wood } = room
  drawRoom(room)
  const width = 1.75
  const x = random.between(-0.55, 0.55) - width / 2
  const [head, foot] = [depth - 0.25, depth - 2.35]
  drawRug(
    canvas,
    random,
    camera,
    { x: x - 0.75, z: foot - 0.55, width: width + 1.5, depth: 1.9 },
    style !== 'haussmann' && style !== 'modern',
  )
  const board = random.pick([wood, mix(accent, '#d8ccbb', 0.55), '#cdbba2', darken(accent, 0.1)])
  block(
    canvas,
    camera,
    { x: x - 0.12, y: 0, z: head, width: width + 0.24, height: 1.2, depth: 0.12 },
    board,
    light.side,
    6,
  )
  for (const side of [x - 0.62, x + width + 0.14]) {
    groundShadow(canvas, camera, side, head - 0.3, 0.48, 0.4)
    block(canvas, camera, { x: side, y: 0, z: head - 0.3, width: 0.48, height: 0.5, depth: 0.4 }, wood, light.side)
    const lamp = camera.project([side + 0.24, 0.5, head - 0.1])
    canvas.ellipse(
      lamp[0],
      lamp[1] - 45,
      130,
      130,
      canvas.radial([
        [0, '#ffe2ac', light.windowsLit ? 0.8 : 0.4],
        [1, '#ffe2ac', 0],
      ]),
    )
    canvas.path(`M${lamp[0] - 7} ${lamp[1]} q-9 -18 0 -28 h14 q9 10 0 28z`, mix(accent, '#ffffff', 0.25))
    canvas.polygon(
      [
        [lamp[0] - 17, lamp[1] - 66],
        [lamp[0] + 17, lamp[1] - 66],
        [lamp[0] + 27, lamp[1] - 28],
        [lamp[0] - 27, lamp[1] - 28],
      ],
      canvas.linear([
        [0, '#fff7e2'],
        [1, '#f1d8a8'],
      ]),
    )
  }
  groundShadow(canvas, camera, x, foot, width, head - foot, 0.5)
  block(canvas, camera, { x, y: 0.08, z: foot, width, height: 0.24, depth: head - foot }, wood, light.side)
  const linen = random.pick(['#f5f1ea', '#eef0ef', '#f2e9dc', '#e6ebee'])
  block(canvas, camera, { x, y: 0.3, z: foot, width, height: 0.26, depth: head - foot }, linen, light.side, 12)
  const throwColour = random.pick([accent, '#b98d70', '#8b9a86', '#c9a66b', '#5f7480'])
  block(
    canvas,
    camera,
    { x: x - 0.03, y: 0.24, z: foot - 0.02, width: width + 0.06, height: 0.345, depth: 0.62 },
    throwColour,
    light.side,
    8,
  )
  for (let fold = 1; fold < 7; fold += 1) {
    const at = x + (width * fold) / 7
    canvas.line(
      [camera.project([at, 0.56, foot - 0.02]), camera.project([at + 0.03, 0.27, foot - 0.03])],
      darken(throwColour, 0.3),
      3,
      { opacity: 0.3 },
    )
  }
  for (const [dx, dz, size, colour] of [
    [0.42, 0.18, 0.66, linen],
    [width - 0.42, 0.18, 0.66, linen],
    [0.45, 0.34, 0.52, lighten(accent, 0.4)],
    [width - 0.45, 0.34, 0.52, lighten(accent, 0.4)],
    [width / 2, 0.5, 0.42, accent],
  ] as const)
    drawPillow(room, x + dx, 0.74 - dz * 0.2, head - dz, size, colour)
  for (const [left, right] of freeWall(room))
    if (left > x + width + 0.3 || right < x - 0.3) drawPicture(room, (left + right) / 2 - 0.25, 1.55, 0.5, 0.66)
  if (random.chance(0.6)) drawPendant(room, { x: x + width / 2, z: depth - 1.9 }, 0.62)
  plantAt(room, x > -0.87 ? -room.width / 2 + 0.4 : room.width / 2 - 0.4, depth - 1.2, random.between(1, 1.5))
  finishRoom(room)
}
