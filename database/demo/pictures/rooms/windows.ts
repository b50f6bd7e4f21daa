import type { Point } from '../drawing/canvas.ts'
import { darken, lighten, mix } from '../drawing/colour.ts'
import { type Camera, flat } from '../drawing/space.ts'
import { NEAR, type Room } from './plan.ts'

/** A pointed horseshoe arch, or a plain rectangle, as the outline of an opening on the back wall. */
function openingOutline(
  camera: Camera,
  x: number,
  width: number,
  sill: number,
  top: number,
  z: number,
  arched: boolean,
): Point[] {
  const at = (px: number, py: number) => camera.project([px, py, z])
  if (!arched) return [at(x, sill), at(x, top), at(x + width, top), at(x + width, sill)]
  const radius = width / 2
  const arc = Array.from({ length: 17 }, (_, step) => {
    const angle = Math.PI * (1.08 - (1.16 * step) / 16)
    return at(
      x + radius + Math.cos(angle) * radius * 1.04,
      top - radius + Math.sin(angle) * radius * (Math.abs(step - 8) < 1 ? 1.1 : 1),
    )
  })
  return [at(x, sill), ...arc, at(x + width, sill)]
}

function drawView(room: Room, outline: readonly Point[]): void {
  const { canvas, random, camera, light, city, depth } = room
  const xs = outline.map(([x]) => x)
  const ys = outline.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const clip = canvas.clip(outline)
  const inside = { clip }
  const [, horizon] = camera.project([0, 1.3, depth])
  canvas.rect(
    left,
    top,
    right - left,
    bottom - top,
    canvas.linear([
      [0, mix(light.sky[0], '#ffffff', 0.35)],
      [0.7, mix(light.sky[2], '#ffffff', 0.5)],
      [1, light.sky[2]],
    ]),
    inside,
  )
  const town =
    city === 'Lyon' ? ['#e8c9a0', '#dba98a', '#efdcbc', '#c98f74'] : ['#f8f3ea', '#efe5d4', '#f4ede2', '#e3d3ba']
  for (let x = left - 10; x < right; ) {
    const [width, height] = [random.between(26, 60), random.between(15, 62)]
    const wall = mix(town[random.whole(0, 3)] ?? '#ffffff', light.sky[2], 0.3)
    canvas.rect(x, horizon - height, width, bottom - horizon + height, wall, inside)
    for (let y = horizon - height + 6; y < bottom; y += 14)
      for (let dx = 5; dx < width - 6; dx += 11) canvas.rect(x + dx, y, 4.5, 7.5, '#6f7f90', { clip, opacity: 0.5 })
    if (city === 'Lyon') canvas.rect(x - 2, horizon - height - 7, width + 4, 8, '#ad6a50', inside)
    x += width + random.between(-3, 8)
  }
  const count = random.whole(1, 2)
  for (let tree = 0; tree < count; tree += 1) {
    const x = random.between(left, right)
    for (let leaf = 0; leaf < 22; leaf += 1)
      canvas.ellipse(
        x + random.between(-36, 36),
        horizon + random.between(-12, 46),
        random.between(8, 16),
        random.between(7, 13),
        mix('#5c8a4c', random.chance(0.5) ? '#9cc070' : '#2f4f34', 0.4),
        inside,
      )
  }
  canvas.rect(
    left,
    top,
    right - left,
    bottom - top,
    canvas.linear([
      [0, '#ffffff', 0.5],
      [1, light.sun, 0.1],
    ]),
    inside,
  )
}

/** An opening of the back wall with frame, view and glow. */
export function drawWindow(room: Room, opening: Room['windows'][number]): void {
  const { canvas, camera, depth, style, light, wood } = room
  const arched = style === 'riad'
  const { x, width, sill, top } = opening
  const grow = 0.09
  const frame =
    style === 'haussmann' ? '#fbf9f4' : style === 'modern' ? '#3b4044' : arched ? darken(wood, 0.15) : '#f4efe6'
  canvas.polygon(
    openingOutline(camera, x - grow, width + grow * 2, sill, top + grow, depth, arched),
    arched ? '#f6eee0' : frame,
  )
  const outline = openingOutline(camera, x, width, sill, top, depth, arched)
  drawView(room, outline)
  const at = (px: number, py: number) => camera.project([px, py, depth])
  const bar = (from: Point, to: Point, thick: number) => canvas.line([from, to], frame, thick)
  const leaves = width > 1.6 ? 3 : 2
  for (let leaf = 1; leaf < leaves; leaf += 1)
    bar(at(x + (width * leaf) / leaves, sill), at(x + (width * leaf) / leaves, top - (arched ? 0.02 : 0)), 7)
  if (style === 'haussmann')
    for (const y of [sill + 0.75, sill + 1.45, sill + 2.05]) bar(at(x, y), at(x + width, y), 3.5)
  canvas.polygon(outline, 'none', { stroke: frame, width: 7 })
  if (sill < 0.2) {
    // The railing of the balcony stands behind the glass.
    for (let px = x + 0.08; px < x + width; px += 0.13)
      canvas.line([at(px, sill), at(px, 1.0)], '#2b2d31', 1.8, { opacity: 0.7 })
    canvas.line([at(x, 1.0), at(x + width, 1.0)], '#2b2d31', 4, { opacity: 0.8 })
  }
  const glow = openingOutline(camera, x - 0.5, width + 1, Math.max(0, sill - 0.3), top + 0.4, depth, false)
  canvas.polygon(glow, light.sun, { opacity: light.windowsLit ? 0.12 : 0.3, blur: 38 })
}

/** Curtains beside an opening, hung from a rod. */
export function drawCurtains(room: Room, opening: Room['windows'][number], fabric: string): void {
  const { canvas, camera, depth, height } = room
  const z = depth - 0.12
  const top = Math.min(height - 0.08, opening.top + 0.22)
  for (const start of [opening.x - 0.42, opening.x + opening.width - 0.06]) {
    const folds = 6
    const step = 0.48 / folds
    for (let fold = 0; fold < folds; fold += 1) {
      const x = start + fold * step
      const [a, b] = [camera.project([x, top, z]), camera.project([x + step, 0.03, z])]
      canvas.rect(
        a[0],
        a[1],
        b[0] - a[0] + 0.6,
        b[1] - a[1],
        canvas.linear(
          [
            [0, darken(fabric, 0.16)],
            [0.45, lighten(fabric, 0.28)],
            [1, darken(fabric, 0.06)],
          ],
          [0, 0],
          [1, 0],
        ),
        { opacity: 0.93 },
      )
    }
  }
  canvas.line(
    [camera.project([opening.x - 0.5, top, z]), camera.project([opening.x + opening.width + 0.5, top, z])],
    '#4a3c30',
    5,
  )
}

/** Sunlight through the windows, lying on the floor towards the camera. */
export function drawSunOnFloor({ canvas, camera, depth, light, windows, width }: Room): void {
  if (light.windowsLit) return
  const drift = -light.side * 1.1
  const clip = canvas.clip(flat(camera, -width / 2, NEAR, width, depth - NEAR))
  for (const { x, width: opening } of windows) {
    const panes = opening > 1.6 ? 3 : 2
    for (let pane = 0; pane < panes; pane += 1) {
      const [from, to] = [x + (opening * pane) / panes + 0.05, x + (opening * (pane + 1)) / panes - 0.05]
      canvas.polygon(
        [
          camera.project([from + 0.1 * drift, 0, depth - 0.25]),
          camera.project([to + 0.1 * drift, 0, depth - 0.25]),
          camera.project([to + drift, 0, depth - 2.9]),
          camera.project([from + drift, 0, depth - 2.9]),
        ],
        canvas.linear([
          [0, light.sun, 0.62],
          [1, light.sun, 0.26],
        ]),
        { clip, blur: 2.5 },
      )
    }
  }
}
