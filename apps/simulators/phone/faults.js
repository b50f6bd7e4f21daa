import { call, change } from './api.js'
import { h, iconButton } from './dom.js'
import { t } from './words.js'

/** @typedef {Record<string, unknown>} Scenario */

const RATES = {
  groupApi: ['errorRate', 'timeoutAfterAcceptRate', 'resetBeforeAcceptRate', 'rateLimitRate', 'failureRate'],
  groupWebhooks: ['duplicateRate', 'reorderRate', 'droppedStatusRate', 'skipDeliveredRate'],
}
const SWITCHES = { groupApi: ['tokenRevoked', 'providerDown'], groupWebhooks: ['statusBeforeResponse'] }
const WAITS = { groupApi: 'latencyMs', groupWebhooks: 'webhookDelayMs' }
const LONGEST_WAIT_MS = 5000

/** @type {{ key: string, scenario: Scenario }[]} */
const PRESETS = [
  { key: 'presetCalm', scenario: {} },
  {
    key: 'presetSlow',
    scenario: { latencyMs: { min: 0, max: 2500 }, webhookDelayMs: { min: 0, max: 2000 }, reorderRate: 0.2 },
  },
  {
    key: 'presetStorm',
    scenario: {
      latencyMs: { min: 0, max: 800 },
      errorRate: 0.15,
      timeoutAfterAcceptRate: 0.1,
      resetBeforeAcceptRate: 0.1,
      duplicateRate: 0.3,
      reorderRate: 0.3,
      droppedStatusRate: 0.1,
    },
  },
  { key: 'presetToken', scenario: { tokenRevoked: true } },
  { key: 'presetDown', scenario: { providerDown: true } },
]

/** Whether anything is switched on. @param {Scenario} scenario */
export function isActive(scenario) {
  return Object.values(scenario).some((value) => value !== false && value !== 0 && value !== undefined)
}

/** The drawer; opens over the page and gives the focus back when closed. */
export function createFaultPanel() {
  /** @type {Scenario} */
  let scenario = {}
  const body = h('div', { class: 'drawer-body' })
  const dialog = h('dialog', { class: 'drawer', 'aria-labelledby': 'faults-title' })
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())

  async function apply(/** @type {Scenario} */ next) {
    scenario = await change('PUT', '/faults', next)
    render()
  }

  function set(/** @type {string} */ key, /** @type {unknown} */ value) {
    const { [key]: _previous, ...rest } = scenario
    void apply(value === 0 || value === false || value === undefined ? rest : { ...rest, [key]: value })
  }

  function slider(
    /** @type {string} */ key,
    /** @type {number} */ value,
    /** @type {number} */ max,
    /** @type {number} */ step,
    /** @type {(value: number) => string} */ show,
    /** @type {(value: number) => unknown} */ toScenario,
  ) {
    const output = h('output', null, show(value))
    const input = h('input', {
      type: 'range',
      min: '0',
      max: String(max),
      step: String(step),
      oninput: () => (output.textContent = show(Number(input.value))),
      onchange: () => set(key, toScenario(Number(input.value))),
    })
    input.value = String(value)
    return h('label', { class: 'slider' }, h('span', null, t(`f_${key}`)), output, input)
  }

  function group(/** @type {'groupApi' | 'groupWebhooks'} */ name) {
    const wait = WAITS[name]
    const longest = Number(/** @type {{ max?: number } | undefined} */ (scenario[wait])?.max ?? 0)
    return h(
      'fieldset',
      null,
      h('legend', null, t(name)),
      ...RATES[name].map((key) =>
        slider(
          key,
          Math.round(Number(scenario[key] ?? 0) * 100),
          100,
          5,
          (value) => `${value} %`,
          (value) => value / 100,
        ),
      ),
      slider(
        wait,
        longest,
        LONGEST_WAIT_MS,
        100,
        (value) => `${value} ms`,
        (value) => (value === 0 ? undefined : { min: 0, max: value }),
      ),
      ...SWITCHES[name].map((key) => {
        const box = h('input', {
          type: 'checkbox',
          role: 'switch',
          checked: scenario[key] === true,
          onchange: () => set(key, box.checked),
        })
        return h('label', { class: 'switch' }, h('span', null, t(`f_${key}`)), box)
      }),
    )
  }

  async function counters() {
    const stats = await call('/stats')
    const rejected = Object.values(/** @type {Record<string, number>} */ (stats.rejectedByCode)).reduce(
      (sum, count) => sum + count,
      0,
    )
    const rows = {
      accepted: stats.accepted,
      rejected,
      duplicates: Object.keys(stats.duplicates).length,
      answersLost: stats.answersLost,
      posted: stats.webhooks.posted,
      retried: stats.webhooks.retried,
    }
    return h(
      'dl',
      null,
      ...Object.entries(rows).map(([key, value]) =>
        h('div', null, h('dd', null, String(value)), h('dt', null, t(`c_${key}`))),
      ),
    )
  }

  function render() {
    const presets = PRESETS.map((preset) =>
      h(
        'button',
        {
          type: 'button',
          class: 'chip',
          'aria-pressed': String(JSON.stringify(preset.scenario) === JSON.stringify(scenario)),
          onclick: () => void apply(preset.scenario),
        },
        t(preset.key),
      ),
    )
    const place = h('div', { class: 'counters' }, h('h3', null, t('counters')))
    body.replaceChildren(
      h('p', { class: 'quiet-text' }, t('faultsIntro')),
      h('div', { class: 'chips', role: 'group', 'aria-label': t('presets') }, ...presets),
      group('groupApi'),
      group('groupWebhooks'),
      place,
    )
    void counters().then((list) => place.append(list))
  }

  dialog.append(
    h(
      'header',
      null,
      h('h2', { id: 'faults-title' }, t('faultsTitle')),
      iconButton('x', t('close'), 'tool', () => dialog.close()),
    ),
    body,
  )
  return {
    element: dialog,
    open: async () => {
      scenario = await call('/faults')
      render()
      dialog.showModal()
    },
  }
}
