/** How many rows a seed makes, organisation by organisation. */
export type OrgCounts = { index: number; dossiers: number; contacts: number; annonces: number; members: number }

export type Scale = {
  /** 1 is the reference seed of the specification. */
  factor: number
  orgs: number
  dossiers: number
  annonces: number
  /** Share of everything that the first organisation holds. */
  largest: number
}

/**
 * The reference seed times `factor`: 50 organisations, 200 000 dossiers, 50 000 annonces, the first holding a tenth; from
 * factor 10 on it holds half. Below 1 the number of organisations shrinks too.
 */
export function scaleOf(factor: number): Scale {
  return {
    factor,
    orgs: factor >= 1 ? 50 : Math.max(3, Math.round(50 * factor)),
    dossiers: Math.round(200_000 * factor),
    annonces: Math.round(50_000 * factor),
    largest: factor >= 10 ? 0.5 : factor >= 1 ? 0.1 : 0.4,
  }
}

/** The first organisation by its share, the others falling off slowly, as agencies do. */
export function countsOf(scale: Scale): OrgCounts[] {
  const weights = Array.from({ length: scale.orgs - 1 }, (_, i) => 1 / (i + 12))
  const sum = weights.reduce((a, b) => a + b, 0)
  return [scale.largest, ...weights.map((w) => ((1 - scale.largest) * w) / sum)].map((share, i) => {
    const dossiers = Math.round(scale.dossiers * share)
    return {
      index: i + 1,
      dossiers,
      contacts: Math.round(dossiers * 0.9),
      annonces: Math.max(20, Math.round(scale.annonces * share)),
      members: i === 0 ? 200 : Math.min(80, Math.max(6, Math.round(dossiers / 150))),
    }
  })
}
