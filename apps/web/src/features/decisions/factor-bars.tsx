import type { Factor } from '@/lib/api-decisions.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { byEffect, factorLabel, signed } from './decisions.ts'
import classes from './glass-box.module.css'

/** Factors as signed bars around a common zero line: what helped on one side, what held back on the other. */
export function FactorBars({ factors, limit }: { factors: readonly Factor[]; limit?: number }) {
  const sorted = byEffect(factors).slice(0, limit)
  const largest = Math.max(1, ...sorted.map((f) => Math.abs(f.points)))
  const locale = currentLocale()
  return (
    <ul className={classes.bars}>
      {sorted.map((factor) => (
        <li key={factor.code} className={classes.factor}>
          <span>{factorLabel(factor, locale)}</span>
          <span className={classes.axis} aria-hidden="true">
            <span
              className={classes.bar}
              data-sign={factor.points < 0 ? 'down' : 'up'}
              style={{ inlineSize: `${(Math.abs(factor.points) / largest) * 50}%` }}
            />
          </span>
          <bdi className={classes.points} data-sign={factor.points < 0 ? 'down' : 'up'}>
            {signed(factor.points)}
          </bdi>
        </li>
      ))}
    </ul>
  )
}
