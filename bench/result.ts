/** One row of the speed table of the specification, as measured. */
export type Result = {
  name: string
  /** What is compared: a share of the probe, or an absolute figure. */
  measure: 'share of the probe' | 'per second' | 'ms' | 'MB'
  value: number
  floor: number
  aim: number
  /** Whether a smaller value is better. */
  less: boolean
  /** The figures behind it, in words. */
  detail: string
}

export const reached = (r: Result, bound: number): boolean => (r.less ? r.value <= bound : r.value >= bound)

const shown = (measure: Result['measure'], value: number): string =>
  measure === 'share of the probe'
    ? `${Math.round(value * 100)} %`
    : measure === 'per second'
      ? `${Math.round(value)}/s`
      : measure === 'ms'
        ? `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
        : `${Math.round(value)} MB`

/** One line for a terminal. */
export function lineOf(r: Result): string {
  const mark = reached(r, r.aim) ? 'aim' : reached(r, r.floor) ? 'floor' : 'MISSED'
  return `${r.name.padEnd(52)} ${shown(r.measure, r.value).padStart(9)}  floor ${shown(r.measure, r.floor)}, aim ${shown(r.measure, r.aim)}  ${mark}  (${r.detail})`
}

/** The results as a Markdown table. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map((r) => {
    const mark = reached(r, r.aim) ? 'aim' : reached(r, r.floor) ? 'floor' : '**missed**'
    return `| ${r.name} | ${shown(r.measure, r.value)} | ${shown(r.measure, r.floor)} | ${shown(r.measure, r.aim)} | ${mark} | ${r.detail} |`
  })
  return ['| call | measured | floor | aim | reached | figures |', '|---|---|---|---|---|---|', ...rows].join('\n')
}
