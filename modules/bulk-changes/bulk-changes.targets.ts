import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { translate } from '#locales'
import { type AnnonceQuery, type ChosenAnnonce, chooseAnnonces, moveAnnonce, statesOfAll } from '#modules/annonces'
import {
  assignDossier,
  type ChosenDossier,
  changeDossier,
  chooseDossiers,
  type DossierQuery,
  moveDossier,
  readDossier,
  reopenDossier,
  waysOfAll,
} from '#modules/dossiers'
import type { RequestContext } from '#platform/context'
import { AnnonceCommand, type BulkList, DossierCommand, type Selection } from './bulk-changes.schema.ts'

/** One record of a change as it stood when the change began. `before` is what taking back returns it to. */
export type ChosenRecord = { id: string; reference: string; version: number; before: Before }
export type Before = { status: string; assigneeId?: string | null; source?: string }

/** One record to be changed or returned, with the version it must have. */
export type Step = { entityId: string; version: number; before: Before }

/** What a list offers to a change of many: choosing, and the ways all share. */
type Choosing = {
  /** The permission to choose from the list. */
  reads: string
  choose(ctx: RequestContext, selection: Selection, limit: number): Promise<ChosenRecord[]>
  ways(ctx: RequestContext, selection: Selection, limit: number): Promise<{ to: string; requires: string[] }[]>
}

/** The ordinary command of one record, and its opposite. */
type Commanded<C> = Choosing & {
  writes(command: C): string
  act(ctx: RequestContext, command: C, step: Step): Promise<number>
  takeBack(ctx: RequestContext, command: C, step: Step): Promise<void>
}

/** A command known to be one of the list's own. */
export type Work = {
  /** The permission it asks for at the start; each record asks again. */
  permission: string
  /** Does it to one record by its own use case; the version it has then. */
  act(ctx: RequestContext, step: Step): Promise<number>
  /** Returns one record by its own use cases. */
  takeBack(ctx: RequestContext, step: Step): Promise<void>
}

export type Target = Choosing & {
  /** Reads a command, from a call or from its row; throws when it is none of this list. */
  work(command: unknown): Work
}

function target<S extends TSchema>(schema: S, kind: Commanded<Static<S>>): Target {
  const { reads, choose, ways, writes, act, takeBack } = kind
  return {
    ...{ reads, choose, ways },
    work(given) {
      if (!Value.Check(schema, given)) throw new Error('a command of another list')
      return {
        permission: writes(given),
        act: (ctx, step) => act(ctx, given, step),
        takeBack: (ctx, step) => takeBack(ctx, given, step),
      }
    },
  }
}

// The filter was judged by the list's own schema before it comes here.
const ofDossiers = (selection: Selection) =>
  'ids' in selection ? selection : { filter: selection.filter as DossierQuery }
const ofAnnonces = (selection: Selection) =>
  'ids' in selection ? selection : { filter: selection.filter as AnnonceQuery }

const dossiers = target(DossierCommand, {
  reads: 'dossier.read',
  writes: (command) => (command.kind === 'ASSIGN' ? 'dossier.assign' : 'dossier.write'),
  async choose(ctx, selection, limit) {
    const chosen = await chooseDossiers(ctx, ofDossiers(selection), limit)
    return chosen.map(({ id, reference, version, status, assigneeId, source }: ChosenDossier) => ({
      id,
      reference,
      version,
      before: { status, assigneeId, source },
    }))
  },
  async ways(ctx, selection, limit) {
    return waysOfAll(ctx, await chooseDossiers(ctx, ofDossiers(selection), limit))
  },
  async act(ctx, command, step) {
    const { entityId: id, version } = step
    if (command.kind === 'ASSIGN')
      return (await assignDossier(ctx, id, { version, assigneeId: command.assigneeId })).version
    if (command.kind === 'SOURCE' && command.source === step.before.source) return version
    if (command.kind === 'SOURCE') return (await changeDossier(ctx, id, { version, source: command.source })).version
    const { kind: _kind, ...move } = command
    return (await moveDossier(ctx, id, { ...move, version })).version
  },
  async takeBack(ctx, command, { entityId: id, version, before }) {
    const justification = translate(ctx.locale, 'lists:bulk.takenBack')
    if (command.kind === 'ASSIGN') await assignDossier(ctx, id, { version, assigneeId: before.assigneeId ?? null })
    else if (command.kind === 'SOURCE') {
      const back = before.source === undefined ? { version } : { version, source: before.source }
      await changeDossier(ctx, id, back, { takenBack: true })
    } else {
      const { isOpen } = await readDossier(ctx, id)
      if (isOpen) await moveDossier(ctx, id, { to: before.status, version, justification })
      else await reopenDossier(ctx, id, { version, justification })
    }
  },
})

const annonces = target(AnnonceCommand, {
  reads: 'annonce.read',
  writes: () => 'annonce.publish',
  async choose(ctx, selection, limit) {
    const chosen = await chooseAnnonces(ctx, ofAnnonces(selection), limit)
    return chosen.map(({ id, reference, version, status }: ChosenAnnonce) => ({
      id,
      reference,
      version,
      before: { status },
    }))
  },
  async ways(ctx, selection, limit) {
    const states = await statesOfAll(ctx, await chooseAnnonces(ctx, ofAnnonces(selection), limit))
    return states.map((to) => ({ to, requires: [] }))
  },
  async act(ctx, command, { entityId, version }) {
    return (await moveAnnonce(ctx, entityId, { to: command.to, version })).version
  },
  async takeBack(ctx, _command, { entityId, version, before }) {
    const justification = translate(ctx.locale, 'lists:bulk.takenBack')
    await moveAnnonce(ctx, entityId, { to: before.status, version, justification })
  },
})

const targets = { DOSSIERS: dossiers, ANNONCES: annonces } as const

/** What a list offers to a change of many. */
export function targetOf(list: BulkList): Target {
  return targets[list]
}
