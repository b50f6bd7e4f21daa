/** What a figure counts: dossiers by their opening, dossiers by their end, or visits by their time. */
export type Base = 'opened' | 'closed' | 'visits'

/** Every figure and what it counts. The condition of each stands in figures.policy.ts, once for number and rows. */
export const figureBases = {
  leads: 'opened',
  answered: 'opened',
  answeredInTime: 'opened',
  answeredLate: 'opened',
  awaiting: 'opened',
  expectedValue: 'opened',
  won: 'closed',
  lost: 'closed',
  wonValue: 'closed',
  visits: 'visits',
  visitsAhead: 'visits',
  visitsDone: 'visits',
  visitsMissed: 'visits',
  visitsCancelled: 'visits',
} as const satisfies Record<string, Base>
export type FigureName = keyof typeof figureBases
export const figureNames = Object.keys(figureBases) as FigureName[]

/** The figures that count one base. */
export function figuresOf(base: Base): FigureName[] {
  return figureNames.filter((name) => figureBases[name] === base)
}

export const breakdowns = ['branch', 'agent', 'annonce', 'source'] as const
export type BreakdownBy = (typeof breakdowns)[number]

/** What can be taken out as a file: the rows of a figure, or a table of the page. */
export const tables = ['rows', 'series', 'funnel', 'won', 'lost', ...breakdowns] as const
export type Table = (typeof tables)[number]
