import { ActionIcon, Tooltip } from '@mantine/core'
import { IconDownload, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import classes from './reports.module.css'
import { useDownload } from './use-report.ts'

/** A card of the page: its name, how its figure is made, its way out as a file, its drawing. */
export function Card(props: {
  title: string
  formula?: string
  /** What the file holds; no button without it. */
  file?: Record<string, string | undefined>
  tools?: ReactNode
  area: string
  children: ReactNode
}) {
  return (
    <section className={classes.card} data-area={props.area}>
      <div className={classes.cardHead}>
        <h2>{props.title}</h2>
        {props.formula && <Formula text={props.formula} />}
        <span className={classes.grow} />
        {props.tools && <span className={classes.tools}>{props.tools}</span>}
        {props.file && <CsvButton file={props.file} name={props.title} />}
      </div>
      {props.children}
    </section>
  )
}

/** How a figure is made, on hover or focus. */
export function Formula({ text }: { text: string }) {
  return (
    <Tooltip label={text} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.formula} aria-label={text}>
        <IconInfoCircle size={15} stroke={1.5} aria-hidden />
      </button>
    </Tooltip>
  )
}

/** The way out of a table as a file, for those who may. */
export function CsvButton({ file, name }: { file: Record<string, string | undefined>; name: string }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { busy, download } = useDownload()
  if (!can('report.export')) return null
  const label = `${t('reports:export')} : ${name}`
  return (
    <Tooltip label={t('reports:export')}>
      <ActionIcon
        size="sm"
        className={classes.noPrint}
        loading={busy}
        aria-label={label}
        onClick={() => void download(file)}
      >
        <IconDownload size={16} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}

/** Said where a card has nothing to draw. */
export function NothingHere() {
  const { t } = useTranslation()
  return <p className={classes.nothing}>{t('reports:empty.part')}</p>
}
