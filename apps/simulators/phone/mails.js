import { call, change } from './api.js'
import { avatar, h, icon } from './dom.js'
import { formatDate, t } from './words.js'

/** @typedef {import('./api.js').Mail} Mail */

/** @param {string} text */
function toneOf(text) {
  return ([...text].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 6) + 1
}

/** `Zoé <zoe@example.test>` → `Zoé`. @param {string} address */
function displayName(address) {
  return address.replace(/\s*<[^>]*>\s*$/, '').replaceAll('"', '') || address
}

/** The caught e-mails: a list and the one being read. @param {(count: number) => void} onCount */
export function createMails(onCount) {
  /** @type {Mail[]} */
  let mails = []
  let port = /** @type {number | null} */ (null)
  let chosen = ''
  const list = h('ul', { class: 'mail-list' })
  const reading = h('article', { class: 'mail' })
  const clear = h(
    'button',
    {
      type: 'button',
      class: 'button',
      onclick: async () => {
        await change('DELETE', '/mails')
        await refresh()
      },
    },
    icon('trash', 'small'),
    t('mailsClear'),
  )
  const element = h(
    'div',
    { class: 'mails', id: 'panel-mails', role: 'tabpanel', 'aria-labelledby': 'tab-mails' },
    h('div', { class: 'mail-index' }, h('header', null, h('h2', null, t('mailsTitle')), clear), list),
    reading,
  )

  function choose(/** @type {string} */ id) {
    chosen = id
    element.classList.toggle('reading', id !== '')
    render()
  }

  function row(/** @type {Mail} */ mail) {
    return h(
      'li',
      null,
      h(
        'button',
        { type: 'button', 'aria-current': mail.id === chosen ? 'true' : undefined, onclick: () => choose(mail.id) },
        avatar(displayName(mail.to), toneOf(mail.to)),
        h(
          'span',
          { class: 'mail-line' },
          h('b', { dir: 'auto' }, displayName(mail.to)),
          h('time', null, formatDate(mail.at, { hour: '2-digit', minute: '2-digit', day: 'numeric', month: 'short' })),
          h('span', { dir: 'auto' }, mail.subject),
        ),
      ),
    )
  }

  function empty() {
    return h(
      'div',
      { class: 'empty' },
      h('span', { class: 'empty-mark' }, icon('mail')),
      h('h3', null, t('mailsNone')),
      h('p', null, port === null ? t('mailsOff') : t('mailsNoneHint')),
      port === null ? null : h('p', { class: 'quiet-text', dir: 'ltr' }, `smtp://127.0.0.1:${port}`),
    )
  }

  function letter(/** @type {Mail} */ mail) {
    const fact = (/** @type {string} */ label, /** @type {string} */ value) =>
      h('div', null, h('dt', null, label), h('dd', { dir: 'auto' }, value))
    return [
      h('button', { type: 'button', class: 'button back', onclick: () => choose('') }, t('mailBack')),
      h('h2', { dir: 'auto' }, mail.subject),
      h('dl', null, fact(t('mailFrom'), mail.from), fact(t('mailTo'), mail.to || mail.recipients.join(', '))),
      mail.links.length === 0
        ? null
        : h(
            'div',
            { class: 'links' },
            h('h3', null, t('mailLinks')),
            ...mail.links
              .slice(0, 6)
              .map((link) =>
                h(
                  'a',
                  { href: link, target: '_blank', rel: 'noreferrer', dir: 'ltr' },
                  icon('external-link', 'small'),
                  h('span', null, link),
                ),
              ),
          ),
      mail.attachments.length === 0
        ? null
        : h(
            'p',
            { class: 'quiet-text' },
            `${t('attachments')} : ${mail.attachments.map(({ filename }) => filename).join(', ')}`,
          ),
      mail.hasHtml
        ? h('iframe', {
            src: `/simulator/mails/${mail.id}/html`,
            title: t('mailBody'),
            sandbox: 'allow-popups allow-popups-to-escape-sandbox',
          })
        : h('p', { class: 'plain', dir: 'auto' }, mail.text),
    ].filter((part) => part !== null)
  }

  function render() {
    const current = mails.find((mail) => mail.id === chosen)
    clear.hidden = mails.length === 0
    list.replaceChildren(...mails.map(row))
    element.classList.toggle('none', mails.length === 0)
    reading.replaceChildren(...(mails.length === 0 ? [empty()] : current === undefined ? [] : letter(current)))
  }

  async function refresh() {
    const answer = await call('/mails')
    mails = answer.mails
    port = answer.port
    onCount(mails.length)
    if (!mails.some((mail) => mail.id === chosen))
      chosen = matchMedia('(min-width: 761px)').matches ? (mails[0]?.id ?? '') : ''
    element.classList.toggle('reading', chosen !== '')
    render()
  }

  return { element, refresh }
}
