import { Button, Drawer, NumberInput, Textarea, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { Decision } from '@/lib/api-decisions.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import { InstantText } from '@/ui/text.tsx'
import { byEffect, decisionQuery, factorLabel, signed, useOverride } from './decisions.ts'
import { FactorBars } from './factor-bars.tsx'
import classes from './glass-box.module.css'
import { ValueTree } from './value-tree.tsx'

/** The full story of one decision: result, factors with evidence, inputs, engine, what would change it, overrule. */
export function DecisionDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const decision = useQuery(decisionQuery(id))
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={480}
      title={t('glassbox:title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {decision.isPending && <DetailSkeleton />}
      {decision.isError && <ErrorState error={decision.error} onRetry={() => void decision.refetch()} />}
      {decision.data && <Story decision={decision.data} />}
    </Drawer>
  )
}

function Story({ decision }: { decision: Decision }) {
  const { t } = useTranslation()
  const { can, zoneOf } = useSession()
  const locale = currentLocale()
  const total = decision.factors.reduce((sum, f) => sum + f.points, 0)
  return (
    <div className={classes.story}>
      <div>
        <h2>{label('decisionKind', decision.kind)}</h2>
        <p className={classes.muted}>{t('glassbox:subtitle')}</p>
      </div>
      {decision.override && (
        <div className={classes.override} role="note">
          <strong>{t('glassbox:overruled', { name: decision.override.by.name ?? '' })}</strong>
          <p>{decision.override.reason}</p>
          <ValueTree value={decision.override.result} />
        </div>
      )}
      <section>
        <h3>{t('glassbox:result')}</h3>
        <ValueTree value={decision.result} />
        {decision.confidence !== null && (
          <p className={classes.muted}>
            {t('glassbox:confidence')} : {formatNumber(decision.confidence * 100, locale)} %
          </p>
        )}
      </section>
      <section>
        <h3>{t('glassbox:factors')}</h3>
        {decision.factors.length === 0 && <p className={classes.muted}>{t('glassbox:noFactors')}</p>}
        <FactorBars factors={decision.factors} />
        <ul className={classes.evidence}>
          {byEffect(decision.factors).map(
            (f) =>
              f.evidence?.text && (
                <li key={f.code}>
                  <span>{factorLabel(f, locale)}</span> {t('glassbox:evidence', { text: f.evidence.text })}
                </li>
              ),
          )}
        </ul>
      </section>
      {decision.factors.length > 1 && (
        <section>
          <h3>{t('glassbox:whatWouldChange')}</h3>
          <ul className={classes.changes}>
            {byEffect(decision.factors)
              .slice(0, 3)
              .map((f) => (
                <li key={f.code}>
                  {t('glassbox:wouldChange', { factor: factorLabel(f, locale), total: signed(total - f.points) })}
                </li>
              ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t('glassbox:inputs')}</h3>
        <ValueTree value={decision.inputs} />
      </section>
      {decision.alternatives.length > 0 && (
        <section>
          <h3>{t('glassbox:alternatives')}</h3>
          <ValueTree value={decision.alternatives} />
        </section>
      )}
      <p className={classes.muted}>
        {t('glassbox:engine')} {label('engine', decision.engine)},{' '}
        <bdi>{t('glassbox:version', { version: decision.engineVersion })}</bdi>.{' '}
        <InstantText at={decision.at} zone={zoneOf()} />.{' '}
        {decision.durationMs !== null && t('glassbox:duration', { ms: formatNumber(decision.durationMs, locale, 1) })}
      </p>
      <div className={classes.storyActions}>
        <Button variant="default" leftSection={<IconPrinter size={16} stroke={1.5} />} onClick={() => print()}>
          {t('glassbox:print')}
        </Button>
      </div>
      {can('decision.override') && !decision.override && <OverruleForm decision={decision} />}
    </div>
  )
}

function OverruleForm({ decision }: { decision: Decision }) {
  const { t } = useTranslation()
  const override = useOverride(decision.id)
  const isScore = typeof decision.result.score === 'number'
  const [score, setScore] = useState<number | string>(isScore ? Number(decision.result.score) : 0)
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const short = reason.trim().length < 3
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (short) return
    override.mutate(
      { reason: reason.trim(), result: isScore ? { score: Number(score) } : { value: text.trim() } },
      { onSuccess: () => notifyDone(t('glassbox:overruledToast')), onError: notifyError },
    )
  }
  return (
    <form className={classes.overruleForm} onSubmit={submit}>
      <h3>{t('glassbox:overrule')}</h3>
      {isScore ? (
        <NumberInput label={t('glassbox:overruleScore')} min={0} max={100} value={score} onChange={setScore} />
      ) : (
        <TextInput
          label={t('glassbox:overruleResult')}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          required
        />
      )}
      <Textarea
        label={t('glassbox:overruleReason')}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
        error={tried && short ? t('glassbox:overruleReasonRequired') : null}
        autosize
        minRows={2}
      />
      <Button type="submit" loading={override.isPending}>
        {t('glassbox:overruleSave')}
      </Button>
    </form>
  )
}
