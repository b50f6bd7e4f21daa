export const WIDTH = 1600
export const HEIGHT = 1067

/** Pixels, origin at the top left. */
export type Point = readonly [number, number]
/** Offset 0–1, colour, opacity. */
export type Stop = readonly [number, string, number?]

export interface Style {
  opacity?: number
  stroke?: string
  /** Stroke width in pixels. */
  width?: number
  /** Softness of the edge in pixels; for convex polygons and discs. */
  blur?: number
  /** Id given by `clip`. */
  clip?: string
}

const round = (value: number) => Math.round(value * 10) / 10

/** Points as the text of a path or polygon. */
export const pointsText = (points: readonly Point[]): string =>
  points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')

/** A convex polygon whose corners move away from its middle by so many pixels. */
function grow(points: readonly Point[], by: number): Point[] {
  const [mx, my] = [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length)
  return points.map(([x, y]) => {
    const [dx, dy] = [x - (mx ?? 0), y - (my ?? 0)]
    const length = Math.hypot(dx, dy) || 1
    const share = Math.max(0, 1 + by / length)
    return [(mx ?? 0) + dx * share, (my ?? 0) + dy * share] as const
  })
}

/** Collects shapes and the gradients they use, and writes one SVG document. */
export class Canvas {
  readonly #definitions: string[] = []
  readonly #shapes: string[] = []
  readonly #softs = new Map<string, string>()

  #define(build: (id: string) => string): string {
    const id = `d${this.#definitions.length}`
    this.#definitions.push(build(id))
    return id
  }

  /** A straight gradient over the shape it fills, by default from top to bottom. */
  linear(stops: readonly Stop[], from: Point = [0, 0], to: Point = [0, 1]): string {
    const [x1, y1, x2, y2] = [...from, ...to]
    const id = this.#define(
      (name) =>
        `<linearGradient id="${name}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stopsText(stops)}</linearGradient>`,
    )
    return `url(#${id})`
  }

  /** A round gradient, centre and radius as shares of the shape it fills. */
  radial(stops: readonly Stop[], centre: Point = [0.5, 0.5], radius = 0.5): string {
    const id = this.#define(
      (name) =>
        `<radialGradient id="${name}" cx="${centre[0]}" cy="${centre[1]}" r="${radius}">${stopsText(stops)}</radialGradient>`,
    )
    return `url(#${id})`
  }

  /** An area outside which shapes of that clip id do not show. */
  clip(points: readonly Point[]): string {
    return this.#define((name) => `<clipPath id="${name}"><polygon points="${pointsText(points)}"/></clipPath>`)
  }

  #attributes(fill: string, { opacity, stroke, width, clip }: Style): string {
    const parts = [`fill="${fill}"`]
    if (stroke)
      parts.push(
        `stroke="${stroke}" stroke-width="${round(width ?? 1)}" stroke-linejoin="round" stroke-linecap="round"`,
      )
    // Opacity of the paint, not of the shape: the renderer then needs no layer of its own for each shape.
    if (opacity !== undefined) {
      const share = Math.round(opacity * 1000) / 1000
      parts.push(`fill-opacity="${share}"`)
      if (stroke) parts.push(`stroke-opacity="${share}"`)
    }
    if (clip) parts.push(`clip-path="url(#${clip})"`)
    return parts.join(' ')
  }

  polygon(points: readonly Point[], fill: string, style: Style = {}): void {
    const { blur, opacity = 1, ...rest } = style
    const draw = (corners: readonly Point[], share: Style) =>
      this.#shapes.push(`<polygon points="${pointsText(corners)}" ${this.#attributes(fill, share)}/>`)
    if (!blur) {
      draw(points, style)
      return
    }
    // Soft edges from thin layers of growing size: a filter would cost fifty times as much to render.
    const layers = blur > 20 ? 9 : 5
    const share = 1 - (1 - opacity) ** (1 / layers)
    for (let layer = 0; layer < layers; layer += 1)
      draw(grow(points, blur * (1.6 - (3.2 * layer) / (layers - 1))), { ...rest, opacity: share })
  }

  line(points: readonly Point[], stroke: string, width: number, style: Style = {}): void {
    this.#shapes.push(
      `<polyline points="${pointsText(points)}" ${this.#attributes('none', { ...style, stroke, width })}/>`,
    )
  }

  path(data: string, fill: string, style: Style = {}): void {
    this.#shapes.push(`<path d="${data}" ${this.#attributes(fill, style)}/>`)
  }

  rect(
    x: number,
    y: number,
    width: number,
    height: number,
    fill: string,
    style: Style & { radius?: number } = {},
  ): void {
    const corner = style.radius ? ` rx="${round(style.radius)}"` : ''
    this.#shapes.push(
      `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"${corner} ${this.#attributes(fill, style)}/>`,
    )
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, fill: string, style: Style = {}): void {
    const { blur, ...rest } = style
    const [x, y] = [round(cx), round(cy)]
    // A blurred disc is a round gradient: the same look at a fraction of the filter's cost.
    const [wide, high] = blur ? [rx + blur * 1.6, ry + blur * 1.6] : [rx, ry]
    const paint = blur ? this.#soften(fill, Math.max(0, 1 - (3 * blur) / Math.max(wide, high))) : fill
    this.#shapes.push(
      `<ellipse cx="${x}" cy="${y}" rx="${round(wide)}" ry="${round(high)}" ${this.#attributes(paint, rest)}/>`,
    )
  }

  #soften(colour: string, core: number): string {
    const step = Math.round(core * 10) / 10
    const key = `${colour}/${step}`
    const known = this.#softs.get(key)
    if (known) return known
    const paint = this.radial([
      [step, colour],
      [(1 + step * 2) / 3, colour, 0.55],
      [1, colour, 0],
    ])
    this.#softs.set(key, paint)
    return paint
  }

  /** Darkens the corners a little, as a lens does. */
  vignette(strength: number): void {
    const fade = this.radial(
      [
        [0.55, '#000000', 0],
        [1, '#0a0c18', strength],
      ],
      [0.5, 0.48],
      0.78,
    )
    this.rect(0, 0, WIDTH, HEIGHT, fade)
  }

  toSvg(): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><defs>${this.#definitions.join('')}</defs>${this.#shapes.join('')}</svg>`
  }
}

function stopsText(stops: readonly Stop[]): string {
  return stops
    .map(
      ([offset, colour, opacity = 1]) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    )
    .join('')
}
