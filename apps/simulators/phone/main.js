import { call, change } from './api.js'
import { createDevice } from './device.js'
import { avatar, h, icon, toast } from './dom.js'
import { createFaultPanel, isActive } from './faults.js'
import { createMails } from './mails.js'
import { PROFILES } from './profiles.js'
import { formatDate, LANGUAGES, language, loadLanguage, preferredLanguage, t } from './words.js'

/** @typedef {import('./device.js').Slot} Slot */

const HOUR_MS = 3_600_000
const MOST_PHONES = 3

/** @type {import('./api.js').Overview} */
let overview = { now: 0, canAdvance: false, numbers: [] }
let skew = 0
/** @type {import('./device.js').Device[]} */
let devices = []
let active = 0
let tab = 'phones'
let faultsActive = false

const now = () => Date.now() + skew
const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const top = /** @type {HTMLElement} */ (document.getElementById('top'))
const overlays = /** @type {HTMLElement} */ (document.getElementById('overlays'))

/** @returns {Slot[]} */
function storedSlots() {
  const first = overview.numbers[0]?.phoneNumberId ?? ''
  const wide = matchMedia('(min-width: 1240px)').matches ? 3 : matchMedia('(min-width: 860px)').matches ? 2 : 3
  const defaults = PROFILES.slice(0, wide).map(({ id }) => ({ profile: id, to: first }))
  try {
    const stored = JSON.parse(localStorage.getItem('slots') ?? 'null')
    return Array.isArray(stored) && stored.length > 0 ? stored.slice(0, MOST_PHONES) : defaults
  } catch {
    return defaults
  }
}

/** @type {Slot[]} */
let slots = []
const setSlots = (/** @type {Slot[]} */ next) => {
  slots = next
  localStorage.setItem('slots', JSON.stringify(next))
  render()
}

async function advance(/** @type {number} */ ms) {
  const answer = await change('POST', '/clock/advance', { ms })
  setClock(answer.now)
  toast(
    t('advanced', {
      date: formatDate(answer.now, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
      }),
    }),
  )
}

function setClock(/** @type {number} */ at) {
  skew = at - Date.now()
  tick()
}

const clockDate = h('b')
const clockTime = h('span')
function tick() {
  const at = now()
  const wide = matchMedia('(min-width: 761px)').matches
  clockDate.textContent = formatDate(at, {
    ...(wide ? { weekday: 'short' } : {}),
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  clockTime.textContent = t('clockLabel')
  for (const device of devices) device.tick(at)
}

const mailCount = h('span', { class: 'count', hidden: true })
const faultDot = h('span', { class: 'dot', role: 'img', hidden: true })

function tabButton(
  /** @type {string} */ id,
  /** @type {string} */ label,
  /** @type {string} */ iconName,
  /** @type {HTMLElement | null} */ extra,
) {
  const choose = (/** @type {string} */ next) => {
    tab = next
    render()
    document.getElementById(`tab-${next}`)?.focus()
  }
  return h(
    'button',
    {
      type: 'button',
      role: 'tab',
      id: `tab-${id}`,
      'aria-selected': String(tab === id),
      'aria-controls': tab === id ? `panel-${id}` : undefined,
      tabindex: tab === id ? '0' : '-1',
      onclick: () => choose(id),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') choose(id === 'phones' ? 'mails' : 'phones')
      },
    },
    icon(iconName),
    label,
    extra,
  )
}

function renderTop() {
  const languages = h(
    'select',
    {
      class: 'language',
      'aria-label': t('language'),
      onchange: () => void start(/** @type {import('./words.js').Language} */ (languages.value)),
    },
    ...LANGUAGES.map(({ code, name }) => h('option', { value: code, selected: code === language() }, name)),
  )
  faultDot.setAttribute('aria-label', t('faultsOn'))
  top.replaceChildren(
    h(
      'div',
      { class: 'brand' },
      h('span', { class: 'mark', 'aria-hidden': 'true' }),
      h('div', null, h('h1', null, t('title')), h('p', null, t('subtitle'))),
    ),
    h(
      'div',
      { class: 'tabs', role: 'tablist', 'aria-label': t('sections') },
      tabButton('phones', t('tabPhones'), 'device-mobile', null),
      tabButton('mails', t('tabMails'), 'mail', mailCount),
    ),
    h(
      'div',
      { class: 'controls' },
      h('div', { class: 'clock' }, clockDate, clockTime),
      overview.canAdvance
        ? h(
            'button',
            {
              type: 'button',
              class: 'button hour',
              title: t('hourLaterLabel'),
              onclick: () => void advance(HOUR_MS),
            },
            t('hourLater'),
          )
        : null,
      overview.canAdvance
        ? h(
            'button',
            {
              type: 'button',
              class: 'button day',
              title: t('dayLater'),
              onclick: () => void advance(24 * HOUR_MS),
            },
            icon('player-track-next'),
            h('span', { class: 'long' }, t('dayLater')),
            h('span', { class: 'short' }, t('dayLaterShort')),
          )
        : null,
      h(
        'button',
        {
          type: 'button',
          class: 'button',
          'aria-label': t('faults'),
          'aria-haspopup': 'dialog',
          onclick: () => void panel.open(),
        },
        icon('adjustments-horizontal'),
        h('span', { class: 'faults-label' }, t('faults')),
        faultDot,
      ),
      languages,
    ),
  )
}

function renderPhones() {
  devices = slots.map((slot, index) =>
    createDevice({
      slot,
      numbers: overview.numbers,
      now,
      removable: slots.length > 1,
      onChange: (next) => setSlots(slots.map((other, place) => (place === index ? next : other))),
      onRemove: () => setSlots(slots.filter((_, place) => place !== index)),
    }),
  )
  active = Math.min(active, devices.length - 1)
  const switcher = h('div', { class: 'switcher', role: 'group', 'aria-label': t('person') })
  const show = (/** @type {number} */ index) => {
    active = index
    for (const [place, device] of devices.entries()) device.element.classList.toggle('active', place === index)
    switcher.replaceChildren(
      ...devices.map(({ profile }, place) =>
        h(
          'button',
          { type: 'button', 'aria-pressed': String(place === index), onclick: () => show(place) },
          avatar(profile.name, profile.tone),
          h('bdi', null, profile.name.split(' ')[0] ?? ''),
        ),
      ),
    )
    void devices[index]?.refresh()
  }
  const spare = PROFILES.find(({ id }) => !slots.some((slot) => slot.profile === id))
  const add =
    slots.length < MOST_PHONES && spare !== undefined
      ? h(
          'button',
          {
            type: 'button',
            class: 'add-phone',
            onclick: () => setSlots([...slots, { profile: spare.id, to: slots[0]?.to ?? '' }]),
          },
          h('span', null, icon('plus')),
          t('addPhone'),
        )
      : null
  main.replaceChildren(
    h(
      'div',
      { class: 'stage', id: 'panel-phones', role: 'tabpanel', 'aria-labelledby': 'tab-phones' },
      switcher,
      ...devices.map((device) => device.element),
      ...(add === null ? [] : [add]),
    ),
  )
  show(active)
  for (const device of devices) void device.refresh()
}

function render() {
  renderTop()
  if (tab === 'phones') renderPhones()
  else {
    devices = []
    main.replaceChildren(mails.element)
    void mails.refresh()
  }
  tick()
}

/** @type {ReturnType<typeof createFaultPanel>} */
let panel
/** @type {ReturnType<typeof createMails>} */
let mails

async function refreshFaults() {
  faultsActive = isActive(await call('/faults'))
  faultDot.hidden = !faultsActive
}

function showMailCount(/** @type {number} */ count) {
  mailCount.textContent = String(count)
  mailCount.hidden = count === 0
}

/** Loads a language and draws the page anew. @param {import('./words.js').Language} wanted */
async function start(wanted) {
  await loadLanguage(wanted)
  panel = createFaultPanel()
  mails = createMails(showMailCount)
  overlays.replaceChildren(panel.element)
  render()
  await Promise.all([mails.refresh(), refreshFaults()])
}

function listen() {
  const source = new EventSource('/simulator/stream')
  source.addEventListener('thread', (event) => {
    const { phone, to } = JSON.parse(event.data)
    for (const device of devices) if (device.concerns(phone, to)) void device.refresh()
  })
  source.addEventListener('clock', (event) => {
    setClock(JSON.parse(event.data).now)
    for (const device of devices) void device.refresh()
  })
  source.addEventListener('people', async () => {
    overview = await call('/phones')
    render()
  })
  source.addEventListener('mail', () => void mails.refresh())
  source.addEventListener('faults', () => void refreshFaults())
  source.addEventListener('open', () => devices.forEach((device) => void device.refresh()))
  document.addEventListener('visibilitychange', () => devices.forEach((device) => void device.refresh()))
}

async function boot() {
  overview = await call('/phones')
  skew = overview.now - Date.now()
  slots = storedSlots().filter((slot) => PROFILES.some(({ id }) => id === slot.profile))
  await start(preferredLanguage())
  listen()
  setInterval(tick, 1000)
}

void boot()
