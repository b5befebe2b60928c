import { percent, t } from '../i18n/index.js';
import { openDialog } from '../ui/dialog.js';
import { h } from '../ui/dom.js';
import { honest } from '../words/coverage.js';
import { tree } from './pieces.js';

/**
 * The table of contents as nested lists, at the side.
 * @param {Manifest} manifest
 * @param {ChapterEntry} current
 * @param {(index: number, at: number) => void} go
 * @param {Map<string, number>} shares of the words that are known, by chapter
 * @param {[string, () => void][]} actions what else can be done with the book, by name
 */
export function showContents(manifest, current, go, shares, actions) {
  /** @param {ChapterEntry} chapter */
  const known = ({ id }) => {
    const share = shares.get(id);
    if (share === undefined) return null;
    const text = percent(honest(share));
    return h('span', { class: 'toc-share meta', title: t('known.chapter', { percent: text }) }, text);
  };
  /** @param {import('./pieces.js').Entry} entry @returns {HTMLElement} */
  const entry = ({ chapter, children }) =>
    h('li', {},
      h('div', { class: 'toc-line' }, h('button', { type: 'button', class: 'toc-entry', 'aria-current': chapter === current ? 'location' : undefined, onclick: () => {
        dialog.close();
        go(manifest.chapters.indexOf(chapter), 0);
      } }, chapter.title || '—'), known(chapter)), children.length > 0 ? h('ul', {}, children.map(entry)) : null);
  const list = h('ul', { class: 'toc', lang: manifest.language }, tree(manifest.chapters).map(entry));
  const dialog = openDialog(t('reader.contents'),
    h('p', { class: 'toc-book', lang: manifest.language }, manifest.title, manifest.creator ? h('span', { class: 'meta' }, manifest.creator) : null),
    h('div', { class: 'row toc-actions' }, actions.map(([name, work]) =>
      h('button', { type: 'button', onclick: () => {
        dialog.close();
        work();
      } }, name)
    )), h('nav', { 'aria-label': t('reader.contents') }, list));
  dialog.classList.add('side');
  /** @type {HTMLElement | null} */
  const here = dialog.querySelector('[aria-current]');
  here?.scrollIntoView({ block: 'center' });
  here?.focus();
}
