import { closedByBack } from './back.js';
import { h, iconButton } from './dom.js';
import { t } from '../i18n/index.js';

/**
 * A modal dialog that closes on Escape and on the browser's Back, and gives the focus back.
 * @returns {HTMLDialogElement}
 * @param {string} title
 * @param {...import('./dom.js').Child} content
 */
export function openDialog(title, ...content) {
  const before = document.activeElement;
  const heading = h('h2', { id: 'dialog-title' }, title);
  const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' }, h('header', {}, heading, iconButton('close', t('close'), () => dialog.close())),
    h('div', { class: 'dialog-body' }, ...content));
  const shut = closedByBack(() => dialog.close());
  dialog.addEventListener('close', () => {
    shut();
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Closes all, the last opened first. */
export const closeDialogs = () => [...document.querySelectorAll('dialog')].reverse().forEach((dialog) => dialog.close());

/**
 * Asks before something is lost.
 * @param {string} question
 * @param {string} action
 * @returns {Promise<boolean>}
 */
export function confirm(question, action) {
  return new Promise((resolve) => {
    /** @param {boolean} yes */
    const answer = (yes) => () => {
      resolve(yes);
      dialog.close();
    };
    const dialog = openDialog(question,
      h('div', { class: 'row end' }, h('button', { type: 'button', onclick: answer(false), autofocus: true }, t('cancel')),
        h('button', { type: 'button', class: 'danger', onclick: answer(true) }, action)));
    dialog.addEventListener('close', () => resolve(false));
  });
}
