import { discard, unfinished } from '../api/resumable.js';
import { percent, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';

/**
 * Uploads that an earlier visit began and did not end: a page may not open a file again by itself.
 * @param {() => void} pick
 */
export function interrupted(pick) {
  const element = h('ul', { class: 'interrupted' });

  /** @param {import('../api/resumable.js').Begun} begun */
  function line(begun) {
    const item = h('li', { class: 'notice-line' }, h('span', {}, t('upload.interrupted', { name: begun.name, n: percent(begun.sent / begun.size) })),
      h('button', { type: 'button', onclick: pick }, t('upload.choose')), h('button', { type: 'button', class: 'quiet', onclick: () => {
        item.remove();
        discard(begun);
      } }, t('upload.discard')));
    return item;
  }

  const draw = async () => element.replaceChildren(...(await unfinished()).map(line));
  draw();
  return { element, draw };
}
