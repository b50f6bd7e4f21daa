import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { branchesQuery } from '@/features/settings/settings-queries.ts'
import type { AssignmentMember, AssignmentRule } from '@/lib/api-assignments.ts'
import { intlTag } from '@/lib/format.ts'
import { currentLocale } from '@/lib/i18n.ts'
import { label } from '@/lib/label.ts'
import { contactLanguages } from './rule-model.ts'

/** Names one after another, with the comma of the language; each keeps its own direction, the row that of the page. */
export function inRow(names: readonly string[]): string {
  const row = new Intl.ListFormat(intlTag(currentLocale()), { type: 'unit', style: 'short' })
  return row.format(names.map((name) => `\u2068${name}\u2069`))
}

/** Words for rules: their name, whom they give to, and for which dossiers. */
export function useRuleTexts(members: readonly Pick<AssignmentMember, 'id' | 'name'>[]) {
  const { t } = useTranslation()
  const branches = useQuery(branchesQuery).data?.items ?? []
  const people = (ids: readonly string[]) =>
    inRow(ids.map((id) => members.find((m) => m.id === id)?.name ?? t('assignment:rule.formerMember')))
  const language = (code: string) =>
    contactLanguages.some((l) => l === code) ? t(`assignment:language.${code}`) : code

  function whom(rule: AssignmentRule): string {
    if (rule.method === 'MANUAL') return t('assignment:who.queue')
    if (rule.groups.length > 0)
      return rule.groups
        .map((group) => {
          const keys = rule.method === 'BY_LANGUAGE' ? group.keys.map(language) : group.keys
          return t('assignment:who.group', { keys: inRow(keys), people: people(group.agentIds) })
        })
        .join(' · ')
    if (rule.method === 'BY_LANGUAGE') return t('assignment:who.speakers')
    return rule.agentIds.length > 0 ? people(rule.agentIds) : t('assignment:who.everybody')
  }

  return {
    language,
    nameOf: (rule: AssignmentRule) => rule.name || t(`assignment:method.${rule.method}`),
    who(rule: AssignmentRule): string {
      const limits =
        rule.method === 'MANUAL'
          ? []
          : [
              ...(rule.sameBranch ? [t('assignment:who.sameBranch')] : []),
              ...(rule.atWork ? [t('assignment:who.atWork')] : []),
            ]
      return inRow([whom(rule), ...limits])
    },
    /** Null when the rule is for every dossier. */
    when(rule: AssignmentRule): string | null {
      const parts = [
        rule.branchIds.map((id) => branches.find((b) => b.id === id)?.name ?? ''),
        rule.caseTypes.map((code) => label('caseType', code)),
        rule.sources.map((code) => label('source', code)),
      ].filter((names) => names.length > 0)
      return parts.length > 0 ? t('assignment:when', { parts: parts.map(inRow).join(' · ') }) : null
    },
  }
}
