import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DocumentsBlock } from '@/features/documents/documents-block.tsx'
import { MandateBlock } from '@/features/mandates/mandate-block.tsx'
import { useSession } from '@/features/session/session.ts'
import type { Annonce } from '@/lib/api-annonces.ts'
import { formatMoney } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { InstantText } from '@/ui/text.tsx'
import classes from './annonce-aside.module.css'
import { AnnonceMoves } from './annonce-moves.tsx'
import { AnnoncePeople } from './annonce-people.tsx'
import { sectionOfMissing } from './annonce-sections.ts'
import { PriceText } from './annonce-text.tsx'
import { QualityRing } from './quality-ring.tsx'

/** Price, the way on with its conditions, and what would make the listing better. */
export function AnnonceAside({ annonce: a }: { annonce: Annonce }) {
  const { t } = useTranslation()
  const { can, zoneOf } = useSession()
  const perM2 =
    a.price && a.surface && a.transaction === 'SALE'
      ? formatMoney(
          { amount: Math.round(a.price.amount / a.surface / 100) * 100, currency: a.price.currency },
          currentLocale(),
        )
      : null
  return (
    <aside className={classes.aside}>
      <section className={classes.card}>
        <p className={classes.price}>
          <PriceText annonce={a} />
        </p>
        <p className={classes.muted}>
          {[perM2 && t('annonces:perSquareMetre', { amount: perM2 })].filter(Boolean).join(' · ')}
          {a.publishedAt && (
            <>
              {perM2 && ' · '}
              {t('annonces:publishedOn')} <InstantText at={a.publishedAt} zone={zoneOf(a.branchId)} style="date" />
            </>
          )}
        </p>
        {a.platformBlock && (
          <div className={classes.warning}>
            <strong>{t('annonces:platformBlock.title')}</strong>
            <p>
              <bdi>{a.platformBlock.reason}</bdi>
            </p>
            <p>
              {t('annonces:platformBlock.since')}{' '}
              <InstantText at={a.platformBlock.at} zone={zoneOf(a.branchId)} style="date" />.{' '}
              {t('annonces:platformBlock.hint')}
            </p>
          </div>
        )}
        {a.moderationReason && <p className={classes.warning}>{a.moderationReason}</p>}
        {a.closing && (
          <p className={classes.muted}>
            {t(`annonces:closing.${a.closing.kind}`)} ·{' '}
            {formatMoney({ amount: a.closing.amount, currency: a.price?.currency ?? 'MAD' }, currentLocale())}
          </p>
        )}
        <AnnonceMoves annonce={a} />
      </section>
      <section className={classes.card}>
        <div className={classes.quality}>
          <QualityRing score={a.quality.score} size={64} />
          <div>
            <h2>{t('annonces:quality.title')}</h2>
            <p className={classes.muted}>
              {a.quality.missing.length === 0 ? t('annonces:quality.complete') : t('annonces:quality.hint')}
            </p>
          </div>
        </div>
        {a.quality.missing.length > 0 && (
          <ul className={classes.missing}>
            {a.quality.missing.map((m) => (
              <li key={m.code}>
                <IconCircleX size={16} stroke={1.5} aria-hidden />
                {a.actions.canEdit ? (
                  <Link to="/annonces/$annonceId/edit" params={{ annonceId: a.id }} hash={sectionOfMissing(m.code)}>
                    {m.label}
                  </Link>
                ) : (
                  m.label
                )}
              </li>
            ))}
          </ul>
        )}
        {a.quality.missing.length === 0 && (
          <p className={classes.complete}>
            <IconCircleCheck size={16} stroke={1.5} aria-hidden />
            {t('annonces:quality.nothing')}
          </p>
        )}
      </section>
      {can('mandate.read') && (
        <section className={classes.card}>
          <div className={classes.cardHead}>
            <h2>{t('mandates:card.title')}</h2>
            {can('mandate.export') && <Link to="/mandates">{t('mandates:card.open')}</Link>}
          </div>
          <MandateBlock annonce={a} />
        </section>
      )}
      <DocumentsBlock
        subject={{ annonceId: a.id }}
        frame={({ title, action, children }) => (
          <section className={classes.card}>
            <div className={classes.cardHead}>
              <h2>{title}</h2>
              {action}
            </div>
            {children}
          </section>
        )}
      />
      {can('contact.read') && <AnnoncePeople annonce={a} />}
    </aside>
  )
}
