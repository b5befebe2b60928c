import { h } from './dom.js';

const SHOWN_MS = 6000;
const ACTION_MS = 30000;
/** More would cover the page. */
const MOST = 3;
const region = h('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });
const spoken = h('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
let lastSpoken = 0;

export function installNotices() {
  document.body.append(region, spoken);
}

/**
 * Shows a sentence for a while; errors stay until they are closed, and what can be taken back long enough to do so.
 * @param {string} text
 * @param {'info' | 'error'} [kind]
 * @param {{label: string, work: () => void}} [action] what can be done about it, once
 */
export function notify(text, kind = 'info', action) {
  // The same news again is no other news.
  [...region.children].filter((shown) => shown.querySelector('span')?.textContent === text).forEach((shown) => shown.remove());
  const notice = h('div', { class: `notice ${kind}` }, h('span', {}, text));
  const close = h('button', { type: 'button', class: 'quiet', 'aria-label': '×', onclick: () => notice.remove() }, '×');
  const act = action && h('button', { type: 'button', class: 'quiet', onclick: () => {
    notice.remove();
    action.work();
  } }, action.label);
  notice.append(...(act ? [act] : []), close);
  region.append(notice);
  makeRoom();
  if (kind !== 'error') setTimeout(() => notice.remove(), action ? ACTION_MS : SHOWN_MS);
}

/** Of too many, the oldest plain news goes. Errors and what can be taken back stay. */
function makeRoom() {
  const plain = [...region.children].slice(0, -1).filter((notice) => !notice.classList.contains('error') && notice.children.length === 2);
  plain.slice(0, Math.max(0, region.children.length - MOST)).forEach((notice) => notice.remove());
}

/**
 * For screen readers only, at most once a second.
 * @param {string} text
 */
export function say(text) {
  const now = Date.now();
  if (now - lastSpoken < 1000) return;
  lastSpoken = now;
  spoken.textContent = text;
}
