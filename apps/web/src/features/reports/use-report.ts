import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { downloadCsv } from './report-queries.ts'
import { type ReportsSearch, type RowsAsked, scopeOf } from './reports-search.ts'

/** The question in the address, and the ways to change it. */
export function useReport() {
  const search = useSearch({ from: '/_app/reports' })
  const navigate = useNavigate({ from: '/reports' })
  const change = (next: Partial<ReportsSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true })
  return {
    search,
    scope: scopeOf(search),
    change,
    /** Opens the rows behind a figure; "back" closes them. */
    openRows: (rows: RowsAsked) => void navigate({ search: (old) => ({ ...old, rows }) }),
    closeRows: () => void navigate({ search: (old) => ({ ...old, rows: undefined }), replace: true }),
  }
}

/** Takes a table out as a file, and says so. */
export function useDownload() {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  async function download(query: Record<string, string | undefined>) {
    setBusy(true)
    try {
      await downloadCsv(query)
      notifyDone(t('reports:exported'))
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, download }
}
