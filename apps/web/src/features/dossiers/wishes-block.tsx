import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '@/lib/api-dossiers.ts'
import { ApiError } from '@/lib/api-error.ts'
import { formatBudget } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { useDossierPatch } from './dossier-queries.ts'
import classes from './dossier-side.module.css'
import { SideBlock } from './side-block.tsx'
import { type Wish, wishesOf } from './wishes.ts'
import { WishesForm } from './wishes-form.tsx'

/** What the person looks for, as chips: each may be taken away, all may be rewritten. */
export function WishesBlock({ dossier: d }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  const patch = useDossierPatch(d.id)
  const wishes = wishesOf(d)

  function nameOf(wish: Wish): string {
    if ('family' in wish.text) return label(wish.text.family, wish.text.code)
    if ('plain' in wish.text) return wish.text.plain
    if ('phrase' in wish.text) return t(`dossiers:wishes.${wish.text.phrase}`, wish.text.params)
    return d.budget ? formatBudget(d.budget, currentLocale()) : ''
  }
  function remove(wish: Wish) {
    patch.mutate(
      { version: d.version, ...wish.without },
      {
        onError: (error) => {
          if (error instanceof ApiError && error.code === 'VERSION_CONFLICT') notifyDone(t('dossiers:page.conflict'))
          else notifyError(error)
        },
      },
    )
  }

  return (
    <SideBlock
      title={t('dossiers:wishes.title')}
      action={
        d.canEdit && (
          <Button variant="subtle" size="compact-xs" onClick={() => setEditing(true)}>
            {t('dossiers:wishes.edit')}
          </Button>
        )
      }
    >
      {wishes.length === 0 && <p className={classes.muted}>{t('dossiers:wishes.empty')}</p>}
      <ul className={classes.chips}>
        {wishes.map((wish) => (
          <li key={wish.key} className={classes.chip} data-fixed={!d.canEdit || undefined}>
            <bdi>{nameOf(wish)}</bdi>
            {d.canEdit && (
              <button
                type="button"
                disabled={patch.isPending}
                onClick={() => remove(wish)}
                aria-label={t('dossiers:wishes.remove', { wish: nameOf(wish) })}
              >
                <IconX size={12} stroke={2} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      {editing && <WishesForm dossier={d} onClose={() => setEditing(false)} />}
    </SideBlock>
  )
}
