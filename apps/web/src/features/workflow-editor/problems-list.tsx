import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Definition, WorkflowProblem } from '@/lib/api-workflows.ts'
import { type Chosen, wayOf } from './draft-model.ts'
import classes from './editor.module.css'

/** Where a problem is in the editor; null when nothing that can be chosen stands there. */
function placeOf(definition: Definition, { place }: WorkflowProblem): Chosen {
  const { state, from, to } = place
  if (state !== undefined && definition.states.includes(state)) return { kind: 'state', state }
  if (from !== undefined && to !== undefined) {
    if (wayOf(definition, from, to)) return { kind: 'way', from, to }
    if (definition.states.includes(from)) return { kind: 'state', state: from }
  }
  return null
}

/** Marks of what is wrong, as the list and the graph read them: a state, or "from to". */
export function wrongPlaces(problems: readonly WorkflowProblem[]): ReadonlySet<string> {
  return new Set(
    problems
      .filter(({ severity }) => severity === 'ERROR')
      .map(({ place }) => place.state ?? `${place.from ?? ''} ${place.to ?? ''}`),
  )
}

/** What is wrong with a draft, each line leading to its place. */
export function ProblemsList(props: {
  definition: Definition
  problems: readonly WorkflowProblem[]
  onChoose(chosen: Chosen): void
}) {
  const { t } = useTranslation()
  const { definition, problems } = props
  return (
    <section className={classes.problems} aria-label={t('workflows:edit.problems')} aria-live="polite">
      {problems.length === 0 ? (
        <p className={classes.fine}>
          <IconCircleCheck size={16} aria-hidden />
          {t('workflows:edit.fine')}
        </p>
      ) : (
        <ul>
          {problems.map((problem) => {
            const place = placeOf(definition, problem)
            const Picture = problem.severity === 'ERROR' ? IconCircleX : IconAlertTriangle
            const key = `${problem.code} ${JSON.stringify(problem.place)} ${problem.reason}`
            return (
              <li key={key} className={classes.problem} data-severity={problem.severity}>
                <Picture size={16} aria-hidden />
                {place ? (
                  <button type="button" onClick={() => props.onChoose(place)}>
                    {problem.reason}
                  </button>
                ) : (
                  <span>{problem.reason}</span>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
