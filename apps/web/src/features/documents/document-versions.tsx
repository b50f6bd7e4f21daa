import { ActionIcon, Skeleton } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import type { AtlasDocument } from '@/lib/api-documents.ts'
import { formatSize } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { notifyError } from '@/ui/notify.tsx'
import { ErrorState } from '@/ui/states.tsx'
import { InstantText } from '@/ui/text.tsx'
import { linkQuery, versionsQuery } from './document-queries.ts'
import classes from './documents.module.css'

/** @returns a function that downloads one version of the document under its own name */
export function useDownload(documentId: string): (number: number) => Promise<void> {
  const queries = useQueryClient()
  return async (number) => {
    try {
      const link = await queries.fetchQuery(linkQuery(documentId, number))
      const anchor = globalThis.document.createElement('a')
      anchor.href = link.url
      anchor.download = link.name
      anchor.click()
    } catch (error) {
      notifyError(error)
    }
  }
}

/** Every file the document had, each still to be had. */
export function DocumentVersions({ document: d }: { document: AtlasDocument }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const versions = useQuery({ ...versionsQuery(d.id), enabled: d.current !== null })
  const download = useDownload(d.id)
  if (!d.current) return null
  return (
    <section className={classes.versions}>
      <h3>{t('documents:detail.versions')}</h3>
      {versions.isPending && <Skeleton height={40} />}
      {versions.isError && <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />}
      <ul>
        {versions.data?.items.map((v) => (
          <li key={v.number}>
            <div className={classes.text}>
              <span>
                {t('documents:detail.versionLine', { number: v.number })}
                {v.number === d.current?.number && <em> · {t('documents:detail.current')}</em>}
              </span>
              <p className={classes.meta}>
                <bdi className={classes.fileName}>{v.name}</bdi>
                <span>{formatSize(v.size, currentLocale())}</span>
                <span>
                  <InstantText at={v.at} zone={zoneOf()} relative />
                </span>
                <span>{v.by.name ?? label('actor', v.by.kind)}</span>
              </p>
            </div>
            <ActionIcon
              variant="subtle"
              color="sand"
              aria-label={t('documents:detail.downloadOf', { number: v.number })}
              onClick={() => void download(v.number)}
            >
              <IconDownload size={17} stroke={1.5} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  )
}
