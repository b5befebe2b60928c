/** @typedef {Node | string | number | false | null | undefined | Child[]} Child */

/**
 * Builds an element. `on…` are listeners, `class` and `dataset` as expected, `true` sets an empty attribute, `false` and
 * `undefined` leave one out, and every child that is no node becomes text: nothing is ever parsed as HTML.
 * @template {string} T
 * @param {T} tag
 * @param {Record<string, any>} [properties]
 * @param {...Child} children nodes, strings, numbers, arrays of them; `null`, `undefined` and `false` are skipped
 * @returns {T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : HTMLElement}
 */
export function h(tag, properties = {}, ...children) {
  const element = /** @type {any} */ (document.createElement(tag));
  for (const [name, value] of Object.entries(properties)) set(element, name, value);
  add(element, children);
  return element;
}

/** @param {any} element @param {string} name @param {any} value */
function set(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (name === 'class') element.className = value;
  else if (name === 'dataset') Object.assign(element.dataset, value);
  else if (name === 'value' || name === 'checked' || name === 'selected' || name === 'disabled') element[name] = value;
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** @param {Element} element @param {Child[]} children */
function add(element, children) {
  for (const child of flat(children)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/** @param {Child[]} children @returns {Exclude<Child, Child[]>[]} */
const flat = (children) => children.flatMap((child) => (Array.isArray(child) ? flat(child) : [child]));

/**
 * The elements below another that a selector finds.
 * @param {ParentNode | undefined} parent
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export const elements = (parent, selector) => [...(parent?.querySelectorAll(selector) ?? [])].filter((element) => element instanceof HTMLElement);

const SVG = 'http://www.w3.org/2000/svg';
/** @type {Record<string, string>} */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  skip: 'M5 5l7 7-7 7M13 5l7 7-7 7',
  list: 'M4 6h16M4 12h16M4 18h16',
  grid: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'M6 6l12 12M18 6L6 18',
  text: 'M4 18l5-13 5 13M6 14h6M15 18l3-8 3 8M16 15.500h4',
  upload: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  speak: 'M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 010 6M18.500 6.500a8 8 0 010 11',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  search: 'M10.500 4a6.500 6.500 0 100 13 6.500 6.500 0 000-13M15.500 15.500L20 20',
  bookmark: 'M7 4h10v16l-5-4-5 4z',
  note: 'M5 4h14v12l-4 4H5zM8 9h8M8 13h5',
  check: 'M3 13l5 5L18 7M13 17l1 1L22 9',
  help: 'M9 9a3 3 0 115 2.200c-1.200.8-2 1.500-2 2.800M12 18h.01',
};

/**
 * A line icon, hidden from screen readers: its button carries the name.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/**
 * A button with an icon whose name is read out and shown as a tooltip.
 * @param {string} name
 * @param {string} label
 * @param {(event: Event) => void} onclick
 * @param {Record<string, any>} [properties]
 */
export function iconButton(name, label, onclick, properties = {}) {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...properties }, icon(name));
}
