/** @typedef {Node | string | null | undefined | false} Child */

const PROPERTIES = new Set(['value', 'checked', 'disabled', 'hidden', 'selected', 'srcdoc', 'open'])

/**
 * Builds an element. `on…` keys are listeners, a few are properties, the rest attributes; text is always text.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown> | null} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = null, ...children) {
  const element = document.createElement(tag)
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue
    if (key.startsWith('on')) element.addEventListener(key.slice(2), /** @type {EventListener} */ (value))
    else if (PROPERTIES.has(key)) Reflect.set(element, key, value)
    else element.setAttribute(key, value === true ? '' : String(value))
  }
  element.append(.../** @type {(Node | string)[]} */ (children.flat().filter((child) => child || child === '')))
  return element
}

/** @param {string} name @param {string} [size] */
export function icon(name, size = '') {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', `icon ${size}`.trim())
  svg.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  use.setAttribute('href', `/icons.svg#${name}`)
  svg.append(use)
  return svg
}

/** A button that shows only an icon. @param {string} name @param {string} label @param {string} classes @param {(event: Event) => void} onclick */
export function iconButton(name, label, classes, onclick) {
  return h('button', { type: 'button', class: classes, 'aria-label': label, title: label, onclick }, icon(name))
}

/** Initials in a coloured disc. @param {string} name @param {number} tone 1 to 6 */
export function avatar(name, tone) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join(/[\u0600-\u06ff]/.test(name) ? '\u200c' : '')
  return h('span', { class: `avatar tone-${tone}`, 'aria-hidden': 'true' }, initials)
}

/** @param {string} text */
export function toast(text) {
  const place = /** @type {HTMLElement} */ (document.getElementById('toast'))
  place.textContent = text
  place.hidden = false
  clearTimeout(Number(place.dataset.timer))
  place.dataset.timer = String(setTimeout(() => (place.hidden = true), 4000))
}
