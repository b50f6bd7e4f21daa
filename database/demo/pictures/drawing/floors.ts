import type { Canvas, Point } from './canvas.ts'
import { darken, lighten, mix } from './colour.ts'
import type { Random } from './random.ts'
import { type Camera, flat } from './space.ts'

/** A rectangle of floor in metres. */
export interface Area {
  x: number
  z: number
  width: number
  depth: number
}

const PALETTES = [
  ['#1f5f8b', '#f3efe4', '#2f8f83', '#d9a441'],
  ['#27685a', '#f5f0e3', '#b4552d', '#e0b04c'],
  ['#2a4b8d', '#eef1f2', '#7fb3c8', '#1d2f57'],
  ['#8b3a2b', '#f4ead8', '#3c6e71', '#d8a657'],
] as const

export type ZelligePalette = (typeof PALETTES)[number]

export const chooseZellige = (random: Random): ZelligePalette => random.pick<ZelligePalette>(PALETTES)

/** The corners of an eight-pointed star around a point, in a plane given by `place`. */
function star(place: (dx: number, dy: number) => Point, radius: number): Point[] {
  return Array.from({ length: 16 }, (_, corner) => {
    const angle = (corner * Math.PI) / 8
    const reach = corner % 2 === 0 ? radius : radius * 0.72
    return place(Math.cos(angle) * reach, Math.sin(angle) * reach)
  })
}

/** Zellige in any plane: cells of a star on a ground, small diamonds where four cells meet. */
export function zelligeCell(
  canvas: Canvas,
  palette: ZelligePalette,
  even: boolean,
  size: number,
  place: (dx: number, dy: number) => Point,
): void {
  const [deep, pale, second, spark] = palette
  canvas.polygon(star(place, size * 0.47), even ? deep : second)
  canvas.polygon(star(place, size * 0.24), pale)
  canvas.polygon(star(place, size * 0.12), spark)
  const half = size / 2
  const tip = size * 0.16
  canvas.polygon(
    [place(half - tip, half), place(half, half - tip), place(half + tip, half), place(half, half + tip)],
    even ? second : deep,
  )
}

/** A floor of zellige tiles. */
export function drawZelligeFloor(
  canvas: Canvas,
  camera: Camera,
  area: Area,
  palette: ZelligePalette,
  size = 0.5,
): void {
  canvas.polygon(flat(camera, area.x, area.z, area.width, area.depth), palette[1])
  const [columns, rows] = [Math.floor(area.width / size), Math.floor(area.depth / size)]
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = 0; column < columns; column += 1) {
      const [x, z] = [area.x + (column + 0.5) * size, area.z + (row + 0.5) * size]
      zelligeCell(canvas, palette, (row + column) % 2 === 0, size, (dx, dz) => camera.project([x + dx, 0, z + dz]))
    }
}

/** Oak boards: in herringbone as in old flats, or straight. */
export function drawParquet(
  canvas: Canvas,
  random: Random,
  camera: Camera,
  area: Area,
  wood: string,
  herringbone: boolean,
): void {
  canvas.polygon(flat(camera, area.x, area.z, area.width, area.depth), darken(wood, 0.12))
  const tone = () => mix(wood, random.chance(0.5) ? '#5b3a22' : '#f0d2a8', random.between(0, 0.2))
  const board = (points: Point[]) => {
    const fill = tone()
    canvas.polygon(points, fill, { stroke: darken(fill, 0.22), width: 0.7 })
  }
  const pitch = herringbone ? 0.42 : 0.19
  if (!herringbone) {
    for (let x = area.x; x < area.x + area.width; x += pitch) {
      let z = area.z - random.between(0, 1.4)
      while (z < area.z + area.depth) {
        const length = random.between(1.1, 2.1)
        const start = Math.max(z, area.z)
        board(flat(camera, x, start, pitch, Math.min(z + length, area.z + area.depth) - start))
        z += length
      }
    }
    return
  }
  for (let x = area.x; x < area.x + area.width; x += pitch * 2)
    for (let z = area.z + area.depth - 0.16; z >= area.z + pitch; z -= 0.16) {
      const strip = (from: number, to: number, sink: number, rise: number) =>
        board([
          camera.project([from, 0, z - sink]),
          camera.project([to, 0, z - rise]),
          camera.project([to, 0, z - rise + 0.16]),
          camera.project([from, 0, z - sink + 0.16]),
        ])
      strip(x, x + pitch, pitch, 0)
      strip(x + pitch, x + pitch * 2, 0, pitch)
    }
}

/** Plain tiles or stone slabs. */
export function drawSlabs(canvas: Canvas, random: Random, camera: Camera, area: Area, stone: string, size = 0.6): void {
  canvas.polygon(flat(camera, area.x, area.z, area.width, area.depth), darken(stone, 0.18))
  for (let z = area.z; z < area.z + area.depth; z += size)
    for (let x = area.x; x < area.x + area.width; x += size) {
      const fill = mix(stone, random.chance(0.5) ? '#ffffff' : '#6b5f52', random.between(0, 0.12))
      canvas.polygon(flat(camera, x + 0.008, z + 0.008, size - 0.016, size - 0.016), fill)
    }
}

/** A carpet with a border; Moroccan ones carry a column of diamonds. */
export function drawRug(canvas: Canvas, random: Random, camera: Camera, area: Area, berber: boolean): void {
  const base = berber
    ? random.pick(['#f1e8d8', '#a63d2f', '#e9dcc3', '#7f2f35'])
    : random.pick(['#d8cfc2', '#8fa3ad', '#c9b79c', '#a9b39b', '#b98f7c'])
  const line = berber
    ? mix(base, base === '#f1e8d8' || base === '#e9dcc3' ? '#3a2a22' : '#f3e3c8', 0.75)
    : lighten(base, 0.35)
  canvas.polygon(flat(camera, area.x - 0.03, area.z - 0.05, area.width + 0.06, area.depth + 0.06), '#1a1512', {
    opacity: 0.3,
    blur: 4,
  })
  canvas.polygon(flat(camera, area.x, area.z, area.width, area.depth, 0.01), base)
  const inset = (share: number) =>
    flat(camera, area.x + share, area.z + share, area.width - share * 2, area.depth - share * 2, 0.01)
  canvas.polygon(inset(0.12), 'none', { stroke: line, width: 2.5 })
  if (!berber) {
    canvas.polygon(inset(0.2), darken(base, 0.08))
    return
  }
  const [columns, rows] = [5, 3]
  const [w, d] = [(area.width - 0.4) / columns, (area.depth - 0.4) / rows]
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const [x, z] = [area.x + 0.2 + (column + 0.5) * w, area.z + 0.2 + (row + 0.5) * d]
      const diamond = (share: number) =>
        (
          [
            [0, 1],
            [1, 0],
            [0, -1],
            [-1, 0],
          ] as const
        ).map(([dx, dz]) => camera.project([x + dx * w * share, 0.01, z + dz * d * share]))
      canvas.polygon(diamond(0.48), 'none', { stroke: line, width: 2.5 })
      canvas.polygon(diamond(0.2), line)
    }
}
