import { call, change } from './api.js'
import { renderBubble, summary } from './bubble.js'
import { createComposer } from './composer.js'
import { avatar, h, icon, iconButton } from './dom.js'
import { openMenu } from './menu.js'
import { PROFILES, profileById } from './profiles.js'
import { formatDate, formatLeft, formatPhone, t } from './words.js'

/** @typedef {import('./api.js').Message} Message */
/** @typedef {import('./api.js').Thread} Thread */
/** @typedef {{ profile: string, to: string }} Slot */
/**
 * @typedef {{ element: HTMLElement, profile: import('./profiles.js').Profile, refresh: () => Promise<void>,
 *   concerns: (phone: string, to: string) => boolean, tick: (now: number) => void }} Device
 */

const READ_AFTER_MS = 700
const DAY_MS = 86_400_000

/** @param {number} at @param {number} now */
function dayLabel(at, now) {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  if (at >= midnight) return t('today')
  if (at >= midnight - DAY_MS) return t('yesterday')
  return formatDate(at, { weekday: 'long', day: 'numeric', month: 'long' })
}

/**
 * One phone: the person's card, the conversation, the writing line.
 * @param {{ slot: Slot, numbers: import('./api.js').AgencyNumber[], now: () => number, removable: boolean,
 *   onChange: (slot: Slot) => void, onRemove: () => void }} options
 * @returns {Device}
 */
export function createDevice({ slot, numbers, now, removable, onChange, onRemove }) {
  const profile = profileById(slot.profile)
  const agency = numbers.find((number) => number.phoneNumberId === slot.to) ?? numbers[0]
  const to = agency?.phoneNumberId ?? ''
  const agencyName = agency?.name ?? ''
  const sms = agency?.channel === 'SMS'
  // What only Meta's own interface carries: reactions, deletions, offers to stop.
  const plain = agency?.provider === 'TWILIO'
  /** @type {Thread | undefined} */
  let thread
  /** @type {Message | undefined} */
  let quoted
  /** @type {Map<string, { json: string, element: HTMLElement }>} */
  const rendered = new Map()
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let reading

  const post = async (/** @type {Record<string, unknown>} */ payload) => {
    const contextId = quoted?.id
    quote(undefined)
    await change('POST', '/inbound', {
      from: profile.phone,
      name: profile.name,
      to,
      ...(profile.bsuidOnly ? { bsuidOnly: true } : {}),
      ...(contextId === undefined ? {} : { contextId }),
      ...payload,
    })
    await refresh()
  }

  const time = h('span')
  const subline = h('span', { class: 'subline' })
  const menuButton = iconButton('dots-vertical', t('menu'), 'tool', () => openRelationMenu())
  menuButton.setAttribute('aria-haspopup', 'menu')
  const log = h('div', { class: 'log', role: 'log', 'aria-label': t('thread', { name: agencyName }), tabindex: '0' })
  const typing = h(
    'div',
    { class: 'bubble theirs dots', hidden: true, role: 'status' },
    h('span', { class: 'visually-hidden' }, t('typing')),
    h('i'),
    h('i'),
    h('i'),
  )
  const quoteBar = h('div', { class: 'quote-bar', hidden: true })
  const blockedBar = h(
    'div',
    { class: 'blocked-bar', hidden: true },
    icon('ban', 'small'),
    h('span', null, t('blocked')),
    h('button', { type: 'button', onclick: () => setBlocked(false) }, t('unblock')),
  )
  const caption = h('p', { class: 'caption' })
  const phone = h('div', { class: 'phone' })
  const composer = createComposer({
    place: phone,
    post,
    spot: profile.spot,
    draftKey: `draft-${profile.id}-${to}`,
    plain: sms,
  })

  phone.append(
    h(
      'div',
      { class: 'status-bar', 'aria-hidden': 'true' },
      time,
      h('span', { class: 'lens' }),
      h('span', { class: 'signals' }, icon('antenna-bars-5', 'small'), icon('battery-3', 'small')),
    ),
    h(
      'div',
      { class: 'chat-head' },
      h('span', { class: 'agency-mark', 'aria-hidden': 'true' }, agencyName.slice(0, 1)),
      h('div', null, h('b', null, h('bdi', null, agencyName)), subline),
      sms ? h('span', { class: 'channel' }, t('sms')) : null,
      menuButton,
    ),
    log,
    blockedBar,
    quoteBar,
    composer.form,
    h('span', { class: 'home', 'aria-hidden': 'true' }),
  )

  const element = h(
    'section',
    { class: 'unit', 'aria-label': t('phoneOf', { name: profile.name }) },
    card(),
    phone,
    caption,
  )

  function card() {
    const people = h(
      'select',
      {
        'aria-label': t('person'),
        class: 'person',
        onchange: () => onChange({ profile: people.value, to }),
      },
      ...PROFILES.map(({ id, name }) => h('option', { value: id, selected: id === profile.id }, name)),
    )
    const agencies = h(
      'select',
      { 'aria-label': t('agency'), onchange: () => onChange({ profile: profile.id, to: agencies.value }) },
      ...numbers.map((number) =>
        h('option', { value: number.phoneNumberId, selected: number.phoneNumberId === to }, optionName(number)),
      ),
    )
    return h(
      'div',
      { class: 'card' },
      avatar(profile.name, profile.tone),
      h(
        'div',
        { class: 'who' },
        people,
        h('p', null, t(`profile_${profile.id}`)),
        h(
          'p',
          { class: 'facts' },
          h('bdi', null, profile.place),
          ' · ',
          h('bdi', null, profile.speaks),
          ' · ',
          h('bdi', { dir: 'ltr' }, formatPhone(profile.phone)),
        ),
        numbers.length > 1 ? h('label', { class: 'writes-to' }, t('writesTo'), ' ', agencies) : null,
      ),
      removable ? iconButton('x', t('removePhone'), 'tool', onRemove) : null,
    )
  }

  /** The channel is told apart where a number is not Meta's WhatsApp. @param {import('./api.js').AgencyNumber} number */
  function optionName(number) {
    if (number.channel === 'SMS') return `${number.name} · ${t('sms')}`
    return number.provider === 'TWILIO' ? `${number.name} · Twilio` : number.name
  }

  function setBlocked(/** @type {boolean} */ blocked) {
    void change('POST', '/block', { phone: profile.phone, to, blocked })
  }

  function openRelationMenu() {
    const blocked = thread?.blocked ?? false
    const stopped = thread?.marketingStopped ?? false
    const value = stopped ? 'resume' : 'stop'
    const offers = {
      label: t(stopped ? 'resumeOffers' : 'stopOffers'),
      icon: icon('speakerphone'),
      run: () => void change('POST', '/preferences', { phone: profile.phone, to, value }),
    }
    const ban = { label: t(blocked ? 'unblock' : 'block'), icon: icon('ban'), run: () => setBlocked(!blocked) }
    openMenu(phone, menuButton, t('menu'), plain ? [ban] : [offers, ban])
  }

  function quote(/** @type {Message | undefined} */ message) {
    quoted = message
    quoteBar.hidden = message === undefined
    if (message === undefined) return
    quoteBar.replaceChildren(
      h(
        'div',
        { dir: 'auto' },
        h('b', null, message.author === 'prospect' ? t('you') : agencyName),
        h('span', null, summary(message)),
      ),
      iconButton('x', t('quoteRemove'), 'tool', () => quote(undefined)),
    )
    composer.focus()
  }

  /** @type {import('./bubble.js').BubbleContext} */
  const context = {
    agency: agencyName,
    person: profile.name,
    answered: new Map(),
    plain,
    find: (id) => thread?.messages.find((message) => message.id === id),
    press: (message, button) => {
      if (button.kind === 'location') composer.openPlaces()
      else void post({ buttonReply: { id: button.id, title: button.title, contextId: message.id } })
    },
    openList: (message, opener) => {
      const items = (message.buttons ?? []).map((row) => ({
        label: row.title,
        ...(row.description === undefined ? {} : { note: row.description }),
        run: () => void post({ buttonReply: { id: row.id, title: row.title, contextId: message.id } }),
      }))
      openMenu(phone, opener, message.listTitle ?? t('choose'), items, 'sheet')
    },
    act: (message, opener) => {
      const reactions = ['👍', '❤️', '🙏'].map((emoji) => ({
        label: t('react', { emoji }),
        icon: icon('mood-smile'),
        run: () => void post({ reaction: { messageId: message.id, emoji } }),
      }))
      const reply = { label: t('reply'), icon: icon('arrow-back-up'), run: () => quote(message) }
      const revoke = {
        label: t('revoke'),
        icon: icon('trash'),
        run: () => void post({ revoke: { messageId: message.id } }),
      }
      openMenu(phone, opener, t('actions'), message.author === 'prospect' ? [reply, revoke] : [reply, ...reactions])
    },
  }

  function opening() {
    return h(
      'div',
      { class: 'opening' },
      h('p', { class: 'opening-title' }, t('start')),
      h('p', null, t('startHint')),
      ...profile.openings.map((text) =>
        h('button', { type: 'button', dir: 'auto', onclick: () => void post({ text }) }, text),
      ),
    )
  }

  function bubbleFor(/** @type {Message} */ message) {
    const json = JSON.stringify([message, context.answered.get(message.id)])
    const known = rendered.get(message.id)
    if (known?.json === json) return known.element
    const element = renderBubble(message, context)
    rendered.set(message.id, { json, element })
    return element
  }

  function renderThread(/** @type {Thread} */ next) {
    const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80
    const grew = next.messages.length !== (thread?.messages.length ?? -1)
    thread = next
    context.answered = new Map(
      next.messages
        .filter(({ author, type }) => author === 'prospect' && (type === 'interactive' || type === 'button'))
        .map((message) => [message.contextId ?? '', message.text ?? '']),
    )
    /** @type {Node[]} */
    const children = []
    let day = ''
    for (const message of next.messages) {
      if (message.author === 'business' && (message.state === 'pending' || message.state === 'sent')) continue
      const label = dayLabel(message.at, next.now)
      if (label !== day) children.push(h('p', { class: 'day' }, h('span', null, label)))
      day = label
      children.push(bubbleFor(message))
    }
    if (next.messages.length === 0) children.push(opening())
    typing.hidden = !next.typing
    log.replaceChildren(...children, typing)
    if (nearEnd || grew) log.scrollTop = log.scrollHeight
    blockedBar.hidden = !next.blocked
    composer.form.hidden = next.blocked
  }

  function readSoon() {
    clearTimeout(reading)
    const unread = thread?.messages.some(({ author, state }) => author === 'business' && state === 'delivered')
    if (!unread || document.visibilityState !== 'visible' || element.offsetParent === null) return
    reading = setTimeout(() => void change('POST', '/read', { phone: profile.phone, to }), READ_AFTER_MS)
  }

  async function refresh() {
    renderThread(await call(`/threads/${profile.phone}?to=${encodeURIComponent(to)}`))
    tick(now())
    readSoon()
  }

  function tick(/** @type {number} */ at) {
    time.textContent = formatDate(at, { hour: '2-digit', minute: '2-digit' })
    const isTyping = thread?.typing ?? false
    subline.replaceChildren(h('bdi', null, isTyping ? t('typing') : (agency?.displayPhone ?? '')))
    if (sms) {
      caption.textContent = t(thread?.unsubscribed ? 'smsStopped' : 'smsFree')
      caption.classList.toggle('closed', thread?.unsubscribed ?? false)
      return
    }
    const until = thread?.windowUntil ?? null
    const left = until === null ? 0 : until - at
    caption.textContent =
      until === null ? t('windowNever') : left > 0 ? t('windowOpen', { time: formatLeft(left) }) : t('windowClosed')
    caption.classList.toggle('closed', until !== null && left <= 0)
  }

  return {
    element,
    profile,
    refresh,
    tick,
    concerns: (phoneDigits, number) => phoneDigits === profile.phone && number === to,
  }
}
