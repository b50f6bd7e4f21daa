import { useTranslation } from 'react-i18next'
import type { CountedCode } from '@/lib/api-reports.ts'
import { NothingHere } from './card.tsx'
import { share } from './figures.ts'
import { countText, shareText } from './report-text.ts'
import classes from './reports.module.css'

/** Codes with their counts as bars, longest first, with a thin mark for the comparison. It is a table: everybody reads it. */
export function Bars(props: {
  caption: string
  items: readonly CountedCode[]
  nameOf: (code: string) => string
  onOpen: (code: string) => void
  color: 1 | 2 | 3
}) {
  const { t } = useTranslation()
  const most = Math.max(1, ...props.items.map((item) => Math.max(item.count, item.previous ?? 0)))
  const total = props.items.reduce((sum, item) => sum + item.count, 0)
  if (props.items.length === 0) return <NothingHere />
  return (
    <table className={classes.bars} data-color={props.color}>
      <caption className={classes.hidden}>{props.caption}</caption>
      <thead className={classes.hidden}>
        <tr>
          <th scope="col">{props.caption}</th>
          <th scope="col">{t('reports:chart.count')}</th>
          <th scope="col">%</th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((item) => (
          <tr key={item.code}>
            <th scope="row">
              <span className={classes.barName}>{props.nameOf(item.code)}</span>
              <span className={classes.track} aria-hidden>
                <span className={classes.bar} style={{ inlineSize: `${(item.count / most) * 100}%` }} />
                {item.previous !== null && (
                  <span className={classes.mark} style={{ insetInlineStart: `${(item.previous / most) * 100}%` }} />
                )}
              </span>
            </th>
            <td data-numeric>
              <button
                type="button"
                className={classes.plain}
                onClick={() => props.onOpen(item.code)}
                title={
                  item.previous === null ? undefined : t('reports:delta.from', { value: countText(item.previous) })
                }
              >
                {countText(item.count)}
              </button>
            </td>
            <td data-numeric className={classes.faint}>
              {shareText(share(item.count, total))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
