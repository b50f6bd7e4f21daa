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
import type { AnnonceCommand, BulkList, DossierCommand, Selection } from './bulk-changes.schema.ts'

/** One record of a change as it stood when the change began. `before` is what taking back returns it to. */
export type ChosenRecord = { id: string; reference: string; version: number; before: Before }
export type Before = { status: string; assigneeId?: string | null; source?: string }

/** One record to be changed or returned, with the version it must have. */
export type Step = { entityId: string; version: number; before: Before }

/** What a list offers to a change of many: choosing, the ways all share, the ordinary command and its opposite. */
export type Target<C> = {
  /** The permission to choose from the list. */
  reads: string
  /** The permission that a command asks for at the start; each record asks again. */
  writes(command: C): string
  choose(ctx: RequestContext, selection: Selection, limit: number): Promise<ChosenRecord[]>
  ways(ctx: RequestContext, selection: Selection, limit: number): Promise<{ to: string; requires: string[] }[]>
  /** Does it to one record by its own use case; the version it has then. */
  act(ctx: RequestContext, command: C, step: Step): Promise<number>
  /** Returns one record by its own use cases. */
  takeBack(ctx: RequestContext, command: C, step: Step): Promise<void>
}

// The filter was judged by the list's own schema before it comes here.
const ofDossiers = (selection: Selection) =>
  'ids' in selection ? selection : { filter: selection.filter as DossierQuery }
const ofAnnonces = (selection: Selection) =>
  'ids' in selection ? selection : { filter: selection.filter as AnnonceQuery }

const dossiers: Target<DossierCommand> = {
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
}

const annonces: Target<AnnonceCommand> = {
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
}

export const targets = { DOSSIERS: dossiers, ANNONCES: annonces } as const

/** A list's target, where its command is known to be its own (it was checked when the change began). */
export function targetOf(list: BulkList): Target<DossierCommand & AnnonceCommand> {
  return targets[list] as Target<DossierCommand & AnnonceCommand>
}
