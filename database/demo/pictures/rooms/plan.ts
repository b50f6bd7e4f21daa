import { type Canvas, HEIGHT, WIDTH } from '../drawing/canvas.ts'
import { chooseZellige, type ZelligePalette } from '../drawing/floors.ts'
import type { Random } from '../drawing/random.ts'
import { type City, chooseLight, type Light } from '../drawing/sky.ts'
import { type Camera, createCamera } from '../drawing/space.ts'

/** Where walls and floor leave the picture, in metres from the camera. */
export const NEAR = 1.2

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

/** Stretches of the back wall without a window, as [left, right] in metres. */
export function freeWall(room: Room): [number, number][] {
  const edges = [-room.width / 2, ...room.windows.flatMap(({ x, width }) => [x - 0.5, x + width + 0.5]), room.width / 2]
  const stretches: [number, number][] = []
  for (let index = 0; index < edges.length; index += 2) {
    const [left, right] = [edges[index] ?? 0, edges[index + 1] ?? 0]
    if (right - left > 0.9) stretches.push([left, right])
  }
  return stretches
}

/** How rooms look in a kind of property. */
export function chooseRoomStyle(random: Random, city: City, propertyType: string): RoomStyle {
  if (propertyType === 'RIAD') return 'riad'
  if (city === 'Lyon')
    return random.pick(propertyType === 'APARTMENT' ? ['haussmann', 'haussmann', 'modern'] : ['haussmann', 'modern'])
  return random.pick<RoomStyle>(['moroccan', 'moroccan', 'modern'])
}
