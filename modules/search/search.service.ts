import { listAnnonces } from '#modules/annonces'
import { listContacts } from '#modules/contacts'
import { findDocuments } from '#modules/documents'
import { listDossiers } from '#modules/dossiers'
import { listConversations } from '#modules/messaging'
import { listTasks } from '#modules/tasks'
import { type RequestContext, together } from '#platform/context'
import type { Hit, SearchQuery, SearchResult } from './search.schema.ts'

type Found = { items: Hit[]; more: boolean }
const SHOWN = 5
const NOTHING = { items: [], nextCursor: null }

/**
 * What the caller may see of everything that carries these words or figures, kind by kind. It asks the lists themselves, so
 * that nothing is found here that they would not show; on two connections.
 */
export async function search(caller: RequestContext, query: SearchQuery): Promise<SearchResult> {
  const q = query.q.trim()
  if (q === '') return { groups: [] }
  // Two at work for one question: neither waits for all of the other's lists.
  const [ctx, beside] = [together(caller), together(caller)]
  const asked = { q, limit: query.limit ?? SHOWN }
  const may = (permission: string) => ctx.permissions.reach(permission) !== null
  const [dossiers, contacts, conversations, annonces, documents, tasks] = await Promise.all([
    may('dossier.read') ? listDossiers(ctx, asked) : NOTHING,
    may('contact.read') ? listContacts(ctx, asked) : NOTHING,
    may('dossier.read') ? listConversations(beside, asked) : NOTHING,
    may('annonce.read') ? listAnnonces(beside, asked) : NOTHING,
    may('document.read') ? findDocuments(beside, asked) : { items: [], more: false },
    may('dossier.read') ? listTasks(ctx, { ...asked, state: 'OPEN' }) : NOTHING,
  ])
  const groups = [
    group('DOSSIER', dossiers, (d) => ({
      id: d.id,
      title: d.contact.displayName,
      detail: d.annonce?.title ?? d.city,
      reference: d.reference,
      status: d.status,
      coverUrl: d.annonce?.coverUrl ?? null,
    })),
    group('CONTACT', contacts, (c) => ({
      id: c.id,
      title: c.displayName,
      detail: c.identities.map((identity) => identity.value).join(' · ') || null,
    })),
    group('CONVERSATION', conversations, (v) => ({
      id: v.id,
      title: v.contact.displayName,
      detail: v.lastMessage?.text?.slice(0, 160) ?? null,
      reference: v.dossier?.reference ?? null,
    })),
    group('ANNONCE', annonces, (a) => ({
      id: a.id,
      title: a.title,
      detail: [a.zone, a.city].filter(Boolean).join(', ') || null,
      reference: a.reference,
      status: a.status,
      coverUrl: a.coverUrl,
    })),
    group('DOCUMENT', documents, ({ subject, ...k }) => ({
      id: k.id,
      title: k.title ?? k.kind,
      detail: k.title === null ? k.name : `${k.kind} · ${k.name}`,
      reference: k.reference,
      status: k.state,
      dossierId: subject.kind === 'DOSSIER' ? subject.id : null,
      contactId: subject.kind === 'CONTACT' ? subject.id : null,
      annonceId: subject.kind === 'ANNONCE' ? subject.id : null,
    })),
    group('TASK', tasks, (k) => ({
      id: k.id,
      title: k.title,
      detail: k.dossier?.contact ?? null,
      reference: k.dossier?.reference ?? null,
      dossierId: k.dossier?.id ?? null,
    })),
  ]
  return { groups: groups.filter(({ items }) => items.length > 0) }
}

/** The rows of a list as hits of one kind; what a kind does not have is null. */
function group<K extends SearchResult['groups'][number]['kind'], T>(
  kind: K,
  page: { items: readonly T[] } & ({ nextCursor: string | null } | { more: boolean }),
  hit: (row: T) => Pick<Hit, 'id' | 'title' | 'detail'> & Partial<Hit>,
): Found & { kind: K } {
  const blank = { reference: null, status: null, coverUrl: null, dossierId: null, contactId: null, annonceId: null }
  const more = 'more' in page ? page.more : page.nextCursor !== null
  return { kind, items: page.items.map((row) => ({ ...blank, ...hit(row) })), more }
}
