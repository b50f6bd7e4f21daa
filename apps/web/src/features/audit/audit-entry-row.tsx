import { UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconLink, IconLinkOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ValueTree } from '@/features/decisions/value-tree.tsx'
import { actorName } from '@/lib/actor.ts'
import type { AuditEntry } from '@/lib/api-audit.ts'
import { label } from '@/lib/label.ts'
import { Tag } from '@/ui/status-badge.tsx'
import { InstantText } from '@/ui/text.tsx'
import type { Tone } from '@/ui/theme.ts'
import classes from './audit.module.css'
import { fieldName } from './field-name.ts'

const tones: Record<AuditEntry['action'], Tone> = {
  INSERT: 'mint',
  UPDATE: 'majorelle',
  DELETE: 'terracotta',
  BLOCKED_BY_POLICY: 'saffron',
  READ: 'sand',
  EXPORT: 'saffron',
  SIGN_IN: 'sand',
  ERASURE: 'terracotta',
  REPLAY: 'majorelle',
}

/** One entry: when, who, what; opening it shows the values before and after, field by field. */
export function AuditEntryRow({ entry: e, zone }: { entry: AuditEntry; zone: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const Seal = e.sealed ? IconLink : IconLinkOff
  return (
    <li className={classes.entry}>
      <UnstyledButton className={classes.row} aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconChevronRight
          size={16}
          stroke={1.75}
          aria-hidden
          className={classes.chevron}
          data-open={open || undefined}
        />
        <span className={classes.when}>
          <InstantText at={e.at} zone={zone} relative />
        </span>
        <span className={classes.who}>{actorName(e.actor)}</span>
        <span className={classes.what}>
          <Tag tone={tones[e.action]}>{label('auditAction', e.action)}</Tag>
          <span>{label('entity', e.entity)}</span>
          <span className={classes.fields}>
            {e.changes
              .slice(0, 3)
              .map((c) => fieldName(c.field))
              .join(', ')}
          </span>
        </span>
        <span className={classes.seal} title={t(e.sealed ? 'audit:sealed' : 'audit:unsealed')}>
          <Seal size={15} stroke={1.5} role="img" aria-label={t(e.sealed ? 'audit:sealed' : 'audit:unsealed')} />
          {e.position !== null && <bdi className="num">{e.position}</bdi>}
        </span>
      </UnstyledButton>
      {open && <Diff entry={e} />}
    </li>
  )
}

/** Amounts are stored in minor units; a person reads whole ones. */
function inUnits(field: string, value: unknown): unknown {
  return typeof value === 'number' && /amount|budget_(min|max)/.test(field) ? value / 100 : value
}

function Diff({ entry: e }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  return (
    <div className={classes.diff}>
      {e.changes.length === 0 ? (
        <p className={classes.muted}>{t(e.erased ? 'audit:erased' : 'audit:noChanges')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('audit:field')}</th>
              <th scope="col">{t('audit:before')}</th>
              <th scope="col">{t('audit:after')}</th>
            </tr>
          </thead>
          <tbody>
            {e.changes.map((c) => (
              <tr key={c.field}>
                <th scope="row">{fieldName(c.field)}</th>
                <td data-side={c.before === null ? undefined : 'before'}>
                  <ValueTree value={inUnits(c.field, c.before)} />
                </td>
                <td data-side={c.after === null ? undefined : 'after'}>
                  <ValueTree value={inUnits(c.field, c.after)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {e.correlationId && (
        <p className={classes.muted}>
          {t('audit:correlation')} : <bdi>{e.correlationId}</bdi>
        </p>
      )}
    </div>
  )
}
