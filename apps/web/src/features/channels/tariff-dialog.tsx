import { ActionIcon, Button, Modal, NumberInput, Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { randomId } from '@mantine/hooks'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { organizationQuery, useSaveOrganization } from '@/features/settings/settings-queries.ts'
import type { CostCategory, MessageCosts, Organization } from '@/lib/api-organizations.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { notifyDone } from '@/ui/notify.tsx'
import { DetailSkeleton, ErrorState } from '@/ui/states.tsx'
import classes from './channels.module.css'
import { Refusal } from './refusal.tsx'
import spend from './spend.module.css'

const MICROS = 1_000_000
const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION', 'SERVICE'] as const satisfies readonly CostCategory[]
/** Where the buyers and tenants of the two countries live; others come with what a tariff names already. */
const MARKETS = 'MA FR BE CH ES IT DE NL GB LU US CA AE SA QA SN CI DZ TN'.split(' ')

/** `key` tells the lines apart while they are edited. */
type Price = { key: string; market: string; category: CostCategory; amount: number | '' }

const newPrice = (market: string, category: CostCategory): Price => ({ key: randomId(), market, category, amount: '' })

/** What the provider asks for a message by country and kind, and what a month may cost. */
export function TariffDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const organization = useQuery(organizationQuery)
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      size="lg"
      title={t('channels:spend.tariffTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {organization.isPending && <DetailSkeleton />}
      {organization.isError && <ErrorState error={organization.error} onRetry={() => void organization.refetch()} />}
      {organization.data && <TariffForm organization={organization.data} onClose={onClose} />}
    </Modal>
  )
}

function TariffForm({ organization, onClose }: { organization: Organization; onClose: () => void }) {
  const { t } = useTranslation()
  const save = useSaveOrganization()
  const known = organization.settings.messageCosts
  const prices: Price[] =
    known?.prices.map(({ market, category, micros }) => ({
      key: randomId(),
      market,
      category,
      amount: micros / MICROS,
    })) ?? []
  const usual = organization.currency === 'MAD' ? 'MAD' : 'EUR'
  const form = useForm({
    initialValues: {
      currency: known?.currency ?? usual,
      cap: known?.monthlyCap ? known.monthlyCap / 100 : ('' as number | ''),
      prices: prices.length > 0 ? prices : [newPrice(organization.country, 'UTILITY')],
    },
    validate: {
      prices: {
        amount: (value) => (value === '' ? t('auth:required') : null),
        market: (value, { prices: all }, path) => {
          const own = all[Number(path.split('.')[1])]
          const same = all.filter((p) => p.market === value && p.category === own?.category)
          return same.length > 1 ? t('channels:spend.twice') : null
        },
      },
    },
  })
  // Both marks are taken; the one of the language is shown.
  const separators = {
    decimalSeparator: currentLocale() === 'fr' ? ',' : '.',
    allowedDecimalSeparators: [',', '.'],
  }
  const names = new Intl.DisplayNames(currentLocale(), { type: 'region' })
  const markets = [...new Set([...MARKETS, ...form.values.prices.map(({ market }) => market)])].filter((m) => m !== '*')
  const submit = form.onSubmit(({ currency, cap, prices: asked }) => {
    const messageCosts: MessageCosts = {
      currency,
      monthlyCap: cap === '' || cap === 0 ? null : Math.round(cap * 100),
      prices: asked.map(({ market, category, amount }) => ({
        market,
        category,
        micros: Math.round(Number(amount) * MICROS),
      })),
    }
    save.mutate(
      { version: organization.version, settings: { messageCosts } },
      {
        onSuccess: () => {
          notifyDone(t('channels:saved'))
          onClose()
        },
      },
    )
  })
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className={classes.muted}>{t('channels:spend.tariffHint')}</p>
      <div className={classes.pair}>
        <Select
          label={t('channels:spend.currency')}
          data={['EUR', 'MAD', 'USD']}
          allowDeselect={false}
          {...form.getInputProps('currency')}
        />
        <NumberInput
          label={t('channels:spend.cap')}
          description={t('channels:spend.capHint')}
          placeholder={t('channels:spend.capNone')}
          min={0}
          max={1_000_000_000}
          decimalScale={2}
          {...separators}
          hideControls
          {...form.getInputProps('cap')}
        />
      </div>
      <fieldset className={spend.prices}>
        <legend>{t('channels:spend.prices')}</legend>
        {form.values.prices.map((price, index) => (
          <div key={price.key} className={spend.price}>
            <Select
              aria-label={t('channels:spend.market')}
              data={[
                { value: '*', label: t('channels:spend.others') },
                ...markets.map((value) => ({ value, label: names.of(value) ?? value })),
              ]}
              allowDeselect={false}
              searchable
              {...form.getInputProps(`prices.${index}.market`)}
            />
            <Select
              aria-label={t('channels:spend.kind')}
              data={categories.map((value) => ({ value, label: t(`channels:spend.category.${value}`) }))}
              allowDeselect={false}
              {...form.getInputProps(`prices.${index}.category`)}
            />
            <NumberInput
              aria-label={t('channels:spend.price')}
              placeholder={`0${separators.decimalSeparator}0000`}
              min={0}
              max={10}
              decimalScale={6}
              {...separators}
              hideControls
              {...form.getInputProps(`prices.${index}.amount`)}
            />
            <ActionIcon
              variant="subtle"
              aria-label={t('channels:spend.remove', { market: price.market })}
              onClick={() => form.removeListItem('prices', index)}
            >
              <IconX size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button
            variant="subtle"
            leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
            disabled={form.values.prices.length >= 200}
            onClick={() => form.insertListItem('prices', newPrice('*', 'MARKETING'))}
          >
            {t('channels:spend.add')}
          </Button>
        </div>
      </fieldset>
      <Refusal error={save.error} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}
