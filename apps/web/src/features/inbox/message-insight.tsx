import { Tooltip, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { GlassBox } from '@/features/decisions/glass-box.tsx'
import type { Message } from '@/lib/api-messaging.ts'
import { formatMoney, formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { anyLabel, label } from '@/lib/label.ts'
import classes from './thread.module.css'

function isMoney(value: unknown): value is { amount: number; currency: 'MAD' | 'EUR' } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
}

/** A recognised value in one short piece of text. */
function valueText(value: unknown): string {
  const locale = currentLocale()
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return formatNumber(value, locale)
  if (isMoney(value)) return formatMoney(value, locale)
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  if (typeof value === 'object') return Object.values(value).map(valueText).filter(Boolean).join(' ')
  return anyLabel(String(value))
}

/** What the language engine read in an incoming message: intents and the details it took, in one quiet line. */
export function Understood({ message: m }: { message: Message }) {
  const { t } = useTranslation()
  if (!m.understood || m.direction !== 'IN') return null
  const intents = m.understood.intents.map((i) => label('intent', i.code))
  const slots = Object.entries(m.understood.slots).filter(([, v]) => v !== null && v !== undefined && v !== '')
  if (intents.length === 0 && slots.length === 0) return null
  return (
    <p className={classes.insight}>
      <span>{t('inbox:thread.understood')}</span>
      <bdi>{label('language', m.understood.lang)}</bdi>
      {intents.map((intent) => (
        <b key={intent}>{intent}</b>
      ))}
      {slots.map(([name, value]) => (
        <span key={name} className={classes.slot}>
          {label('slot', name)} <bdi>{valueText(value)}</bdi>
        </span>
      ))}
    </p>
  )
}

/** Facts by the annonce they come from, in the order they were used. */
function byAnnonce(citations: Message['citations']): Message['citations'][] {
  const groups = new Map<string, Message['citations']>()
  for (const c of citations) groups.set(c.annonceId, [...(groups.get(c.annonceId) ?? []), c])
  return [...groups.values()]
}

/** The annonces an automatic reply rests on, with the facts it took from each, and the ring that opens the decision. */
export function Citations({ message: m }: { message: Message }) {
  const { t } = useTranslation()
  if (m.direction !== 'OUT' || (m.citations.length === 0 && !m.decisionId)) return null
  return (
    <div className={classes.insight}>
      {m.citations.length > 0 && <span>{t('inbox:thread.citations')}</span>}
      {byAnnonce(m.citations).map((facts) => (
        <Citation key={facts[0]?.annonceId} facts={facts} />
      ))}
      {m.decisionId && (
        <GlassBox decisionId={m.decisionId} factors={[]} name={t('inbox:thread.decision')}>
          <span className={classes.why}>{t('glassbox:why')}</span>
        </GlassBox>
      )}
    </div>
  )
}

function Citation({ facts }: { facts: Message['citations'] }) {
  const first = facts[0]
  if (!first) return null
  const price = facts.find((f) => f.field === 'price')
  const all = facts.map((f) => `${label('slot', f.field)} : ${valueText(f.value)}`)
  return (
    <Tooltip label={all.map((line) => <div key={line}>{line}</div>)} multiline maw={340}>
      <Link to="/annonces/$annonceId" params={{ annonceId: first.annonceId }} className={classes.citation}>
        <bdi>{first.reference}</bdi> {price && <bdi>{valueText(price.value)}</bdi>}
        <VisuallyHidden>{all.join('. ')}</VisuallyHidden>
      </Link>
    </Tooltip>
  )
}
