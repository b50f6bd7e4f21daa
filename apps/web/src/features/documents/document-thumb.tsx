import { IconFileText, IconFileTypePdf, IconHourglass, IconTable } from '@tabler/icons-react'
import type { AtlasDocument } from '@/lib/api-documents.ts'
import { fileKind } from './document-values.ts'
import classes from './documents.module.css'

/** A small picture of a document: the picture itself, the kind of file, or that nothing has come. */
export function DocumentThumb({ document: d }: { document: AtlasDocument }) {
  if (d.current?.thumbUrl) return <img className={classes.thumb} src={d.current.thumbUrl} alt="" loading="lazy" />
  const kind = d.current && fileKind(d.current.mediaType)
  const Picture =
    kind === null ? IconHourglass : kind === 'pdf' ? IconFileTypePdf : kind === 'table' ? IconTable : IconFileText
  return (
    <span className={classes.thumb} data-empty={kind === null || undefined}>
      <Picture size={20} stroke={1.5} aria-hidden />
    </span>
  )
}
