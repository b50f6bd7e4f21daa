import { HEIGHT, WIDTH } from '../drawing/canvas.ts'
import { darken, lighten } from '../drawing/colour.ts'
import { lit, type Outside } from './street.ts'

/** Grass from `top` (pixels) to the lower edge. */
export function drawLawn(outside: Outside, top: number, dry: boolean): void {
  const { canvas, random } = outside
  const grass = lit(outside, dry ? '#9aa860' : '#7fa556')
  canvas.rect(
    0,
    top,
    WIDTH,
    HEIGHT - top,
    canvas.linear([
      [0, lighten(grass, 0.12)],
      [0.5, grass],
      [1, darken(grass, 0.35)],
    ]),
  )
  for (let tuft = 0; tuft < 240; tuft += 1) {
    const y = top + (HEIGHT - top) * Math.sqrt(random.next())
    const x = random.between(0, WIDTH)
    const size = 4 + ((y - top) / (HEIGHT - top)) * 16
    canvas.line(
      [
        [x, y],
        [x + random.between(-4, 4), y - size],
      ],
      random.chance(0.5) ? lighten(grass, 0.2) : darken(grass, 0.22),
      1.6,
      { opacity: 0.55 },
    )
  }
}
