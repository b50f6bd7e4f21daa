import type { Canvas } from './canvas.ts'
import { darken, lighten, mix } from './colour.ts'
import { drawRug } from './floors.ts'
import {
  drawBanquette,
  drawBookcase,
  drawCoffeeTable,
  drawFloorLamp,
  drawPendant,
  drawPicture,
  drawPillow,
  drawSofa,
} from './furniture.ts'
import { drawPottedPlant } from './plants.ts'
import type { Random } from './random.ts'
import { drawRoom, FOCAL, finishRoom, planRoom, type Room, type RoomStyle } from './room.ts'
import type { City } from './sky.ts'
import { block, groundShadow } from './space.ts'

/** How rooms look in a kind of property. */
export function chooseRoomStyle(random: Random, city: City, propertyType: string): RoomStyle {
  if (propertyType === 'RIAD') return 'riad'
  if (city === 'Lyon')
    return random.pick(propertyType === 'APARTMENT' ? ['haussmann', 'haussmann', 'modern'] : ['haussmann', 'modern'])
  return random.pick<RoomStyle>(['moroccan', 'moroccan', 'modern'])
}

function plantAt(room: Room, x: number, z: number, metres: number): void {
  const [px, py] = room.camera.project([x, 0, z])
  drawPottedPlant(room.canvas, room.random, px, py, (FOCAL * metres) / z)
}

/** Stretches of the back wall without a window, as [left, right] in metres. */
function freeWall(room: Room): [number, number][] {
  const edges = [-room.width / 2, ...room.windows.flatMap(({ x, width }) => [x - 0.5, x + width + 0.5]), room.width / 2]
  const stretches: [number, number][] = []
  for (let index = 0; index < edges.length; index += 2) {
    const [left, right] = [edges[index] ?? 0, edges[index + 1] ?? 0]
    if (right - left > 0.9) stretches.push([left, right])
  }
  return stretches
}

export function drawLiving(canvas: Canvas, random: Random, city: City, style: RoomStyle): void {
  const room = planRoom(canvas, random, city, style)
  drawRoom(room)
  const half = room.width / 2
  const moroccan = style === 'riad' || (style === 'moroccan' && random.chance(0.6))
  const fabric = moroccan
    ? random.pick(['#8c2f39', '#2d5d6e', '#7a5a8a', '#b4552d', '#39634f', '#d2b48a'])
    : random.pick(['#a7a39b', '#d9cfc0', '#5f7480', '#8b9a86', '#b98d70', '#47525c', '#c4a582'])
  for (const [left, right] of freeWall(room).slice(0, 2))
    if (random.chance(0.75)) drawPicture(room, (left + right) / 2 - 0.32, 1.5, 0.64, 0.8)
  if (moroccan) {
    drawBanquette(room, { x: -half + 0.1, z: room.depth - 0.95 }, room.width - 0.2, fabric)
    drawRug(canvas, random, room.camera, { x: -1.6, z: room.depth - 3.3, width: 3.2, depth: 2.1 }, true)
    for (const z of [room.depth - 1.75, room.depth - 2.5])
      for (const x of [-half + 0.1, half - 0.85]) {
        block(canvas, room.camera, { x, y: 0, z, width: 0.75, height: 0.2, depth: 0.78 }, room.wood, room.light.side)
        block(canvas, room.camera, { x, y: 0.2, z, width: 0.75, height: 0.24, depth: 0.78 }, fabric, room.light.side, 6)
      }
    drawCoffeeTable(room, { x: 0, z: room.depth - 2.3 }, true)
    drawPendant(room, { x: 0, z: room.depth - 2.4 }, 0.7)
  } else {
    const free = freeWall(room).at(-1)
    if (free && free[1] - free[0] > 1.1 && random.chance(0.6)) drawBookcase(room, free[1] - 1.05, 0.95)
    const width = random.between(1.9, 2.4)
    const x = random.between(-0.5, 0.1) - width / 2
    drawFloorLamp(room, { x: x - 0.35, z: room.depth - 1.1 })
    drawRug(
      canvas,
      random,
      room.camera,
      { x: x - 0.35, z: room.depth - 3.5, width: width + 0.7, depth: 2.3 },
      style === 'moroccan' || random.chance(0.35),
    )
    drawSofa(room, { x, z: room.depth - 1.75 }, width, fabric)
    drawCoffeeTable(room, { x: x + width / 2, z: room.depth - 2.75 }, false)
    drawArmchair(room, half - 1.35, room.depth - 3, mix(fabric, room.accent, 0.6))
    if (random.chance(0.7)) drawPendant(room, { x: x + width / 2, z: room.depth - 2.6 }, 0.75)
  }
  plantAt(room, (random.chance(0.5) ? -1 : 1) * (half - 0.4), room.depth - 0.6, random.between(1.2, 1.7))
  plantAt(room, -half + 0.4, room.depth - 2.7, random.between(0.8, 1.2))
  finishRoom(room)
}

function drawArmchair({ canvas, camera, light, accent }: Room, x: number, z: number, colour: string): void {
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
  { canvas, camera, depth, style, random }: Room,
  left: number,
  right: number,
  [deep, pale, second]: Room['zellige'],
): void {
  const [size, z] = [0.13, depth - 0.01]
  const plain = style === 'haussmann' || style === 'modern'
  for (let y = 0.92; y < 1.5; y += size)
    for (let x = left; x < right; x += size) {
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
