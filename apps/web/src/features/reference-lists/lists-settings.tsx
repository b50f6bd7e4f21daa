import { Button, Tabs } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import { type ReferenceListName, referenceLists } from '@/lib/api-references.ts'
import { Section } from '@/ui/page.tsx'
import { ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { ListEditor } from './list-editor.tsx'
import classes from './lists.module.css'
import { referenceListQuery } from './reference-queries.ts'
import { ValueDialog } from './value-dialog.tsx'

/** The lists people choose from, a tab each: words in three languages, order, what is offered, codes of one's own. */
export function ListsSettings() {
  const { t } = useTranslation()
  const { can } = useSession()
  const [list, setList] = useState<ReferenceListName>('LOSS_REASON')
  const [adding, setAdding] = useState(false)
  const edited = useQuery(referenceListQuery(list))
  const mayEdit = can('reference.edit')
  return (
    <Section
      title={t('settings:nav.lists')}
      hint={t('references:hint')}
      actions={
        mayEdit && (
          <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setAdding(true)}>
            {t('references:add')}
          </Button>
        )
      }
    >
      <Tabs
        value={list}
        onChange={(next) => setList(referenceLists.find((known) => known === next) ?? list)}
        keepMounted={false}
      >
        <Tabs.List className={classes.tabs} aria-label={t('settings:nav.lists')}>
          {referenceLists.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`references:list.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {referenceLists.map((name) => (
          <Tabs.Panel key={name} value={name} className={classes.panel}>
            <p className={classes.about}>{t(`references:about.${name}`)}</p>
            {edited.isPending && <ListSkeleton rows={6} avatar={false} />}
            {edited.isError && <ErrorState error={edited.error} onRetry={() => void edited.refetch()} />}
            {edited.data && <ListEditor list={edited.data} mayEdit={mayEdit} />}
          </Tabs.Panel>
        ))}
      </Tabs>
      {adding && <ValueDialog list={list} taken={edited.data?.values ?? []} onClose={() => setAdding(false)} />}
    </Section>
  )
}
