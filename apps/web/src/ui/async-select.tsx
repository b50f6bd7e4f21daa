import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

/**
 * A field that finds a record by typing: asks the server, 250 ms after the last key, and gives the whole record back.
 * @param props.toOption how a record is named, in one line; it must hold the id
 */
export function AsyncSelect<T>(
  props: Omit<SelectProps, 'data' | 'value' | 'onChange' | 'renderOption'> & {
    queryKey: readonly unknown[]
    load: (q: string) => Promise<T[]>
    toOption: (record: T) => { value: string; label: string }
    value: T | null
    onChange: (record: T | null) => void
    render?: (record: T) => ReactNode
  },
) {
  const { t } = useTranslation()
  const { queryKey, load, toOption, value, onChange, render, ...rest } = props
  const [typed, setTyped] = useState('')
  const current = value ? toOption(value) : null
  const [q] = useDebouncedValue(typed === current?.label ? '' : typed.trim(), 250)
  const found = useQuery({
    queryKey: [...queryKey, 'pick', q],
    queryFn: () => load(q),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const records = new Map((found.data ?? []).map((r) => [toOption(r).value, r]))
  if (value && current && !records.has(current.value)) records.set(current.value, value)
  return (
    <Select
      {...rest}
      searchable
      data={[...records.values()].map(toOption)}
      filter={({ options }) => options}
      nothingFoundMessage={found.isPending ? t('state.loading') : t('state.noMatchTitle')}
      value={current?.value ?? null}
      onChange={(id) => onChange((id && records.get(id)) || null)}
      onSearchChange={setTyped}
      renderOption={
        render &&
        (({ option }) => {
          const record = records.get(option.value)
          return record ? render(record) : option.label
        })
      }
    />
  )
}
