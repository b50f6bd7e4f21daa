import { Button, Select } from '@mantine/core'
import { IconBook2, IconDownload, IconPrinter, IconShieldCheck } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ForbiddenPage } from '@/app/fallbacks.tsx'
import { dayText } from '@/features/reports/report-text.ts'
import { useSession } from '@/features/session/session.ts'
import { api, take } from '@/lib/api.ts'
import type { MandateEntry, Register } from '@/lib/api-mandates.ts'
import { downloadFile } from '@/lib/download.ts'
import { label } from '@/lib/label.ts'
import { MoreSentinel } from '@/ui/more-sentinel.tsx'
import { notifyError } from '@/ui/notify.tsx'
import { Page, PageHeader } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { InstantText } from '@/ui/text.tsx'
import { HolderBlock } from './holder-block.tsx'
import { registerQuery, registersQuery } from './mandate-queries.ts'
import classes from './mandates.module.css'

/** The register of mandates of a branch: read, verified, taken out, printed. */
export function RegisterPage() {
  const { can } = useSession()
  return can('mandate.export') ? <Registers /> : <ForbiddenPage />
}

function Registers() {
  const { t } = useTranslation()
  const registers = useQuery(registersQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  const items = registers.data?.items ?? []
  const register =
    items.find((r) => r.branchId === chosen) ?? items.find((r) => r.lastNumber >= r.firstNumber) ?? items[0]
  if (registers.isError) return <ErrorState error={registers.error} onRetry={() => void registers.refetch()} />
  return (
    <Page>
      <PageHeader title={t('mandates:title')} subtitle={t('mandates:intro')}>
        {items.length > 1 && (
          <Select
            size="xs"
            aria-label={t('mandates:branch')}
            allowDeselect={false}
            data={items.map((r) => ({ value: r.branchId, label: r.name }))}
            value={register?.branchId ?? null}
            onChange={setChosen}
          />
        )}
      </PageHeader>
      {register ? (
        <>
          <HolderBlock key={register.branchId} register={register} />
          <Entries key={`${register.branchId} entries`} register={register} />
        </>
      ) : (
        <ListSkeleton />
      )}
    </Page>
  )
}

function Entries({ register: { branchId, firstNumber } }: { register: Register }) {
  const { t } = useTranslation()
  const { zoneOf } = useSession()
  const list = useInfiniteQuery(registerQuery(branchId))
  const verify = useMutation({
    mutationFn: () => take(api.GET('/api/v1/mandates/verify', { params: { query: { branchId } } })),
    onError: notifyError,
  })
  const take_ = useMutation({
    mutationFn: (kind: 'export' | 'print') =>
      downloadFile(`/mandates/${kind}?branchId=${branchId}`, kind === 'print' ? 'registre.pdf' : 'registre.csv'),
    onError: notifyError,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isPending) return <ListSkeleton />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (items.length === 0)
    return (
      <EmptyState
        icon={IconBook2}
        title={t('mandates:none')}
        body={t('mandates:noneHint', { number: firstNumber })}
        pattern
      />
    )
  const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const
  return (
    <>
      <div className={classes.block}>
        <div className={`${classes.actions} ${classes.start}`}>
          <Button
            variant="default"
            leftSection={<IconShieldCheck {...icon} />}
            loading={verify.isPending}
            onClick={() => verify.mutate()}
          >
            {t('mandates:verify')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter {...icon} />}
            loading={take_.isPending && take_.variables === 'print'}
            onClick={() => take_.mutate('print')}
          >
            {t('mandates:print')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload {...icon} />}
            loading={take_.isPending && take_.variables === 'export'}
            onClick={() => take_.mutate('export')}
          >
            {t('mandates:export')}
          </Button>
        </div>
        {verify.data && (
          <p className={classes.proof} role="status" data-broken={!verify.data.ok || undefined}>
            {verify.data.ok
              ? t('mandates:verified', { count: verify.data.entries })
              : t(`mandates:verifiedBroken_${verify.data.brokenWhy}`, { number: verify.data.brokenNumber })}
          </p>
        )}
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                {(['number', 'enteredAt', 'mandant', 'property', 'object', 'duration', 'signed'] as const).map(
                  (name) => (
                    <th key={name} scope="col">
                      {t(`mandates:column.${name}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {items.map((entry) => (
                <Row key={entry.id} entry={entry} zone={zoneOf(entry.branchId)} />
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <MoreSentinel
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  )
}

function Row({ entry: e, zone }: { entry: MandateEntry; zone: string }) {
  const { t } = useTranslation()
  return (
    <tr>
      <td className={`num ${classes.number}`}>{e.number}</td>
      <td>
        <InstantText at={e.enteredAt} zone={zone} style="date" />
        <small>{e.enteredBy.name}</small>
      </td>
      <td>
        <bdi>{e.mandantName}</bdi>
        <small>
          <bdi>{e.mandantAddress}</bdi>
        </small>
      </td>
      <td>
        {label('propertyType', e.propertyType)} ·{' '}
        <Link to="/annonces/$annonceId" params={{ annonceId: e.annonce.id }}>
          <bdi className="num">{e.annonce.reference}</bdi>
        </Link>
        <small>
          <bdi>{e.propertySituation}</bdi>
        </small>
      </td>
      <td>
        {e.refersTo === null ? t(`mandates:kind.${e.kind}`) : t(`mandates:kindOf.${e.kind}`, { number: e.refersTo })}
        <small>
          {label('transaction', e.object)} · {t(`mandates:type.${e.type}`)}
        </small>
        {e.remark && <small dir="auto">{e.remark}</small>}
      </td>
      <td className="num">
        {dayText(e.startsOn)}
        <small>{dayText(e.endsOn)}</small>
      </td>
      <td>
        <bdi>{e.signedBy}</bdi>
        <small className="num">{dayText(e.signedOn)}</small>
      </td>
    </tr>
  )
}
