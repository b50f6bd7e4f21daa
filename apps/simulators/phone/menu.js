import { h } from './dom.js'

/** @typedef {{ label: string, note?: string, icon?: Node, run: () => void }} MenuItem */

/**
 * A small menu, or a sheet from the bottom of the phone. Arrow keys move, Escape closes and gives the focus back.
 * @param {HTMLElement} place @param {HTMLElement} opener @param {string} label @param {MenuItem[]} items
 * @param {'menu' | 'sheet'} shape
 */
export function openMenu(place, opener, label, items, shape = 'menu') {
  const close = (restore = true) => {
    backdrop.remove()
    opener.setAttribute('aria-expanded', 'false')
    if (restore) opener.focus()
  }
  const entries = items.map((item) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        tabindex: '-1',
        onclick: () => {
          close()
          item.run()
        },
      },
      item.icon,
      h('span', { dir: 'auto' }, item.label, item.note ? h('small', null, h('bdi', null, item.note)) : null),
    ),
  )
  const move = (/** @type {number} */ step) => {
    const index = entries.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement))
    entries[(index + step + entries.length) % entries.length]?.focus()
  }
  const menu = h('div', { role: 'menu', 'aria-label': label, class: shape }, ...entries)
  if (shape === 'sheet') menu.prepend(h('p', { class: 'sheet-title', 'aria-hidden': 'true', dir: 'auto' }, label))
  const backdrop = h(
    'div',
    {
      class: `menu-backdrop ${shape}-backdrop`,
      onclick: (/** @type {Event} */ event) => event.target === backdrop && close(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const steps = { ArrowDown: 1, ArrowUp: -1 }
        if (event.key in steps) {
          event.preventDefault()
          move(steps[/** @type {'ArrowDown' | 'ArrowUp'} */ (event.key)])
        }
        if (event.key === 'Escape') close()
        if (event.key === 'Tab') close(false)
      },
    },
    menu,
  )
  place.append(backdrop)
  opener.setAttribute('aria-expanded', 'true')
  if (shape === 'menu') {
    const anchor = opener.getBoundingClientRect()
    const frame = place.getBoundingClientRect()
    const below = anchor.bottom - frame.top + 4
    const fits = below + menu.offsetHeight < frame.height - 8
    menu.style.insetBlockStart = `${fits ? below : Math.max(8, anchor.top - frame.top - menu.offsetHeight - 4)}px`
    const left = Math.min(Math.max(8, anchor.left - frame.left), frame.width - menu.offsetWidth - 8)
    menu.style.left = `${left}px`
  }
  entries[0]?.focus()
}
