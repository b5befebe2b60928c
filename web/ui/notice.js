import { h } from './dom.js';

const SHOWN_MS = 6000;
const region = h('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });
const spoken = h('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
let lastSpoken = 0;

export function installNotices() {
  document.body.append(region, spoken);
}

/**
 * Shows a sentence for a while; errors stay until they are closed.
 * @param {string} text
 * @param {'info' | 'error'} [kind]
 */
export function notify(text, kind = 'info') {
  const notice = h('div', { class: `notice ${kind}` }, h('span', {}, text));
  const close = h('button', { type: 'button', class: 'quiet', 'aria-label': '×', onclick: () => notice.remove() }, '×');
  notice.append(close);
  region.append(notice);
  if (kind !== 'error') setTimeout(() => notice.remove(), SHOWN_MS);
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
