import type { Canvas } from '../drawing/canvas.ts'
import { mix } from '../drawing/colour.ts'
import { drawRug } from '../drawing/floors.ts'
import type { Random } from '../drawing/random.ts'
import type { City } from '../drawing/sky.ts'
import { block } from '../drawing/space.ts'
import { drawArmchair, drawBanquette, drawCoffeeTable, drawSofa } from './furniture.ts'
import { drawBookcase, drawFloorLamp, drawPendant, drawPicture, plantAt } from './objects.ts'
import { freeWall, planRoom, type RoomStyle } from './plan.ts'
import { drawRoom, finishRoom } from './shell.ts'

/** A living room: sofa and armchair, or a Moroccan salon of benches. */
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
