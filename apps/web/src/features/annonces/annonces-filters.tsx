import { Checkbox, NumberInput, Radio, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PropertyType, Transaction } from '@/lib/api-annonces.ts'
import { formatNumber } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { useDebouncedText } from '@/lib/use-debounced-text.ts'
import { FilterPill } from '@/ui/filter-pill.tsx'
import { annonceStatuses, propertyTypes } from './annonce-codes.ts'
import type { AnnoncesSearch } from './annonces-search.ts'

interface Pill {
  search: AnnoncesSearch
  onChange: (next: Partial<AnnoncesSearch>) => void
}

/** Every filter of the annonces, each in its own pill. */
export function AnnoncesFilters(props: Pill) {
  return (
    <>
      <StatusPill {...props} />
      <KindPill {...props} />
      <TypePill {...props} />
      <PlacePill {...props} />
      <PricePill {...props} />
      <BedroomsPill {...props} />
    </>
  )
}

function StatusPill({ search, onChange }: Pill) {
  const { t } = useTranslation()
  const value = search.state ?? []
  return (
    <FilterPill
      label={t('annonces:filter.status')}
      value={value.length > 0 ? value.map((s) => label('annonceStatus', s)).join(', ') : null}
      onClear={() => onChange({ state: undefined })}
    >
      <Checkbox.Group
        aria-label={t('annonces:filter.status')}
        value={value}
        onChange={(state) => onChange({ state: state.length > 0 ? state : undefined })}
      >
        <Stack gap={8}>
          {annonceStatuses.map((code) => (
            <Checkbox key={code} value={code} label={label('annonceStatus', code)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </FilterPill>
  )
}

function KindPill({ search, onChange }: Pill) {
  const { t } = useTranslation()
  return (
    <FilterPill
      label={t('annonces:filter.transaction')}
      value={search.transaction ? label('transaction', search.transaction) : null}
      onClear={() => onChange({ transaction: undefined })}
      width={200}
    >
      <Radio.Group
        aria-label={t('annonces:filter.transaction')}
        value={search.transaction ?? null}
        onChange={(v) => onChange({ transaction: v as Transaction })}
      >
        <Stack gap={8}>
          <Radio value="SALE" label={label('transaction', 'SALE')} />
          <Radio value="RENT" label={label('transaction', 'RENT')} />
        </Stack>
      </Radio.Group>
    </FilterPill>
  )
}

function TypePill({ search, onChange }: Pill) {
  const { t } = useTranslation()
  return (
    <FilterPill
      label={t('annonces:filter.type')}
      value={search.propertyType ? label('propertyType', search.propertyType) : null}
      onClear={() => onChange({ propertyType: undefined })}
      width={220}
    >
      <Radio.Group
        aria-label={t('annonces:filter.type')}
        value={search.propertyType ?? null}
        onChange={(v) => onChange({ propertyType: v as PropertyType })}
      >
        <Stack gap={8}>
          {propertyTypes.map((code) => (
            <Radio key={code} value={code} label={label('propertyType', code)} />
          ))}
        </Stack>
      </Radio.Group>
    </FilterPill>
  )
}

function PlacePill({ search, onChange }: Pill) {
  const { t } = useTranslation()
  const [city, setCity] = useDebouncedText(search.city ?? '', (v) => onChange({ city: v.trim() || undefined }))
  const [zone, setZone] = useDebouncedText(search.zone ?? '', (v) => onChange({ zone: v.trim() || undefined }))
  return (
    <FilterPill
      label={t('annonces:filter.place')}
      value={[search.zone, search.city].filter(Boolean).join(', ') || null}
      onClear={() => onChange({ city: undefined, zone: undefined })}
    >
      <Stack gap={10}>
        <TextInput label={t('annonces:form.city')} value={city} onChange={(e) => setCity(e.currentTarget.value)} />
        <TextInput label={t('annonces:form.zone')} value={zone} onChange={(e) => setZone(e.currentTarget.value)} />
      </Stack>
    </FilterPill>
  )
}

function PricePill({ search, onChange }: Pill) {
  const { t } = useTranslation()
  const { priceMin, priceMax } = search
  const n = (value: number) => formatNumber(value, currentLocale())
  const text =
    priceMin !== undefined && priceMax !== undefined
      ? `${n(priceMin)} – ${n(priceMax)}`
      : priceMin !== undefined
        ? `≥ ${n(priceMin)}`
        : priceMax !== undefined
          ? `≤ ${n(priceMax)}`
          : null
  const field = (key: 'priceMin' | 'priceMax') => ({
    min: 0,
    hideControls: true,
    thousandSeparator: '\u00a0',
    allowDecimal: false,
    value: search[key] ?? ('' as const),
    onChange: (v: number | string) => onChange({ [key]: v === '' ? undefined : Number(v) }),
  })
  return (
    <FilterPill
      label={t('annonces:filter.price')}
      value={text}
      onClear={() => onChange({ priceMin: undefined, priceMax: undefined })}
    >
      <Stack gap={10}>
        <NumberInput label={t('annonces:filter.priceMin')} {...field('priceMin')} />
        <NumberInput label={t('annonces:filter.priceMax')} {...field('priceMax')} />
      </Stack>
    </FilterPill>
  )
}

function BedroomsPill({ search, onChange }: Pill) {
  const { t } = useTranslation()
  return (
    <FilterPill
      label={t('annonces:filter.bedrooms')}
      value={search.bedroomsMin === undefined ? null : `${search.bedroomsMin}+`}
      onClear={() => onChange({ bedroomsMin: undefined })}
      width={200}
    >
      <Radio.Group
        aria-label={t('annonces:filter.bedrooms')}
        value={search.bedroomsMin === undefined ? null : String(search.bedroomsMin)}
        onChange={(v) => onChange({ bedroomsMin: Number(v) })}
      >
        <Stack gap={8}>
          {[1, 2, 3, 4, 5].map((count) => (
            <Radio key={count} value={String(count)} label={t('annonces:atLeast', { count })} />
          ))}
        </Stack>
      </Radio.Group>
    </FilterPill>
  )
}
