import { signOut } from '../api/client.js';
import { countReading, sendReading } from '../api/days.js';
import { countWaiting, sendWaiting } from '../api/outbox.js';
import { countUnsent, sendPlaces } from '../api/places.js';
import { t } from '../i18n/index.js';
import { confirm, openDialog } from './dialog.js';
import { h } from './dom.js';

/** So long a server may take for what waits, before somebody who signs out is asked. */
const PATIENCE_MS = 5000;

/** How many changes are only on this device. */
const unsent = async () => await countWaiting() + await countUnsent() + await countReading();

/**
 * Sends what waits, which a dialog tells; answers how much is left, or undefined when somebody has thought better of it.
 * @param {number} waiting
 */
async function sendFirst(waiting) {
  const text = h('p', { role: 'status' }, t('leave.sending', { n: waiting }));
  const dialog = openDialog(t('leave.title'), text, h('progress', { 'aria-label': t('leave.title') }),
    h('div', { class: 'row end' }, h('button', { type: 'button', onclick: () => dialog.close() }, t('cancel'))));
  const closed = new Promise((resolve) => {
    dialog.addEventListener('close', resolve);
  });
  const patience = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([Promise.allSettled([sendWaiting(), sendPlaces(), sendReading()]), patience, closed]);
  if (!dialog.open) return undefined;
  const left = await unsent();
  dialog.close();
  return left;
}

/**
 * Signs out. What is only on this device goes with it: it is sent before, and when that fails somebody is asked first.
 * @param {{currentTarget: EventTarget | null}} event of the button, which shows that it works
 */
export async function leaveAccount({ currentTarget }) {
  const button = /** @type {HTMLButtonElement} */ (currentTarget);
  const name = button.textContent;
  button.disabled = true;
  try {
    const waiting = await unsent();
    const left = waiting > 0 ? await sendFirst(waiting) : 0;
    if (left === undefined || (left > 0 && !await confirm(t('leave.unsent', { n: left }), t('leave.lose')))) return;
    button.textContent = t('leave.title');
    await signOut();
  } finally {
    button.disabled = false;
    button.textContent = name;
  }
}
