import { isoAt } from '#platform/clock'
import { type RequestContext, userIdOf } from '#platform/context'
import { invalidField } from '#platform/errors'
import { authorise } from '#platform/http'
import { type Course, courseFault, occurrenceAfter, readRule, ruleFrom, writeRule } from './recurrence.rules.ts'
import {
  endSeries,
  type HeldTask,
  insertSeries,
  insertTask,
  memberActive,
  type NewSeries,
  type Series,
  type TaskFields,
  zoneOf,
} from './tasks.repository.ts'
import type { Occurrences, OccurrencesQuery } from './tasks.schema.ts'

const SHOWN_OCCURRENCES = 3

/** Occurrences stand at whole seconds. */
const wholeSeconds = (instant: string) => Math.floor(Date.parse(instant) / 1000) * 1000

function courseOf(series: Pick<Series, 'rule' | 'startsAt' | 'timezone'>): Course {
  const rule = readRule(series.rule)
  if (typeof rule === 'string') throw new Error(`a series keeps a rule that cannot be read: ${series.rule}`)
  return { rule, startsAt: Date.parse(series.startsAt), timezone: series.timezone }
}

/** What a series has of its first task. */
export type FirstTask = Omit<NewSeries, 'rule' | 'starts_at' | 'timezone'> & { due_at: string | null }

type Membership = Required<Pick<TaskFields, 'series_id' | 'occurrence_at'>>

/**
 * Begins a series with a task, in the zone of whoever has it. 400 for `recurrence` with the reason when the rule is not
 * taken, for `dueAt` when there is none.
 */
export async function beginSeries(ctx: RequestContext, given: string, task: FirstTask): Promise<Membership> {
  if (task.due_at === null) throw invalidField('dueAt', 'REQUIRED')
  return keep(ctx, await newCourse(ctx, given, task.due_at, task.assignee_id), task)
}

/** What a series would be; 400 for `recurrence` with the reason when the rule is not taken. */
async function newCourse(ctx: RequestContext, given: string, first: string, who: string | null): Promise<Course> {
  const rule = readRule(given)
  if (typeof rule === 'string') throw invalidField('recurrence', rule)
  const course = { rule, startsAt: wholeSeconds(first), timezone: await zoneOf(ctx, who) }
  const fault = await courseFault(course)
  if (fault) throw invalidField('recurrence', fault)
  return course
}

/**
 * The next three tasks of a series that is or would be: what `nextOfSeries` would make one after the other, none of them
 * in the past. 400 for `recurrence` with the reason when the rule is not taken.
 */
export async function occurrencesOf(ctx: RequestContext, query: OccurrencesQuery): Promise<Occurrences> {
  authorise(ctx, 'task.write')
  const course = await newCourse(ctx, query.recurrence, query.startsAt, query.assigneeId ?? userIdOf(ctx))
  const next: string[] = []
  let after: number | null = Math.max(Date.parse(query.after ?? query.startsAt), ctx.clock.now())
  while (next.length < SHOWN_OCCURRENCES) {
    after = await occurrenceAfter(course, after)
    if (after === null) break
    next.push(isoAt(after))
  }
  return { timezone: course.timezone, next }
}

async function keep(ctx: RequestContext, course: Course, task: FirstTask): Promise<Membership> {
  const { due_at: _due, ...common } = task
  const starts = isoAt(course.startsAt)
  const id = await insertSeries(ctx, {
    ...common,
    rule: writeRule(course.rule),
    starts_at: starts,
    timezone: course.timezone,
  })
  return { series_id: id, occurrence_at: starts }
}

/**
 * Lets a change hold for this task and those after it: the series so far ends, another begins with this task. A due time
 * that was moved moves all, the rule counting on. 400 for `recurrence` when the new due time is no day of the rule.
 */
export async function continueSeries(
  ctx: RequestContext,
  held: HeldTask,
  series: Series,
  task: FirstTask,
): Promise<Membership> {
  if (task.due_at === null) throw invalidField('dueAt', 'REQUIRED')
  const old = courseOf(series)
  const occurrence = Date.parse(held.occurrenceAt ?? series.startsAt)
  const moved = held.dueAt === null || Date.parse(task.due_at) !== Date.parse(held.dueAt)
  const course = {
    rule: await ruleFrom(old, occurrence),
    startsAt: moved ? wholeSeconds(task.due_at) : occurrence,
    timezone: task.assignee_id === series.assigneeId ? series.timezone : await zoneOf(ctx, task.assignee_id),
  }
  // The last one may be moved: nothing has to come after it.
  if ((await courseFault(course)) === 'RRULE_FIRST') throw invalidField('recurrence', 'RRULE_FIRST')
  endSeries(ctx, series.id)
  return keep(ctx, course, task)
}

/**
 * Makes the next task of a series when one was done or left out: the first occurrence that is still to come. Null, and
 * the series is over, when there is none or the dossier is closed.
 */
export async function nextOfSeries(ctx: RequestContext, held: HeldTask, series: Series): Promise<string | null> {
  const after = Math.max(Date.parse(held.occurrenceAt ?? series.startsAt), ctx.clock.now())
  const next = held.goesOn ? await occurrenceAfter(courseOf(series), after) : null
  if (next === null) {
    endSeries(ctx, series.id)
    return null
  }
  const stays = series.assigneeId !== null && (await memberActive(ctx, series.assigneeId))
  return insertTask(ctx, {
    title: series.title,
    category: series.category,
    due_at: isoAt(next),
    assignee_id: stays ? series.assigneeId : held.assigneeId,
    dossier_id: held.dossierId,
    remind_minutes: series.remindMinutes,
    remind_at: null,
    series_id: series.id,
    occurrence_at: isoAt(next),
  })
}
