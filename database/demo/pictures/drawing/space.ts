import type { Canvas, Point, Style } from './canvas.ts'
import { darken, lighten } from './colour.ts'

/** Metres: right, up, away from the camera. */
export type Place = readonly [number, number, number]

/** A camera at x = 0, z = 0 that looks along z, shifted up or down like an architect's lens (verticals stay vertical). */
export interface Camera {
  eye: number
  project(place: Place): Point
}

/** `focal` in pixels, `horizon` in pixels from the top, `eye` the camera's height in metres. */
export function createCamera(focal: number, centre: number, horizon: number, eye: number): Camera {
  return {
    eye,
    project: ([x, y, z]) => [centre + (focal * x) / z, horizon - (focal * (y - eye)) / z],
  }
}

/** A wall seen by the camera: `at(along, up, out)` is a point on it or before it. */
export interface Wall {
  at(along: number, up: number, out?: number): Point
  /** Corners of a rectangle on the wall. */
  quad(along: number, up: number, width: number, height: number, out?: number): Point[]
}

/** A wall that starts at (x, z) on the ground and runs in the direction `angle` (0 = to the right, radians). */
export function createWall(camera: Camera, x: number, z: number, angle: number): Wall {
  const [dx, dz] = [Math.cos(angle), Math.sin(angle)]
  const at = (along: number, up: number, out = 0) =>
    camera.project([x + dx * along + dz * out, up, z + dz * along - dx * out])
  return {
    at,
    quad: (along, up, width, height, out = 0) => [
      at(along, up + height, out),
      at(along + width, up + height, out),
      at(along + width, up, out),
      at(along, up, out),
    ],
  }
}

/** Corners of a rectangle on the floor or any level. */
export function flat(camera: Camera, x: number, z: number, width: number, depth: number, y = 0): Point[] {
  return [
    camera.project([x, y, z + depth]),
    camera.project([x + width, y, z + depth]),
    camera.project([x + width, y, z]),
    camera.project([x, y, z]),
  ]
}

export interface Block {
  x: number
  y: number
  z: number
  width: number
  height: number
  depth: number
}

/**
 * A solid with its visible faces, lit from above and from one side. `soft` rounds the edges by so many pixels at one
 * metre's distance of ten (cushions); `light` is the side the light comes from.
 */
export function block(canvas: Canvas, camera: Camera, size: Block, colour: string, light: -1 | 1 = -1, soft = 1): void {
  const { x, y, z, width, height, depth } = size
  const style = (fill: string): Style => ({ stroke: fill, width: soft })
  const face = (points: Point[], fill: string) => canvas.polygon(points, fill, style(fill))
  const corner = (dx: number, dy: number, dz: number) =>
    camera.project([x + dx * width, y + dy * height, z + dz * depth])
  const side = (dx: 0 | 1) => [corner(dx, 0, 0), corner(dx, 0, 1), corner(dx, 1, 1), corner(dx, 1, 0)]
  if (x > 0) face(side(0), light < 0 ? lighten(colour, 0.1) : darken(colour, 0.28))
  if (x + width < 0) face(side(1), light > 0 ? lighten(colour, 0.1) : darken(colour, 0.28))
  if (y + height < camera.eye)
    face([corner(0, 1, 0), corner(0, 1, 1), corner(1, 1, 1), corner(1, 1, 0)], lighten(colour, 0.18))
  if (y > camera.eye) face([corner(0, 0, 0), corner(0, 0, 1), corner(1, 0, 1), corner(1, 0, 0)], darken(colour, 0.35))
  const front = [corner(0, 0, 0), corner(1, 0, 0), corner(1, 1, 0), corner(0, 1, 0)]
  canvas.polygon(
    front,
    canvas.linear([
      [0, colour],
      [1, darken(colour, 0.14)],
    ]),
    style(darken(colour, 0.06)),
  )
}

/** The soft dark a thing casts on the floor under and around it. */
export function groundShadow(
  canvas: Canvas,
  camera: Camera,
  x: number,
  z: number,
  width: number,
  depth: number,
  strength = 0.4,
): void {
  canvas.polygon(flat(camera, x - 0.06, z - 0.12, width + 0.12, depth + 0.2, 0.001), '#1a1512', {
    opacity: strength,
    blur: 9,
  })
}
