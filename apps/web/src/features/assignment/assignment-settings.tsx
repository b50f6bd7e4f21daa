import { Button, Menu } from '@mantine/core'
import { IconArrowsShuffle, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/features/session/session.ts'
import settings from '@/features/settings/settings.module.css'
import {
  type AssignmentMethod,
  type AssignmentPolicy,
  type AssignmentRule,
  assignmentMethods,
} from '@/lib/api-assignments.ts'
import { ApiError } from '@/lib/api-error.ts'
import { notifyDone, notifyError } from '@/ui/notify.tsx'
import { Section } from '@/ui/page.tsx'
import { EmptyState, ErrorState, ListSkeleton } from '@/ui/states.tsx'
import { assignmentQuery, useSaveRules } from './assignment-queries.ts'
import { MembersSection } from './members-section.tsx'
import { PreviewSection } from './preview-section.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { newRule, tidyRule } from './rule-model.ts'
import { RulesList } from './rules-list.tsx'

/** Who gets new dossiers: the ordered rules, a trial of them, and who takes part. */
export function AssignmentSettings() {
  const policy = useQuery(assignmentQuery)
  if (policy.isPending) return <ListSkeleton rows={4} avatar={false} />
  if (!policy.data) return <ErrorState error={policy.error} onRetry={() => void policy.refetch()} />
  return <Editor policy={policy.data} />
}

/** What is edited stays a draft until it is saved; the preview already follows it. */
function Editor({ policy }: { policy: AssignmentPolicy }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const mayWrite = can('settings.write')
  const save = useSaveRules()
  /** Begun on this version: what somebody saves meanwhile is not overwritten unseen. */
  const [draft, setDraft] = useState<{ version: number; rules: AssignmentRule[] } | null>(null)
  const [editing, setEditing] = useState<AssignmentRule | null>(null)
  const rules = draft?.rules ?? policy.rules
  const change = (next: AssignmentRule[]) => setDraft({ version: draft?.version ?? policy.version, rules: next })

  function put(rule: AssignmentRule) {
    const tidy = tidyRule(rule)
    change(rules.some((r) => r.id === rule.id) ? rules.map((r) => (r.id === rule.id ? tidy : r)) : [...rules, tidy])
    setEditing(null)
  }

  function submit() {
    if (!draft) return
    save.mutate(draft, {
      onSuccess: () => {
        setDraft(null)
        notifyDone(t('assignment:saved'))
      },
      onError: (error) => {
        if (error instanceof ApiError && error.code === 'VERSION_CONFLICT') notifyDone(t('assignment:conflict'))
        else notifyError(error)
      },
    })
  }

  const add = mayWrite && <AddRule onAdd={(method) => setEditing(newRule(method, crypto.randomUUID()))} />
  return (
    <>
      <Section title={t('assignment:title')} hint={t('assignment:hint')} actions={rules.length > 0 && add}>
        {rules.length === 0 ? (
          <EmptyState
            icon={IconArrowsShuffle}
            title={t('assignment:emptyTitle')}
            body={t('assignment:emptyBody')}
            action={add}
          />
        ) : (
          <RulesList
            rules={rules}
            members={policy.members}
            readOnly={!mayWrite}
            onChange={change}
            onEdit={(rule) => setEditing(rule)}
          />
        )}
        {draft && (
          <div className={settings.actions}>
            <Button variant="default" onClick={() => setDraft(null)}>
              {t('assignment:discard')}
            </Button>
            <Button onClick={submit} loading={save.isPending}>
              {t('assignment:save')}
            </Button>
          </div>
        )}
      </Section>
      <PreviewSection draft={draft?.rules ?? null} rules={rules} />
      <MembersSection members={policy.members} readOnly={!mayWrite} />
      {editing && <RuleDialog rule={editing} members={policy.members} onClose={() => setEditing(null)} onDone={put} />}
    </>
  )
}

function AddRule({ onAdd }: { onAdd: (method: AssignmentMethod) => void }) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}>{t('assignment:add')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {assignmentMethods.map((method) => (
          <Menu.Item key={method} onClick={() => onAdd(method)}>
            {t(`assignment:method.${method}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
