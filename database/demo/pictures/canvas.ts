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
  /** Blur radius in pixels. */
  blur?: number
  /** Id given by `clip`. */
  clip?: string
  blend?: 'multiply' | 'screen' | 'soft-light' | 'overlay'
}

const round = (value: number) => Math.round(value * 10) / 10

/** Points as the text of a path or polygon. */
export const pointsText = (points: readonly Point[]): string =>
  points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')

/** Collects shapes and the gradients and filters they use, and writes one SVG document. */
export class Canvas {
  readonly #definitions: string[] = []
  readonly #shapes: string[] = []
  readonly #blurs = new Map<number, string>()

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

  #blur(radius: number): string {
    const known = this.#blurs.get(radius)
    if (known) return known
    const id = this.#define(
      (name) =>
        `<filter id="${name}" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${radius}"/></filter>`,
    )
    this.#blurs.set(radius, id)
    return id
  }

  #attributes(fill: string, { opacity, stroke, width, blur, clip, blend }: Style): string {
    const parts = [`fill="${fill}"`]
    if (stroke)
      parts.push(
        `stroke="${stroke}" stroke-width="${round(width ?? 1)}" stroke-linejoin="round" stroke-linecap="round"`,
      )
    if (opacity !== undefined) parts.push(`opacity="${Math.round(opacity * 1000) / 1000}"`)
    if (blur) parts.push(`filter="url(#${this.#blur(blur)})"`)
    if (clip) parts.push(`clip-path="url(#${clip})"`)
    if (blend) parts.push(`style="mix-blend-mode:${blend}"`)
    return parts.join(' ')
  }

  polygon(points: readonly Point[], fill: string, style: Style = {}): void {
    this.#shapes.push(`<polygon points="${pointsText(points)}" ${this.#attributes(fill, style)}/>`)
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
    this.#shapes.push(
      `<ellipse cx="${round(cx)}" cy="${round(cy)}" rx="${round(rx)}" ry="${round(ry)}" ${this.#attributes(fill, style)}/>`,
    )
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
