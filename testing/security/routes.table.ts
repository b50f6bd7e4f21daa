import { notificationKinds } from '#modules/notifications'
import { type Agency, MARK, type Role, SOURCE_CODE } from './agency.ts'

/** What a good member's call is: a path below /api/v1 and a body, both with ids of the arranged agency. */
type Ask = { url: string; body?: unknown; headers?: Record<string, string> }

export type RouteRule = {
  /** Roles that may; every other is answered 403 FORBIDDEN. */
  may: readonly Role[]
  /** Roles with the permission whose reach ends before this row: 404, as if it were not there. */
  hidden: readonly Role[]
  /** What the administrator of another organisation gets for the same call. `own`: only what is theirs; 403: not for administrators. */
  outsider: 404 | 403 | 400 | 'own'
  ask(agency: Agency): Ask
}

const roles = (text: string) => text.split(' ') as Role[]
const ADMIN = roles('ADMIN_ORG')
/** Who keeps, or inspects, the registers of people's rights. */
const REGISTRARS = roles('ADMIN_ORG MANAGER AUDITOR')
const MANAGERS = roles('ADMIN_ORG MANAGER')
const STAFF = roles('ADMIN_ORG MANAGER AGENT')
const READERS = roles('ADMIN_ORG MANAGER AGENT AUDITOR')
const AUDITED = roles('ADMIN_ORG AUDITOR')
const EVERYBODY = roles('ADMIN_ORG MANAGER AGENT OWNER MODERATOR AUDITOR')
const WRITERS_OF_ANNONCES = roles('ADMIN_ORG MANAGER AGENT OWNER')
const READERS_OF_ANNONCES = roles('ADMIN_ORG MANAGER AGENT OWNER AUDITOR')
/** Who has figures: everybody's, or of what is theirs. */
const FIGURES = READERS_OF_ANNONCES
/** Papers of a dossier that an owner of annonces does not see. */
const OWNERS = roles('OWNER')
/** Everybody but the person whose it is. */
const OTHERS = roles('MANAGER AGENT OWNER MODERATOR AUDITOR')
/** The arranged annonce was reported by nobody. */
const UNREPORTED = roles('MODERATOR')

const rule = (
  may: readonly Role[],
  outsider: RouteRule['outsider'],
  ask: (ids: Agency['ids'], agency: Agency) => Ask | string,
  hidden: readonly Role[] = [],
): RouteRule => ({
  may,
  hidden,
  outsider,
  ask: (agency) => {
    const made = ask(agency.ids, agency)
    return typeof made === 'string' ? { url: made } : made
  },
})

/** A form with these fields and a file that is none of those that are taken. */
const form = (fields: Record<string, string>): Pick<Ask, 'body' | 'headers'> => ({
  body: [
    ...Object.entries(fields).map(
      ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nplain\r\n--x--\r\n',
  ].join(''),
  headers: { 'content-type': 'multipart/form-data; boundary=x' },
})

/** No row has this version: the call reaches its rule and changes nothing. */
const STALE = { version: 9999 }
const TWILIO = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'none-of-ours' }
/** Inside: refused before anything is connected to. */
const MAIL_SERVER = { host: '127.0.0.1', port: 9, security: 'TLS', user: 'a', password: 'none-of-ours' }
const RANGE = 'from=2026-03-13T00:00:00Z&to=2026-03-20T00:00:00Z'

/** Every route of an organisation. What deletes stands last within its kind, so that ids stay real before. */
export const RULES: Record<string, RouteRule> = {
  'GET /organization': rule(roles('ADMIN_ORG MANAGER AUDITOR'), 'own', () => '/organization'),
  'PATCH /organization': rule(ADMIN, 'own', () => ({ url: '/organization', body: STALE })),
  'GET /branches': rule(roles('ADMIN_ORG MANAGER AGENT MODERATOR AUDITOR'), 'own', () => '/branches'),
  'POST /branches': rule(ADMIN, 'own', () => ({ url: '/branches', body: { name: 'Fès', city: 'Fès', country: 'MA' } })),
  'PATCH /branches/{id}': rule(ADMIN, 404, ({ branch }) => ({ url: `/branches/${branch}`, body: STALE })),
  'GET /channel-accounts': rule(READERS, 'own', () => '/channel-accounts'),
  'GET /channels': rule(AUDITED, 'own', () => '/channels'),
  'GET /channels/spend': rule(AUDITED, 'own', () => '/channels/spend'),
  'POST /channels/twilio/check': rule(ADMIN, 'own', () => ({ url: '/channels/twilio/check', body: TWILIO })),
  'POST /channels/twilio': rule(ADMIN, 'own', ({ branch }) => ({
    url: '/channels/twilio',
    body: { ...TWILIO, channel: 'SMS', phone: '+212520000001', displayName: MARK, branchId: branch },
  })),
  'POST /channels/mailbox/check': rule(ADMIN, 'own', () => ({ url: '/channels/mailbox/check', body: MAIL_SERVER })),
  'POST /channels/mailbox': rule(ADMIN, 'own', ({ branch }) => ({
    url: '/channels/mailbox',
    body: { ...MAIL_SERVER, address: 'a@example.test', displayName: MARK, branchId: branch },
  })),
  'PATCH /channels/{id}': rule(ADMIN, 404, ({ account }) => ({ url: `/channels/${account}`, body: STALE })),
  'POST /channels/{id}/credentials': rule(ADMIN, 404, ({ account }) => ({
    url: `/channels/${account}/credentials`,
    body: STALE,
  })),
  'POST /channels/{id}/pause': rule(ADMIN, 404, ({ account }) => ({
    url: `/channels/${account}/pause`,
    body: { ...STALE, until: null },
  })),
  'POST /channels/{id}/resume': rule(ADMIN, 404, ({ account }) => ({
    url: `/channels/${account}/resume`,
    body: STALE,
  })),
  'POST /channels/{id}/disable': rule(ADMIN, 404, ({ account }) => ({
    url: `/channels/${account}/disable`,
    body: STALE,
  })),
  ...Object.fromEntries(
    ['', '/secret', '/stop'].map((what) => [
      `POST /channels/{id}/incoming-mail${what}`,
      rule(ADMIN, 404, ({ account }) => ({ url: `/channels/${account}/incoming-mail${what}`, body: STALE })),
    ]),
  ),
  ...Object.fromEntries(
    ['', '/check', '/stop'].map((what) => [
      `POST /channels/{id}/imap${what}`,
      rule(ADMIN, 404, ({ account }) => ({
        url: `/channels/${account}/imap${what}`,
        body: what === '/stop' ? STALE : { ...STALE, ...MAIL_SERVER, folder: 'INBOX' },
      })),
    ]),
  ),
  'POST /channel-drafts': rule(ADMIN, 'own', () => ({
    url: '/channel-drafts',
    body: { accessToken: 'none-of-ours', appSecret: 'none-of-ours' },
  })),
  'GET /channel-drafts/{id}': rule(ADMIN, 404, ({ channelDraft }) => `/channel-drafts/${channelDraft}`),
  'POST /channel-drafts/{id}/numbers': rule(ADMIN, 404, ({ channelDraft }) => ({
    url: `/channel-drafts/${channelDraft}/numbers`,
    body: { wabaId: '12345' },
  })),
  'POST /channel-drafts/{id}/number': rule(ADMIN, 404, ({ channelDraft, branch }) => ({
    url: `/channel-drafts/${channelDraft}/number`,
    body: { ...STALE, wabaId: '12345', phoneNumberId: '12345', branchId: branch, displayName: MARK },
  })),
  'POST /channel-drafts/{id}/webhook': rule(ADMIN, 404, ({ channelDraft }) => ({
    url: `/channel-drafts/${channelDraft}/webhook`,
    body: STALE,
  })),
  'POST /channel-drafts/{id}/test': rule(ADMIN, 404, ({ channelDraft }) => ({
    url: `/channel-drafts/${channelDraft}/test`,
    body: { phone: '+212661000101' },
  })),
  'POST /channel-drafts/{id}/test-template': rule(ADMIN, 404, ({ channelDraft }) => ({
    url: `/channel-drafts/${channelDraft}/test-template`,
    body: { phone: '+212661000000', template: { name: 'hello_world', language: 'en_US' }, ownNumber: true },
  })),
  'POST /channel-drafts/{id}/finish': rule(ADMIN, 404, ({ channelDraft }) => ({
    url: `/channel-drafts/${channelDraft}/finish`,
    body: { ...STALE, agentEnabled: true },
  })),
  'DELETE /channel-drafts/{id}': rule(ADMIN, 404, ({ channelDraft }) => `/channel-drafts/${channelDraft}`),
  'GET /members': rule(roles('ADMIN_ORG MANAGER AGENT MODERATOR AUDITOR'), 'own', () => '/members'),
  'PATCH /members/{userId}': rule(ADMIN, 404, ({ user }) => ({ url: `/members/${user}`, body: STALE })),
  'POST /members/guests': rule(ADMIN, 'own', () => ({
    url: '/members/guests',
    body: { email: 'personne@example.test', hours: 2 },
  })),
  'DELETE /members/guests/{userId}': rule(ADMIN, 404, ({ guest }) => `/members/guests/${guest}`),
  'GET /invitations': rule(roles('ADMIN_ORG MANAGER AUDITOR'), 'own', () => '/invitations'),
  'POST /invitations': rule(ADMIN, 'own', () => ({
    url: '/invitations',
    body: { email: 'nouveau@example.test', roles: ['AGENT'] },
  })),
  'DELETE /invitations/{id}': rule(ADMIN, 404, ({ invitation }) => `/invitations/${invitation}`),
  'GET /api-keys': rule(AUDITED, 'own', () => '/api-keys'),
  'POST /api-keys': rule(ADMIN, 'own', () => ({ url: '/api-keys', body: { name: 'Clé', scopes: ['contact.read'] } })),
  'DELETE /api-keys/{id}': rule(ADMIN, 404, ({ apiKey }) => `/api-keys/${apiKey}`),
  'GET /reference-lists': rule(READERS_OF_ANNONCES, 'own', () => '/reference-lists'),
  'GET /reference-lists/{list}': rule(AUDITED, 'own', () => '/reference-lists/SOURCE'),
  'PUT /reference-lists/{list}/order': rule(ADMIN, 'own', () => ({
    url: '/reference-lists/SOURCE/order',
    body: { codes: [], ...STALE },
  })),
  'POST /reference-lists/{list}/values': rule(ADMIN, 'own', () => ({
    url: '/reference-lists/SOURCE/values',
    body: { code: 'SALON', labels: { fr: 'Salon' } },
  })),
  'PATCH /reference-lists/{list}/values/{code}': rule(ADMIN, 404, () => ({
    url: `/reference-lists/SOURCE/values/${SOURCE_CODE}`,
    body: STALE,
  })),
  'DELETE /reference-lists/{list}/values/{code}': rule(
    ADMIN,
    404,
    () => `/reference-lists/SOURCE/values/${SOURCE_CODE}?version=9999`,
  ),
  'GET /workflows': rule(READERS, 'own', () => '/workflows'),
  'GET /workflow-editor': rule(AUDITED, 'own', () => '/workflow-editor'),
  'GET /workflow-versions': rule(AUDITED, 'own', () => '/workflow-versions?code=LEAD_BUY'),
  'POST /workflow-drafts': rule(ADMIN, 'own', () => ({ url: '/workflow-drafts', body: { code: 'INVESTOR' } })),
  'GET /workflow-drafts/{id}': rule(AUDITED, 404, ({ workflowDraft }) => `/workflow-drafts/${workflowDraft}`),
  'PUT /workflow-drafts/{id}': rule(ADMIN, 404, ({ workflowDraft }) => ({
    url: `/workflow-drafts/${workflowDraft}`,
    body: {
      definition: { label: MARK, initial: 'NEW', terminal: [], states: ['NEW'], transitions: [] },
      ...STALE,
    },
  })),
  'GET /workflow-drafts/{id}/simulation': rule(
    AUDITED,
    404,
    ({ workflowDraft }) => `/workflow-drafts/${workflowDraft}/simulation`,
  ),
  'GET /workflow-drafts/{id}/dossiers': rule(
    AUDITED,
    404,
    ({ workflowDraft }) => `/workflow-drafts/${workflowDraft}/dossiers`,
  ),
  'POST /workflow-drafts/{id}/activation': rule(ADMIN, 404, ({ workflowDraft }) => ({
    url: `/workflow-drafts/${workflowDraft}/activation`,
    body: { running: 'KEEP', ...STALE },
  })),
  'POST /workflow-drafts/{id}/discard': rule(ADMIN, 404, ({ workflowDraft }) => ({
    url: `/workflow-drafts/${workflowDraft}/discard`,
    body: STALE,
  })),
  'GET /workflow-migrations/{id}': rule(
    AUDITED,
    404,
    ({ workflowMigration }) => `/workflow-migrations/${workflowMigration}`,
  ),
  'POST /workflow-migrations/{id}/resume': rule(
    ADMIN,
    404,
    ({ workflowMigration }) => `/workflow-migrations/${workflowMigration}/resume`,
  ),
  'GET /assignment-rules': rule(REGISTRARS, 'own', () => '/assignment-rules'),
  'PUT /assignment-rules': rule(ADMIN, 'own', () => ({ url: '/assignment-rules', body: { version: 0, rules: [] } })),
  'PUT /assignment-rules/members/{userId}': rule(ADMIN, 404, ({ user }) => ({
    url: `/assignment-rules/members/${user}`,
    body: { version: 0, receives: true, maxOpen: null },
  })),
  'POST /assignment-rules/preview': rule(REGISTRARS, 404, ({ branch }) => ({
    url: '/assignment-rules/preview',
    body: { branchId: branch, caseType: 'LEAD_BUY', source: 'WHATSAPP' },
  })),
  'GET /working-hours': rule(READERS, 404, ({ user }) => `/working-hours?userId=${user}`),
  'PUT /working-hours/{userId}': rule(STAFF, 404, ({ user }) => ({
    url: `/working-hours/${user}`,
    body: { items: [{ weekday: 1, starts: '09:00', ends: '18:00' }] },
  })),
  'GET /absences': rule(READERS, 'own', () => '/absences'),
  'POST /absences': rule(STAFF, 404, ({ user }) => ({
    url: '/absences',
    body: { userId: user, startsAt: '2026-05-16T08:00:00Z', endsAt: '2026-05-16T09:00:00Z' },
  })),
  'DELETE /absences/{id}': rule(STAFF, 404, ({ absence }) => `/absences/${absence}`),

  'GET /annonces': rule(EVERYBODY, 'own', () => `/annonces?q=${MARK}`),
  'POST /annonces': rule(WRITERS_OF_ANNONCES, 'own', () => ({
    url: '/annonces',
    body: { title: 'Villa avec jardin', transaction: 'SALE', propertyType: 'VILLA', city: 'Rabat' },
  })),
  'POST /annonces/quality': rule(WRITERS_OF_ANNONCES, 404, ({ annonce }) => ({
    url: '/annonces/quality',
    body: { id: annonce, title: 'Villa' },
  })),
  'GET /annonces/{id}': rule(READERS_OF_ANNONCES, 404, ({ annonce }) => `/annonces/${annonce}`, UNREPORTED),
  'PATCH /annonces/{id}': rule(WRITERS_OF_ANNONCES, 404, ({ annonce }) => ({
    url: `/annonces/${annonce}`,
    body: STALE,
  })),
  'GET /annonces/{id}/price-history': rule(
    READERS_OF_ANNONCES,
    404,
    ({ annonce }) => `/annonces/${annonce}/price-history`,
    UNREPORTED,
  ),
  'GET /annonces/{id}/parties': rule(READERS, 404, ({ annonce }) => `/annonces/${annonce}/parties`),
  'POST /annonces/{id}/parties': rule(STAFF, 404, ({ annonce, contact }) => ({
    url: `/annonces/${annonce}/parties`,
    body: { contactId: contact, role: 'NOTARY' },
  })),
  'PUT /annonces/{id}/parties/order': rule(STAFF, 404, ({ annonce, annonceParty }) => ({
    url: `/annonces/${annonce}/parties/order`,
    body: { partyIds: [annonceParty] },
  })),
  'PATCH /annonces/{id}/parties/{partyId}': rule(STAFF, 404, ({ annonce, annonceParty }) => ({
    url: `/annonces/${annonce}/parties/${annonceParty}`,
    body: { note: 'Étude' },
  })),
  'DELETE /annonces/{id}/parties/{partyId}': rule(
    STAFF,
    404,
    ({ annonce, annonceParty }) => `/annonces/${annonce}/parties/${annonceParty}`,
  ),
  'POST /annonces/{id}/transitions': rule(
    MANAGERS,
    404,
    ({ annonce }) => ({
      url: `/annonces/${annonce}/transitions`,
      body: { to: 'PAUSED', ...STALE },
    }),
    UNREPORTED,
  ),
  'POST /annonces/{id}/photos': rule(WRITERS_OF_ANNONCES, 404, ({ annonce }) => ({
    url: `/annonces/${annonce}/photos`,
    body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nnot an image\r\n--x--\r\n',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  })),
  'PATCH /annonces/{id}/photos': rule(WRITERS_OF_ANNONCES, 404, ({ annonce, photo }) => ({
    url: `/annonces/${annonce}/photos`,
    body: { coverId: photo },
  })),
  'PATCH /annonces/{id}/photos/{photoId}': rule(WRITERS_OF_ANNONCES, 404, ({ annonce, photo }) => ({
    url: `/annonces/${annonce}/photos/${photo}`,
    body: { alt: 'Façade' },
  })),
  'PUT /annonces/{id}/photos/{photoId}/crop': rule(WRITERS_OF_ANNONCES, 404, ({ annonce, photo }) => ({
    url: `/annonces/${annonce}/photos/${photo}/crop`,
    body: { x: 0, y: 0, width: 0.5, height: 0.5 },
  })),
  'DELETE /annonces/{id}/photos/{photoId}/crop': rule(
    WRITERS_OF_ANNONCES,
    404,
    ({ annonce, photo }) => `/annonces/${annonce}/photos/${photo}/crop`,
  ),
  'DELETE /annonces/{id}/photos/{photoId}': rule(
    WRITERS_OF_ANNONCES,
    404,
    ({ annonce, photo }) => `/annonces/${annonce}/photos/${photo}`,
  ),

  'GET /mandates': rule(READERS_OF_ANNONCES, 'own', ({ annonce }) => `/mandates?annonceId=${annonce}`),
  'POST /mandates': rule(STAFF, 404, ({ annonce }) => ({
    url: '/mandates',
    body: {
      annonceId: annonce,
      mandantName: MARK,
      mandantAddress: MARK,
      type: 'SIMPLE',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      signedOn: '2026-01-01',
    },
  })),
  'GET /mandates/registers': rule(REGISTRARS, 'own', () => '/mandates/registers'),
  'PUT /mandates/registers/{branchId}': rule(ADMIN, 404, ({ branch }) => ({
    url: `/mandates/registers/${branch}`,
    body: { firstNumber: 12 },
  })),
  'GET /mandates/verify': rule(REGISTRARS, 404, ({ branch }) => `/mandates/verify?branchId=${branch}`),
  'GET /mandates/export': rule(REGISTRARS, 404, ({ branch }) => `/mandates/export?branchId=${branch}`),
  'GET /mandates/print': rule(REGISTRARS, 404, ({ branch }) => `/mandates/print?branchId=${branch}`),
  'GET /mandates/{id}': rule(READERS_OF_ANNONCES, 404, ({ mandate }) => `/mandates/${mandate}`),
  'POST /mandates/{id}/amendments': rule(STAFF, 404, ({ mandate }) => ({
    url: `/mandates/${mandate}/amendments`,
    body: { after: 9999, kind: 'AMENDMENT', signedOn: '2026-01-01', remark: 'x' },
  })),
  'POST /mandates/{id}/termination': rule(STAFF, 404, ({ mandate }) => ({
    url: `/mandates/${mandate}/termination`,
    body: { after: 9999, lastDay: '2026-06-01', signedOn: '2026-01-01', remark: 'x' },
  })),
  'GET /owner-space/annonces': rule(OWNERS, 403, () => '/owner-space/annonces'),

  'GET /contacts': rule(READERS, 'own', () => `/contacts?q=${MARK}`),
  'POST /contacts': rule(STAFF, 'own', () => ({ url: '/contacts', body: { displayName: 'Yasmine' } })),
  'GET /contacts/{id}': rule(READERS, 404, ({ contact }) => `/contacts/${contact}`),
  'PATCH /contacts/{id}': rule(STAFF, 404, ({ contact }) => ({ url: `/contacts/${contact}`, body: STALE })),
  'GET /contacts/{id}/consents': rule(READERS, 404, ({ contact }) => `/contacts/${contact}/consents`),
  'POST /contacts/{id}/consents': rule(STAFF, 404, ({ contact, identity }) => ({
    url: `/contacts/${contact}/consents`,
    body: { identityId: identity, channel: 'PHONE', purpose: 'CONTACT', state: 'DENIED', source: 'UI' },
  })),
  'GET /contacts/{id}/consents/proof': rule(READERS, 404, ({ contact }) => `/contacts/${contact}/consents/proof`),
  'GET /contacts/{id}/suppressions': rule(REGISTRARS, 404, ({ contact }) => `/contacts/${contact}/suppressions`),
  'GET /contacts/{id}/erasure': rule(ADMIN, 404, ({ contact }) => `/contacts/${contact}/erasure`),
  'POST /contacts/{id}/erasure': rule(ADMIN, 404, ({ contact }) => ({
    url: `/contacts/${contact}/erasure`,
    body: { displayName: 'nobody is called so' },
  })),
  'POST /contacts/{id}/data-requests': rule(MANAGERS, 404, ({ contact }) => ({
    url: `/contacts/${contact}/data-requests`,
    body: { kind: 'ERASURE', receivedOn: '2026-03-01', receivedBy: 'LETTER' },
  })),
  'GET /data-requests': rule(REGISTRARS, 'own', () => '/data-requests'),
  'GET /data-requests/{id}': rule(REGISTRARS, 404, ({ dataRequest }) => `/data-requests/${dataRequest}`),
  'POST /data-requests/{id}/close': rule(MANAGERS, 404, ({ dataRequest }) => ({
    url: `/data-requests/${dataRequest}/close`,
    body: { outcome: 'REFUSED', reason: 'x', ...STALE },
  })),
  'GET /suppressions': rule(REGISTRARS, 'own', () => '/suppressions'),
  'POST /suppressions': rule(MANAGERS, 'own', () => ({
    url: '/suppressions',
    body: { value: '+212661298765', scope: 'MARKETING', reason: 'OTHER' },
  })),
  'POST /suppressions/{id}/lift': rule(MANAGERS, 404, ({ suppression }) => ({
    url: `/suppressions/${suppression}/lift`,
    body: { reason: 'x' },
  })),
  'GET /retention': rule(REGISTRARS, 'own', () => '/retention'),
  'PUT /retention': rule(ADMIN, 'own', () => ({
    url: '/retention',
    body: { staleContactMonths: null, rawEventDays: null, legalHoldYears: 5, ...STALE },
  })),
  'POST /contacts/{id}/identities': rule(STAFF, 404, ({ contact }) => ({
    url: `/contacts/${contact}/identities`,
    body: { kind: 'EMAIL', value: 'salma@example.test' },
  })),

  'GET /contacts/{id}/merge': rule(MANAGERS, 404, ({ contact, twin }) => `/contacts/${contact}/merge?with=${twin}`),
  'POST /contacts/{id}/merge': rule(MANAGERS, 404, ({ contact, twin }) => ({
    url: `/contacts/${contact}/merge`,
    body: { loserId: twin, loserVersion: 9999, ...STALE },
  })),
  'GET /dossiers/{id}/merge': rule(
    MANAGERS,
    404,
    ({ dossier, lostDossier }) => `/dossiers/${dossier}/merge?with=${lostDossier}`,
  ),
  'POST /dossiers/{id}/merge': rule(MANAGERS, 404, ({ dossier, lostDossier }) => ({
    url: `/dossiers/${dossier}/merge`,
    body: { loserId: lostDossier, loserVersion: 9999, ...STALE },
  })),
  'GET /merges': rule(MANAGERS, 'own', ({ contact }) => `/merges?contactId=${contact}`),
  'POST /merges/{id}/undo': rule(MANAGERS, 404, ({ merge }) => ({ url: `/merges/${merge}/undo` })),
  'GET /duplicates': rule(MANAGERS, 'own', () => '/duplicates'),
  'POST /duplicates/scan': rule(MANAGERS, 'own', () => ({ url: '/duplicates/scan' })),
  'POST /duplicates/{id}/dismiss': rule(MANAGERS, 404, ({ suggestion }) => ({
    url: `/duplicates/${suggestion}/dismiss`,
  })),
  'POST /duplicates/{id}/restore': rule(MANAGERS, 404, ({ suggestion }) => ({
    url: `/duplicates/${suggestion}/restore`,
  })),

  'GET /documents': rule(READERS, 404, ({ dossier }) => `/documents?dossierId=${dossier}`, OWNERS),
  'POST /documents': rule(STAFF, 404, ({ dossier }) => ({
    url: '/documents',
    body: { dossierId: dossier, documents: [{ type: 'DPE' }] },
  })),
  'POST /documents/upload': rule(WRITERS_OF_ANNONCES, 404, ({ annonce }) => ({
    url: '/documents/upload',
    ...form({ annonceId: annonce, type: 'DPE' }),
  })),
  'GET /documents/{id}': rule(READERS, 404, ({ document }) => `/documents/${document}`, OWNERS),
  'PATCH /documents/{id}': rule(
    STAFF,
    404,
    ({ document }) => ({ url: `/documents/${document}`, body: { title: 'Carte', ...STALE } }),
    OWNERS,
  ),
  'GET /documents/{id}/versions': rule(READERS, 404, ({ document }) => `/documents/${document}/versions`, OWNERS),
  'GET /documents/{id}/versions/{number}/link': rule(
    READERS,
    404,
    ({ document }) => `/documents/${document}/versions/1/link`,
    OWNERS,
  ),
  'POST /documents/{id}/versions': rule(
    STAFF,
    404,
    ({ document }) => ({ url: `/documents/${document}/versions`, ...form({}) }),
    OWNERS,
  ),
  ...Object.fromEntries(
    (
      [
        ['check', {}],
        ['reject', { reason: 'Illisible' }],
        ['remove', { reason: 'Demandée par erreur' }],
      ] as const
    ).map(([verb, fields]) => [
      `POST /documents/{id}/${verb}`,
      rule(STAFF, 404, ({ document }) => ({ url: `/documents/${document}/${verb}`, body: { ...fields, ...STALE } })),
    ]),
  ),
  'POST /documents/{id}/restore': rule(STAFF, 404, ({ removedDocument }) => ({
    url: `/documents/${removedDocument}/restore`,
    body: STALE,
  })),

  'GET /offers': rule(READERS, 'own', ({ dossier }) => `/offers?dossierId=${dossier}`),
  'POST /offers': rule(STAFF, 404, ({ dossier }) => ({
    url: '/offers',
    body: { dossierId: dossier, madeBy: 'BUYER', amount: 80_000_000, currency: 'MAD' },
  })),
  'PATCH /offers/{id}': rule(STAFF, 404, ({ offer }) => ({ url: `/offers/${offer}`, body: STALE })),
  ...Object.fromEntries(
    (
      [
        ['accept', {}],
        ['refuse', {}],
        ['withdraw', { reason: 'Prêt refusé' }],
        ['counter', { amount: 95_000_000, currency: 'MAD' }],
      ] as const
    ).map(([verb, fields]) => [
      `POST /offers/{id}/${verb}`,
      rule(STAFF, 404, ({ offer }) => ({ url: `/offers/${offer}/${verb}`, body: { ...fields, ...STALE } })),
    ]),
  ),

  'GET /today': rule(STAFF, 'own', () => '/today'),
  'GET /today/team': rule(MANAGERS, 'own', () => '/today/team'),
  'GET /search': rule(EVERYBODY, 'own', () => `/search?q=${MARK}`),
  'GET /reports/summary': rule(FIGURES, 'own', () => '/reports/summary'),
  'GET /reports/funnel': rule(FIGURES, 'own', () => '/reports/funnel?caseType=LEAD_BUY'),
  'GET /reports/breakdown': rule(FIGURES, 'own', () => '/reports/breakdown?by=branch'),
  'GET /reports/rows': rule(FIGURES, 'own', () => '/reports/rows?figure=leads'),
  'GET /reports/export': rule(MANAGERS, 'own', () => '/reports/export?table=rows&figure=leads'),

  'GET /dossiers': rule(READERS, 'own', () => `/dossiers?q=${MARK}`),
  'GET /pipeline': rule(READERS, 'own', () => '/pipeline?caseType=LEAD_BUY'),
  'POST /dossiers': rule(STAFF, 404, ({ contact }) => ({
    url: '/dossiers',
    body: { caseType: 'OWNER_LEAD', source: 'WEBSITE', contactId: contact },
  })),
  'GET /dossiers/{id}': rule(READERS, 404, ({ dossier }) => `/dossiers/${dossier}`),
  'PATCH /dossiers/{id}': rule(STAFF, 404, ({ dossier }) => ({ url: `/dossiers/${dossier}`, body: STALE })),
  'GET /dossiers/{id}/transitions': rule(READERS, 404, ({ dossier }) => `/dossiers/${dossier}/transitions`),
  'POST /dossiers/{id}/transitions': rule(STAFF, 404, ({ dossier }) => ({
    url: `/dossiers/${dossier}/transitions`,
    body: { to: 'LOST', lossReason: 'OTHER', ...STALE },
  })),
  'POST /dossiers/{id}/reopen': rule(MANAGERS, 404, ({ lostDossier }) => ({
    url: `/dossiers/${lostDossier}/reopen`,
    body: { justification: 'De retour', ...STALE },
  })),
  'POST /dossiers/{id}/assign': rule(MANAGERS, 404, ({ dossier, user }) => ({
    url: `/dossiers/${dossier}/assign`,
    body: { assigneeId: user, ...STALE },
  })),
  'POST /dossiers/{id}/assign-automatically': rule(MANAGERS, 404, ({ dossier }) => ({
    url: `/dossiers/${dossier}/assign-automatically`,
    body: STALE,
  })),
  'POST /dossiers/{id}/interests': rule(STAFF, 404, ({ dossier, annonce }) => ({
    url: `/dossiers/${dossier}/interests`,
    body: { annonceId: annonce, state: 'INTERESTED' },
  })),
  'PATCH /dossiers/{id}/interests/{interestId}': rule(STAFF, 404, ({ dossier, interest }) => ({
    url: `/dossiers/${dossier}/interests/${interest}`,
    body: { opinion: 'Beau' },
  })),
  'POST /dossiers/{id}/parties': rule(STAFF, 404, ({ lostDossier, contact }) => ({
    url: `/dossiers/${lostDossier}/parties`,
    body: { role: 'BANK', contactId: contact },
  })),
  'PUT /dossiers/{id}/parties/order': rule(STAFF, 404, ({ dossier, party }) => ({
    url: `/dossiers/${dossier}/parties/order`,
    body: { partyIds: [party] },
  })),
  'PATCH /dossiers/{id}/parties/{partyId}': rule(STAFF, 404, ({ dossier, party }) => ({
    url: `/dossiers/${dossier}/parties/${party}`,
    body: { note: 'Étude du centre' },
  })),
  'DELETE /dossiers/{id}/parties/{partyId}': rule(
    STAFF,
    404,
    ({ dossier, party }) => `/dossiers/${dossier}/parties/${party}`,
  ),
  'GET /dossiers/{id}/timeline': rule(READERS, 404, ({ dossier }) => `/dossiers/${dossier}/timeline`),
  'POST /dossiers/{id}/notes': rule(STAFF, 404, ({ dossier }) => ({
    url: `/dossiers/${dossier}/notes`,
    body: { body: 'Rappeler' },
  })),
  'GET /notes/{id}/versions': rule(READERS, 404, ({ note }) => `/notes/${note}/versions`),
  'PATCH /notes/{id}': rule(roles('AGENT'), 404, ({ note }) => ({
    url: `/notes/${note}`,
    body: { body: 'Autrement' },
  })),
  'POST /notes/{id}/redact': rule(STAFF, 404, ({ note }) => ({
    url: `/notes/${note}/redact`,
    body: { reason: 'Propos déplacés' },
  })),
  'DELETE /notes/{id}': rule(roles('AGENT'), 404, ({ oldNote }) => `/notes/${oldNote}`),

  'GET /tasks': rule(READERS, 'own', () => '/tasks'),
  'GET /tasks/occurrences': rule(
    STAFF,
    'own',
    () => '/tasks/occurrences?recurrence=FREQ%3DDAILY&startsAt=2026-03-17T10:00:00Z',
  ),
  'POST /tasks': rule(STAFF, 404, ({ dossier }) => ({
    url: '/tasks',
    body: { title: 'Rappeler', dossierId: dossier },
  })),
  'PATCH /tasks/{id}': rule(STAFF, 404, ({ task }) => ({ url: `/tasks/${task}`, body: { state: 'DONE', ...STALE } })),

  'GET /appointments': rule(READERS, 'own', () => `/appointments?${RANGE}`),
  'GET /availability': rule(READERS, 404, ({ user }) => `/availability?${RANGE}&agentId=${user}`),
  'POST /appointments': rule(STAFF, 404, ({ dossier, user }) => ({
    url: '/appointments',
    body: { type: 'VISIT', startsAt: '2026-03-17T10:00:00Z', dossierId: dossier, agentId: user },
  })),
  'GET /appointments/{id}': rule(READERS, 404, ({ appointment }) => `/appointments/${appointment}`),
  'POST /appointments/{id}/attendees': rule(STAFF, 404, ({ appointment, contact, user, resource }) => ({
    url: `/appointments/${appointment}/attendees`,
    body: { contactIds: [contact], colleagueIds: [user], resourceIds: [resource], ...STALE },
  })),
  'GET /resources': rule(READERS, 'own', () => '/resources'),
  'POST /resources': rule(ADMIN, 400, ({ branch }) => ({
    url: '/resources',
    body: { branchId: branch, kind: 'ROOM', name: 'Salle Jasmin' },
  })),
  'PATCH /resources/{id}': rule(ADMIN, 404, ({ resource }) => ({
    url: `/resources/${resource}`,
    body: { active: false, ...STALE },
  })),
  'GET /appointments/{id}/reminders': rule(READERS, 404, ({ appointment }) => `/appointments/${appointment}/reminders`),
  ...Object.fromEntries(
    (
      [
        ['confirm', {}],
        ['reschedule', { startsAt: '2026-03-17T11:00:00Z' }],
        ['complete', {}],
        ['no-show', {}],
        ['cancel', { code: 'CONTACT_CANCELLED', remark: 'Empêchement' }],
      ] as const
    ).map(([verb, fields]) => [
      `POST /appointments/{id}/${verb}`,
      rule(STAFF, 404, ({ appointment }) => ({
        url: `/appointments/${appointment}/${verb}`,
        body: { ...fields, ...STALE },
      })),
    ]),
  ),

  'POST /bulk-changes/preview': rule(EVERYBODY, 'own', ({ annonce }) => ({
    url: '/bulk-changes/preview',
    body: { list: 'ANNONCES', selection: { ids: [annonce] } },
  })),
  'POST /bulk-changes': rule(MANAGERS, 404, ({ annonce }) => ({
    url: '/bulk-changes',
    body: { list: 'ANNONCES', command: { kind: 'MOVE', to: 'PAUSED' }, selection: { ids: [annonce] } },
  })),
  'GET /bulk-changes': rule(EVERYBODY, 'own', () => '/bulk-changes'),
  'GET /bulk-changes/{id}': rule(ADMIN, 404, ({ bulkChange }) => `/bulk-changes/${bulkChange}`, OTHERS),
  'GET /bulk-changes/{id}/refusals': rule(
    ADMIN,
    404,
    ({ bulkChange }) => `/bulk-changes/${bulkChange}/refusals`,
    OTHERS,
  ),
  'GET /bulk-changes/{id}/refusals.csv': rule(
    ADMIN,
    404,
    ({ bulkChange }) => `/bulk-changes/${bulkChange}/refusals.csv`,
    OTHERS,
  ),
  'POST /bulk-changes/{id}/cancel': rule(ADMIN, 404, ({ bulkChange }) => `/bulk-changes/${bulkChange}/cancel`, OTHERS),
  'POST /bulk-changes/{id}/undo': rule(ADMIN, 404, ({ bulkChange }) => `/bulk-changes/${bulkChange}/undo`, OTHERS),
  'GET /saved-views': rule(READERS, 'own', () => '/saved-views?list=ANNONCES'),
  'POST /saved-views': rule(STAFF, 'own', () => ({
    url: '/saved-views',
    body: { list: 'ANNONCES', name: 'À revoir', filter: { status: ['DRAFT'] } },
  })),
  'PATCH /saved-views/{id}': rule(MANAGERS, 404, ({ savedView }) => ({
    url: `/saved-views/${savedView}`,
    body: STALE,
  })),
  'DELETE /saved-views/{id}': rule(MANAGERS, 404, ({ savedView }) => `/saved-views/${savedView}?version=9999`),
  'POST /saved-views/{id}/restore': rule(MANAGERS, 404, ({ savedView }) => `/saved-views/${savedView}/restore`),
  'PUT /list-preferences/{list}': rule(READERS, 'own', () => ({
    url: '/list-preferences/ANNONCES',
    body: { columns: ['status', 'price'] },
  })),
  'GET /calendar-feed': rule(READERS, 'own', () => '/calendar-feed'),
  'POST /calendar-feed': rule(READERS, 'own', () => '/calendar-feed'),
  'DELETE /calendar-feed': rule(READERS, 'own', () => '/calendar-feed'),

  'GET /notifications': rule(EVERYBODY, 'own', () => '/notifications'),
  'GET /notifications/unread': rule(EVERYBODY, 'own', () => '/notifications/unread'),
  'POST /notifications/read': rule(EVERYBODY, 'own', () => ({
    url: '/notifications/read',
    body: { until: '2026-03-12T09:00:00Z' },
  })),
  // Each reads only what was told to them: nobody has the one that was told to nobody here.
  'POST /notifications/{id}/read': rule([], 404, ({ user }) => `/notifications/${user}/read`, EVERYBODY),
  'GET /notification-preferences': rule(EVERYBODY, 'own', () => '/notification-preferences'),
  'PUT /notification-preferences': rule(EVERYBODY, 'own', () => ({
    url: '/notification-preferences',
    body: {
      version: 0,
      channels: Object.fromEntries(notificationKinds.map((kind) => [kind, { inApp: true, email: false, push: false }])),
      quiet: null,
      digest: { mode: 'OFF', hour: 8 },
      timezone: 'Africa/Casablanca',
    },
  })),

  'GET /push-devices': rule(EVERYBODY, 'own', () => '/push-devices'),
  // No key pair is set up in tests: everybody may ask, and hears that push is off.
  'POST /push-devices': rule(EVERYBODY, 'own', () => ({
    url: '/push-devices',
    body: {
      endpoint: 'https://push.example.com/a',
      keys: { p256dh: 'BA', auth: 'AA' },
      device: 'Firefox, Linux',
    },
  })),
  'DELETE /push-devices/{id}': rule([], 404, ({ user }) => `/push-devices/${user}`, EVERYBODY),

  'GET /conversations': rule(READERS, 'own', () => '/conversations'),
  'POST /conversations': rule(STAFF, 404, ({ dossier, contact }) => ({
    url: '/conversations',
    body: { dossierId: dossier, contactId: contact },
  })),
  'GET /conversations/{id}': rule(READERS, 404, ({ conversation }) => `/conversations/${conversation}`),
  'GET /conversations/counts': rule(READERS, 'own', () => '/conversations/counts'),
  'GET /conversations/{id}/contact-proof': rule(
    READERS,
    404,
    ({ conversation }) => `/conversations/${conversation}/contact-proof`,
  ),
  'GET /conversations/{id}/contact-proof/document': rule(
    READERS,
    404,
    ({ conversation }) => `/conversations/${conversation}/contact-proof/document`,
  ),
  'GET /conversations/{id}/canned-replies': rule(
    STAFF,
    404,
    ({ conversation }) => `/conversations/${conversation}/canned-replies`,
  ),
  'GET /canned-replies': rule(READERS, 'own', () => '/canned-replies'),
  'POST /canned-replies': rule(MANAGERS, 'own', () => ({
    url: '/canned-replies',
    body: { title: 'Horaires', shortcut: 'horaires', texts: { fr: 'De 9 h à 19 h.' } },
  })),
  'PATCH /canned-replies/{id}': rule(MANAGERS, 404, ({ cannedReply }) => ({
    url: `/canned-replies/${cannedReply}`,
    body: STALE,
  })),
  'DELETE /canned-replies/{id}': rule(
    MANAGERS,
    404,
    ({ cannedReply }) => `/canned-replies/${cannedReply}?version=9999`,
  ),
  'POST /canned-replies/{id}/restore': rule(
    MANAGERS,
    404,
    ({ cannedReply }) => `/canned-replies/${cannedReply}/restore`,
  ),
  'GET /message-templates': rule(['ADMIN_ORG', 'MANAGER', 'AUDITOR'], 'own', () => '/message-templates'),
  'GET /message-templates/{id}': rule(
    ['ADMIN_ORG', 'MANAGER', 'AUDITOR'],
    404,
    ({ template }) => `/message-templates/${template}`,
  ),
  'POST /message-templates': rule(['ADMIN_ORG'], 404, ({ account }) => ({
    url: '/message-templates',
    body: { accountId: account, name: 'merci', language: 'fr', category: 'UTILITY', body: 'Merci de votre visite.' },
  })),
  'POST /message-templates/{id}/versions': rule(['ADMIN_ORG'], 404, ({ template }) => ({
    url: `/message-templates/${template}/versions`,
    body: { latest: 9999, category: 'UTILITY', body: 'Merci.' },
  })),
  'POST /message-templates/{id}/submission': rule(['ADMIN_ORG'], 404, ({ template }) => ({
    url: `/message-templates/${template}/submission`,
    body: { latest: 9999 },
  })),
  'DELETE /message-templates/{id}': rule(
    ['ADMIN_ORG'],
    404,
    ({ template }) => `/message-templates/${template}?latest=9999`,
  ),
  'POST /message-templates/preview': rule(['ADMIN_ORG', 'MANAGER', 'AUDITOR'], 404, ({ account }) => ({
    url: '/message-templates/preview',
    body: { accountId: account, language: 'fr', body: 'Merci.' },
  })),
  'POST /conversations/{id}/templates/preview': rule(STAFF, 404, ({ conversation }) => ({
    url: `/conversations/${conversation}/templates/preview`,
    body: { name: 'bienvenue', language: 'fr' },
  })),
  'POST /message-templates/synchronisation': rule(['ADMIN_ORG'], 'own', () => ({
    url: '/message-templates/synchronisation',
  })),
  'GET /conversations/{id}/templates': rule(
    STAFF,
    404,
    ({ conversation }) => `/conversations/${conversation}/templates`,
  ),
  'GET /conversations/{id}/messages': rule(
    READERS,
    404,
    ({ conversation }) => `/conversations/${conversation}/messages`,
  ),
  ...Object.fromEntries(
    ['read', 'typing', 'take-over', 'give-back', 'wake'].map((verb) => [
      `POST /conversations/{id}/${verb}`,
      rule(STAFF, 404, ({ conversation }) => ({ url: `/conversations/${conversation}/${verb}` })),
    ]),
  ),
  'GET /conversations/{id}/suggestion': rule(
    STAFF,
    404,
    ({ conversation }) => `/conversations/${conversation}/suggestion`,
  ),
  'GET /conversations/{id}/snooze-choices': rule(
    STAFF,
    404,
    ({ conversation }) => `/conversations/${conversation}/snooze-choices`,
  ),
  'POST /conversations/{id}/snooze': rule(STAFF, 404, ({ conversation }) => ({
    url: `/conversations/${conversation}/snooze`,
    body: { until: '2026-05-01T08:00:00Z' },
  })),
  'POST /conversations/{id}/assign': rule(MANAGERS, 404, ({ conversation, user }) => ({
    url: `/conversations/${conversation}/assign`,
    body: { assigneeId: user },
  })),
  'POST /outbound/messages': rule(STAFF, 404, ({ conversation }) => ({
    url: '/outbound/messages',
    body: { conversationId: conversation, text: 'Bonjour' },
  })),
  'POST /outbound/files': rule(STAFF, 404, ({ conversation }) => ({
    url: '/outbound/files',
    ...form({ conversationId: conversation }),
  })),
  'GET /outbound/messages/{id}/attempts': rule(
    READERS,
    404,
    ({ deadMessage }) => `/outbound/messages/${deadMessage}/attempts`,
  ),
  'GET /outbound/dead-letters': rule(READERS, 'own', () => '/outbound/dead-letters'),
  'POST /outbound/dead-letters/retry': rule(STAFF, 404, ({ deadMessage }) => ({
    url: '/outbound/dead-letters/retry',
    body: { items: [{ id: deadMessage, attempts: 0 }] },
  })),
  'POST /outbound/dead-letters/discard': rule(STAFF, 404, ({ deadMessage }) => ({
    url: '/outbound/dead-letters/discard',
    body: { items: [{ id: deadMessage, attempts: 0 }], reason: 'OUTDATED' },
  })),
  'GET /operations/messaging': rule(MANAGERS, 'own', () => '/operations/messaging'),
  'GET /operations/messaging/rows': rule(MANAGERS, 'own', () => '/operations/messaging/rows?figure=waiting'),
  'GET /operations/events': rule(ADMIN, 'own', () => '/operations/events'),
  'GET /operations/events/{id}': rule(ADMIN, 404, ({ providerEvent }) => `/operations/events/${providerEvent}`),
  'POST /operations/events/{id}/replay': rule(ADMIN, 404, ({ providerEvent }) => ({
    url: `/operations/events/${providerEvent}/replay`,
  })),
  'POST /outbound/messages/{id}/retry': rule(STAFF, 404, ({ deadMessage }) => ({
    url: `/outbound/messages/${deadMessage}/retry`,
  })),
  'POST /outbound/messages/{id}/cancel': rule(STAFF, 404, ({ queuedMessage }) => ({
    url: `/outbound/messages/${queuedMessage}/cancel`,
  })),
  'DELETE /contacts/{id}/identities/{identityId}': rule(
    STAFF,
    404,
    ({ contact, identity }) => `/contacts/${contact}/identities/${identity}`,
  ),

  'GET /decisions': rule(READERS, 'own', ({ dossier }) => `/decisions?subjectId=${dossier}`),
  'GET /decisions/{id}': rule(READERS, 404, ({ decision }) => `/decisions/${decision}`),
  'POST /decisions/{id}/override': rule(MANAGERS, 404, ({ decision }) => ({
    url: `/decisions/${decision}/override`,
    body: { reason: 'Vu sur place', result: { score: 80 } },
  })),
  'GET /audit': rule(
    roles('ADMIN_ORG MANAGER AGENT MODERATOR AUDITOR'),
    'own',
    ({ contact }) => `/audit?entityId=${contact}`,
  ),
  'GET /audit/verification': rule(roles('ADMIN_ORG MANAGER AUDITOR'), 'own', () => '/audit/verification'),
  'GET /audit/export': rule(roles('ADMIN_ORG MANAGER AUDITOR'), 'own', () => '/audit/export?format=csv'),
}
