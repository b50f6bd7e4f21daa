import { type Canvas, type Point, WIDTH } from './canvas.ts'
import { darken, lighten, mix } from './colour.ts'
import type { Random } from './random.ts'

export type Hour = 'morning' | 'noon' | 'golden' | 'dusk'
export type City = 'Casablanca' | 'Lyon'

/** Light of an hour: sky from top to horizon, colour of the sun, tint and strength of shadows. */
export interface Light {
  hour: Hour
  sky: readonly [string, string, string]
  sun: string
  shadow: string
  /** The side the light comes from. */
  side: -1 | 1
  windowsLit: boolean
}

const HOURS: Record<Hour, Omit<Light, 'side' | 'hour'>> = {
  morning: { sky: ['#5f9fd6', '#a9d0ea', '#f3e6d2'], sun: '#fff3d6', shadow: '#2b3a5a', windowsLit: false },
  noon: { sky: ['#2f7fc4', '#74b3e2', '#d5eaf5'], sun: '#fffbef', shadow: '#24324c', windowsLit: false },
  golden: { sky: ['#5b86b8', '#e8c49a', '#f9d9a0'], sun: '#ffdc9a', shadow: '#3a2f4c', windowsLit: false },
  dusk: { sky: ['#27345f', '#8a6a94', '#f2a878'], sun: '#ffb98a', shadow: '#1b1d3a', windowsLit: true },
}

/** An hour of the day, mostly bright. */
export function chooseLight(random: Random): Light {
  const hour = random.pick<Hour>(['morning', 'noon', 'noon', 'golden', 'golden', 'dusk'])
  return { hour, side: random.chance(0.5) ? 1 : -1, ...HOURS[hour] }
}

function cloud(canvas: Canvas, random: Random, x: number, y: number, size: number, light: Light): void {
  for (let puff = 0; puff < 7; puff += 1) {
    const [dx, dy] = [random.between(-1, 1), random.between(-0.18, 0.12)]
    const colour = dy > 0.02 ? mix(light.sky[1], '#ffffff', 0.45) : lighten(light.sun, 0.5)
    canvas.ellipse(
      x + dx * size,
      y + dy * size,
      size * random.between(0.25, 0.55),
      size * random.between(0.06, 0.14),
      colour,
      {
        opacity: 0.32,
        blur: 12,
      },
    )
  }
}

/** The sky down to `horizon` (pixels), with the sun's glow and some clouds. */
export function drawSky(canvas: Canvas, random: Random, light: Light, horizon: number, clouds = 3): void {
  const [top, middle, low] = light.sky
  canvas.rect(
    0,
    0,
    WIDTH,
    horizon + 4,
    canvas.linear([
      [0, top],
      [0.6, middle],
      [1, low],
    ]),
  )
  const glowX = light.side < 0 ? 0.12 : 0.88
  canvas.rect(
    0,
    0,
    WIDTH,
    horizon + 4,
    canvas.radial(
      [
        [0, light.sun, 0.75],
        [0.35, light.sun, 0.25],
        [1, light.sun, 0],
      ],
      [glowX, light.hour === 'noon' ? 0.05 : 0.8],
      0.8,
    ),
  )
  for (let count = 0; count < clouds; count += 1)
    cloud(
      canvas,
      random,
      random.between(0, WIDTH),
      random.between(horizon * 0.08, horizon * 0.55),
      random.between(110, 260),
      light,
    )
}

/** A ridge of hills from left to right; `rough` is the height of its waves in pixels. */
export function drawRidge(
  canvas: Canvas,
  random: Random,
  base: number,
  height: number,
  rough: number,
  fill: string,
): Point[] {
  const [a, b, c] = [random.between(0, 6), random.between(0, 6), random.between(0, 6)]
  const ridge: Point[] = []
  for (let x = -20; x <= WIDTH + 20; x += 20) {
    const wave = Math.sin(x / 310 + a) * 0.55 + Math.sin(x / 127 + b) * 0.3 + Math.sin(x / 53 + c) * 0.15
    ridge.push([x, base - height - wave * rough])
  }
  canvas.polygon([...ridge, [WIDTH + 20, base + 2], [-20, base + 2]], fill)
  return ridge
}

function windowsOf(
  canvas: Canvas,
  random: Random,
  x: number,
  y: number,
  width: number,
  height: number,
  glass: string,
): void {
  const [columns, rows] = [Math.max(2, Math.floor(width / 17)), Math.max(2, Math.floor(height / 24))]
  const [stepX, stepY] = [width / columns, height / rows]
  for (let column = 0; column < columns; column += 1)
    for (let row = 0; row < rows; row += 1)
      if (random.chance(0.85))
        canvas.rect(
          x + column * stepX + stepX * 0.28,
          y + row * stepY + stepY * 0.25,
          stepX * 0.44,
          stepY * 0.55,
          glass,
          {
            opacity: random.between(0.35, 0.8),
          },
        )
}

/** White cubes, a tall minaret and the sea behind them. */
function skylineOfCasablanca(canvas: Canvas, random: Random, light: Light, base: number): void {
  canvas.rect(
    0,
    base - 46,
    WIDTH,
    50,
    canvas.linear([
      [0, mix('#5f9dbb', light.sky[1], 0.35)],
      [1, mix('#3f87a8', light.sky[2], 0.2)],
    ]),
  )
  for (let glint = 0; glint < 26; glint += 1)
    canvas.rect(random.between(0, WIDTH), base - random.between(8, 42), random.between(20, 80), 1.6, '#ffffff', {
      opacity: 0.35,
    })
  const haze = mix('#f4ecdf', light.sky[2], 0.45)
  const minaret = random.between(250, 1300)
  canvas.rect(
    minaret,
    base - 250,
    38,
    250,
    canvas.linear(
      [
        [0, mix(haze, light.sun, 0.4)],
        [1, darken(haze, 0.1)],
      ],
      [0, 0],
      [1, 0],
    ),
  )
  canvas.rect(minaret - 4, base - 254, 46, 9, mix(haze, '#3f8f72', 0.5))
  canvas.rect(minaret + 8, base - 292, 22, 42, darken(haze, 0.05))
  canvas.polygon(
    [
      [minaret + 6, base - 292],
      [minaret + 32, base - 292],
      [minaret + 19, base - 322],
    ],
    mix(haze, '#3f8f72', 0.7),
  )
  for (let layer = 0; layer < 2; layer += 1)
    for (let x = -40; x < WIDTH; ) {
      const width = random.between(50, 130)
      const height = layer === 0 ? random.between(50, 140) : random.between(30, 90)
      const wall = mix(
        random.pick(['#f7f2e8', '#efe6d6', '#f3ede2', '#e9dcc6']),
        light.sky[2],
        layer === 0 ? 0.35 : 0.1,
      )
      canvas.rect(
        x,
        base - height,
        width + 1,
        height + 4,
        canvas.linear(
          [
            [0, wall],
            [1, darken(wall, 0.13)],
          ],
          [0, 0],
          [1, 0.3],
        ),
      )
      windowsOf(
        canvas,
        random,
        x,
        base - height + 6,
        width,
        height - 6,
        light.windowsLit && random.chance(0.4) ? '#ffd58a' : '#5b7690',
      )
      x += width + random.between(-8, 4)
    }
}

/** Ochre houses under tiled roofs and the basilica on its hill. */
function skylineOfLyon(canvas: Canvas, random: Random, light: Light, base: number): void {
  drawRidge(canvas, random, base, 150, 26, mix('#6d8a6a', light.sky[2], 0.55))
  const hill = drawRidge(canvas, random, base, 92, 22, mix('#557a52', light.sky[2], 0.3))
  const [x, y] = hill[random.whole(24, 58)] ?? [800, base - 100]
  const stone = mix('#efe8da', light.sky[2], 0.3)
  canvas.rect(
    x - 44,
    y - 46,
    88,
    56,
    canvas.linear(
      [
        [0, lighten(stone, 0.2)],
        [1, darken(stone, 0.16)],
      ],
      [0, 0],
      [1, 0],
    ),
  )
  for (const tower of [-50, -18, 10, 42]) {
    canvas.rect(x + tower, y - 74, 13, 84, darken(stone, tower > 0 ? 0.12 : 0.03))
    canvas.polygon(
      [
        [x + tower - 2, y - 74],
        [x + tower + 15, y - 74],
        [x + tower + 6.5, y - 92],
      ],
      mix('#8b939c', light.sky[2], 0.3),
    )
  }
  for (let layer = 0; layer < 2; layer += 1)
    for (let left = -40; left < WIDTH; ) {
      const width = random.between(60, 120)
      const height = layer === 0 ? random.between(70, 110) : random.between(40, 80)
      const wall = mix(
        random.pick(['#e8b98a', '#e9c9a2', '#dca28a', '#efd9b4', '#d99b78']),
        light.sky[2],
        layer === 0 ? 0.35 : 0.1,
      )
      const roof = mix(random.pick(['#a8583f', '#b56a4c', '#96503d']), light.sky[2], layer === 0 ? 0.3 : 0.08)
      canvas.rect(
        left,
        base - height,
        width + 1,
        height + 4,
        canvas.linear(
          [
            [0, wall],
            [1, darken(wall, 0.14)],
          ],
          [0, 0],
          [1, 0.3],
        ),
      )
      windowsOf(
        canvas,
        random,
        left,
        base - height + 5,
        width,
        height - 5,
        light.windowsLit && random.chance(0.4) ? '#ffd58a' : '#5d5a63',
      )
      canvas.polygon(
        [
          [left - 4, base - height],
          [left + width * 0.2, base - height - 22],
          [left + width * 0.8, base - height - 22],
          [left + width + 4, base - height],
        ],
        roof,
      )
      left += width + random.between(-2, 4)
    }
}

/** The far town on the horizon. */
export function drawSkyline(canvas: Canvas, random: Random, light: Light, city: City, base: number): void {
  if (city === 'Casablanca') skylineOfCasablanca(canvas, random, light, base)
  else skylineOfLyon(canvas, random, light, base)
}
