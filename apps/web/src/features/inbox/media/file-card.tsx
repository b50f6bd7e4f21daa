import {
  IconAlertTriangle,
  IconDownload,
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatSize } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import classes from './media.module.css'

/** What people call a kind of file: its extension, else nothing. */
function kindOf(filename: string | null, mimeType: string | null | undefined): string | null {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(filename ?? '')?.[1]
  return extension?.toUpperCase() ?? (mimeType === 'application/pdf' ? 'PDF' : null)
}

function iconOf(kind: string | null) {
  if (kind === 'PDF') return IconFileTypePdf
  if (kind === 'XLS' || kind === 'XLSX' || kind === 'CSV') return IconFileSpreadsheet
  return kind === 'DOC' || kind === 'DOCX' || kind === 'TXT' ? IconFileText : IconFile
}

/** A file that is downloaded: its name, kind and size, and what to beware of. */
export function FileCard(props: {
  url: string
  name: string
  filename: string | null
  mimeType?: string | null
  size: number | null
  warning?: string | undefined
}) {
  const { t } = useTranslation()
  const kind = kindOf(props.filename, props.mimeType)
  const Kind = props.warning ? IconAlertTriangle : iconOf(kind)
  const facts = [kind, props.size === null ? null : formatSize(props.size, currentLocale())].filter(Boolean)
  return (
    <a
      className={classes.card}
      href={props.url}
      download={props.filename ?? true}
      data-warning={props.warning ? true : undefined}
    >
      <Kind size={26} stroke={1.4} aria-hidden />
      <span>
        <bdi>{props.name}</bdi>
        {props.warning && <em>{props.warning}</em>}
        <small>
          {facts.length > 0 && <bdi>{facts.join(' · ')}</bdi>}
          <IconDownload size={13} stroke={1.75} aria-hidden />
          {t('media:download')}
        </small>
      </span>
    </a>
  )
}
