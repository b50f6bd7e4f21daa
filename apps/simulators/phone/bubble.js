import { h, icon } from './dom.js'
import { formatDate, t } from './words.js'

/** @typedef {import('./api.js').Message} Message */
/** @typedef {import('./api.js').Button} Button */
/**
 * @typedef {{ find: (id: string) => Message | undefined, agency: string, person: string, answered: Map<string, string>,
 *   plain: boolean,
 *   press: (message: Message, button: Button, opener: HTMLElement) => void,
 *   openList: (message: Message, opener: HTMLElement) => void,
 *   act: (message: Message, opener: HTMLElement) => void }} BubbleContext
 */

const TICKS = { pending: 'clock', sent: 'check', delivered: 'checks', read: 'checks', failed: 'alert-circle' }
const STATES = {
  pending: 'statePending',
  sent: 'stateSent',
  delivered: 'stateDelivered',
  read: 'stateRead',
  failed: 'stateSent',
}
const LINK = /(https?:\/\/[^\s]+)/

/** The text with links one can press, and `*bold*` as the chat shows it. @param {string} text */
function richText(text) {
  return text
    .split(LINK)
    .flatMap((part, index) =>
      index % 2 === 1
        ? [h('a', { href: part, target: '_blank', rel: 'noreferrer' }, part)]
        : part
            .split(/(\*[^*\n]+\*)/)
            .map((piece) => (/^\*[^*\n]+\*$/.test(piece) ? h('strong', null, piece.slice(1, -1)) : piece)),
    )
}

/** @param {Message} message @param {BubbleContext} context */
function mediaPart(message, context) {
  const { media } = message
  if (media === undefined) return null
  const source = media.id === '' ? (media.url ?? '') : `/simulator/media/${media.id}`
  if (media.mime.startsWith('image/')) {
    const name = message.author === 'business' ? context.agency : context.person
    const alt = message.text || t('photoOf', { name })
    return h('a', { href: source, target: '_blank', class: 'photo' }, h('img', { src: source, alt, loading: 'lazy' }))
  }
  if (media.mime.startsWith('audio/')) return h('audio', { controls: true, src: source, preload: 'metadata' })
  if (media.mime.startsWith('video/')) return h('video', { controls: true, src: source, preload: 'metadata' })
  const label = media.filename ?? t('document')
  return h(
    'a',
    { href: source, target: '_blank', class: 'file' },
    icon('file-description'),
    h('span', { dir: 'auto' }, label),
  )
}

/** A sketch of streets with a pin; no tiles, no network. @param {Message} message */
function locationPart(message) {
  const { location } = message
  if (location === undefined) return null
  const position = `${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`
  return h(
    'div',
    { class: 'place' },
    h('div', { class: 'map', 'aria-hidden': 'true' }, icon('map-pin')),
    h(
      'p',
      { dir: 'auto' },
      h('strong', null, location.name ?? t('location')),
      h('small', null, h('bdi', null, location.address ?? position)),
    ),
  )
}

/** @param {Message} message @param {BubbleContext} context */
function quotePart(message, context) {
  const quoted = message.contextId === undefined ? undefined : context.find(message.contextId)
  if (quoted === undefined) return null
  const author = quoted.author === 'prospect' ? t('you') : context.agency
  return h('blockquote', { dir: 'auto' }, h('b', null, author), h('span', null, summary(quoted)))
}

/** One line for a message: its text, or what it is. @param {Message} message */
export function summary(message) {
  if (message.text) return message.text
  if (message.location) return t('location')
  return message.media?.mime.startsWith('audio/') ? t('voice') : message.media ? t('photo') : message.type
}

/** @param {Button} button @param {string | undefined} chosen title of the answer already given */
function choiceIcon(button, chosen) {
  if (chosen === button.title) return icon('check', 'small')
  return button.kind === 'location' ? icon('map-pin', 'small') : icon('arrow-back-up', 'small turns')
}

/** @param {Message} message @param {BubbleContext} context */
function buttonsPart(message, context) {
  const buttons = message.buttons ?? []
  if (buttons.length === 0) return null
  const chosen = context.answered.get(message.id)
  const answered = chosen !== undefined
  if (message.listTitle !== undefined) {
    const opener = h(
      'button',
      {
        type: 'button',
        'aria-haspopup': 'menu',
        disabled: answered,
        onclick: (/** @type {Event} */ event) =>
          context.openList(message, /** @type {HTMLElement} */ (event.currentTarget)),
      },
      icon('list', 'small'),
      h('span', { dir: 'auto' }, message.listTitle),
    )
    return h('div', { class: 'choices' }, opener)
  }
  return h(
    'div',
    { class: 'choices' },
    ...buttons.map((button) =>
      button.kind === 'url'
        ? h(
            'a',
            { href: button.url ?? '', target: '_blank', rel: 'noreferrer' },
            icon('external-link', 'small'),
            h('span', { dir: 'auto' }, button.title),
          )
        : h(
            'button',
            {
              type: 'button',
              disabled: answered,
              class: chosen === button.title ? 'chosen' : undefined,
              onclick: (/** @type {Event} */ event) =>
                context.press(message, button, /** @type {HTMLElement} */ (event.currentTarget)),
            },
            choiceIcon(button, chosen),
            h('span', { dir: 'auto' }, button.kind === 'location' ? t('sendLocation') : button.title),
          ),
    ),
  )
}

/** @param {Message} message */
function metaPart(message) {
  const time = h(
    'time',
    { datetime: new Date(message.at).toISOString() },
    formatDate(message.at, { hour: '2-digit', minute: '2-digit' }),
  )
  const edited = message.edited ? h('span', null, t('edited')) : null
  if (message.author === 'business') return h('div', { class: 'meta' }, edited, time)
  const tick = h(
    'span',
    { class: `tick ${message.state}` },
    icon(TICKS[message.state], 'small'),
    h('span', { class: 'visually-hidden' }, t(STATES[message.state])),
  )
  return h('div', { class: 'meta' }, edited, time, tick)
}

/** One message as the prospect sees it. @param {Message} message @param {BubbleContext} context */
export function renderBubble(message, context) {
  if (message.author === 'business' && message.state === 'failed') {
    const code = message.error?.code ?? ''
    return h(
      'p',
      { class: 'note', title: message.error?.title ?? '' },
      icon('alert-circle', 'small'),
      t('notDelivered', { code }),
    )
  }
  const side = message.author === 'prospect' ? 'mine' : 'theirs'
  if (message.revoked) return h('div', { class: `bubble ${side} gone` }, h('p', null, t('revoked')), metaPart(message))
  // A text message can be neither quoted nor reacted to.
  const actions = context.plain
    ? null
    : h(
        'button',
        {
          type: 'button',
          class: 'act',
          'aria-label': t('actions'),
          title: t('actions'),
          'aria-haspopup': 'menu',
          onclick: (/** @type {Event} */ event) =>
            context.act(message, /** @type {HTMLElement} */ (event.currentTarget)),
        },
        icon('chevron-down', 'small'),
      )
  const reaction = message.reaction?.prospect || message.reaction?.business
  return h(
    'div',
    { class: `bubble ${side}` },
    quotePart(message, context),
    message.media ? mediaPart(message, context) : null,
    locationPart(message),
    message.header ? h('p', { class: 'headline', dir: 'auto' }, message.header) : null,
    message.text ? h('p', { class: 'words', dir: 'auto' }, ...richText(message.text)) : null,
    message.footer ? h('p', { class: 'footer', dir: 'auto' }, message.footer) : null,
    metaPart(message),
    buttonsPart(message, context),
    reaction ? h('span', { class: 'reaction' }, reaction) : null,
    actions,
  )
}
