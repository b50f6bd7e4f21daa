import { Button, TextInput } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, take } from '@/lib/api.ts'
import { ApiError } from '@/lib/api-error.ts'
import type { PlatformAnnonce, PlatformOrganization } from '@/lib/api-platform.ts'
import { keys } from '@/lib/keys.ts'
import { AsyncSelect } from '@/ui/async-select.tsx'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { AnnonceRow } from './annonce-row.tsx'
import { BlockDialog } from './block-dialog.tsx'
import classes from './platform.module.css'
import { blocksQuery, organizationQuery, useFindAnnonce } from './platform-queries.ts'

/** One annonce looked for on purpose, and all blocks in force. */
export function BlocksTab({ orgId }: { orgId: string | null }) {
  const { t } = useTranslation()
  const [deciding, setDeciding] = useState<PlatformAnnonce | null>(null)
  const find = useFindAnnonce()
  const list = useInfiniteQuery(blocksQuery)
  const blocks = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <Section title={t('platform:blocks.find')} hint={t('platform:blocks.findHint')}>
        <Finder key={orgId} orgId={orgId} find={find} />
        {find.data && (
          <ul className={classes.rows}>
            <AnnonceRow annonce={find.data} onDecide={setDeciding} />
          </ul>
        )}
        {find.isError && (
          <p role="status" className={classes.none}>
            {find.error instanceof ApiError && find.error.status === 404
              ? t('platform:blocks.none')
              : find.error.message}
          </p>
        )}
      </Section>
      <Section title={t('platform:blocks.inForce')}>
        {list.isPending && <ListSkeleton rows={3} avatar={false} />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && blocks.length === 0 && (
          <EmptyState
            icon={IconShieldCheck}
            title={t('platform:blocks.emptyTitle')}
            body={t('platform:blocks.emptyBody')}
          />
        )}
        <ul className={classes.rows}>
          {blocks.map((annonce) => (
            <AnnonceRow key={annonce.id} annonce={annonce} onDecide={setDeciding} />
          ))}
        </ul>
        <MoreSentinel
          hasMore={list.hasNextPage}
          loading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      </Section>
      {deciding && (
        <BlockDialog
          annonce={deciding}
          onClose={() => setDeciding(null)}
          onDone={() => {
            setDeciding(null)
            if (find.variables && find.data?.id === deciding.id) find.mutate(find.variables)
          }}
        />
      )}
    </>
  )
}

const optionOf = (o: PlatformOrganization) => ({ value: o.id, label: o.name })

function Finder({ orgId, find }: { orgId: string | null; find: ReturnType<typeof useFindAnnonce> }) {
  const { t } = useTranslation()
  const given = useQuery({ ...organizationQuery(orgId ?? ''), enabled: orgId !== null })
  const [picked, setPicked] = useState<PlatformOrganization | null | undefined>(undefined)
  const [which, setWhich] = useState('')
  const organization = picked === undefined ? (given.data ?? null) : picked
  function submit(event: FormEvent) {
    event.preventDefault()
    if (organization && which.trim())
      find.mutate({ organizationId: organization.id, which: which.trim() }, { onError: told })
  }
  return (
    <form className={classes.finder} onSubmit={submit}>
      <AsyncSelect
        label={t('platform:blocks.organization')}
        placeholder={t('platform:blocks.organizationPick')}
        queryKey={keys.platformOrganizations('')}
        load={async (q) =>
          (
            await take(
              api.GET('/api/v1/platform/organizations', { params: { query: { limit: 20, ...(q ? { q } : {}) } } }),
            )
          ).items
        }
        toOption={optionOf}
        value={organization}
        onChange={setPicked}
      />
      <TextInput
        label={t('platform:blocks.which')}
        placeholder="A-2026-000123"
        maxLength={60}
        value={which}
        onChange={(event) => setWhich(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={find.isPending} disabled={!organization || !which.trim()}>
        {t('platform:blocks.submit')}
      </Button>
    </form>
  )
}

/** What is not there is said in its place; everything else as everywhere. */
function told(error: unknown): void {
  if (!(error instanceof ApiError && error.status === 404)) notifyError(error)
}
