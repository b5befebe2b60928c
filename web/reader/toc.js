import { t } from '../i18n/index.js';
import { openDialog } from '../ui/dialog.js';
import { h } from '../ui/dom.js';
import { tree } from './pieces.js';

/**
 * The table of contents as nested lists, at the side.
 * @param {Manifest} manifest
 * @param {ChapterEntry} current
 * @param {(index: number, at: number) => void} go
 */
export function showContents(manifest, current, go) {
  /** @param {import('./pieces.js').Entry} entry @returns {HTMLElement} */
  const entry = ({ chapter, children }) =>
    h('li', {}, h('button', { type: 'button', class: 'toc-entry', 'aria-current': chapter === current ? 'location' : undefined, onclick: () => {
      dialog.close();
      go(manifest.chapters.indexOf(chapter), 0);
    } }, chapter.title || '—'), children.length > 0 ? h('ul', {}, children.map(entry)) : null);
  const list = h('ul', { class: 'toc', lang: manifest.language }, tree(manifest.chapters).map(entry));
  const dialog = openDialog(t('reader.contents'),
    h('p', { class: 'toc-book', lang: manifest.language }, manifest.title, manifest.creator ? h('span', { class: 'meta' }, manifest.creator) : null),
    h('nav', { 'aria-label': t('reader.contents') }, list));
  dialog.classList.add('side');
  /** @type {HTMLElement | null} */
  const here = dialog.querySelector('[aria-current]');
  here?.scrollIntoView({ block: 'center' });
  here?.focus();
}
