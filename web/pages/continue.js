import { percent, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { cover } from './cover.js';
import { figures } from './figures.js';

/** @typedef {import('../api/books.js').Shelved} Shelved */

/** The book that was read last, and can be read on. @param {Shelved[]} books */
export function lastOpened(books) {
  const begun = books.filter(({ row, progress }) => row.processed_path && progress);
  return begun.sort((a, b) => (b.progress?.updated_at ?? '').localeCompare(a.progress?.updated_at ?? '')).at(0);
}

/** Most visits go on with a book: it stands before the shelf. @param {Shelved} book */
export function continuing({ row, progress }) {
  const [meta, bar] = [h('p', { class: 'meta' }), h('progress', { class: 'read-bar', max: 1, value: 0, 'aria-hidden': 'true' })];
  figures(row).then((size) => {
    if (!size || !progress) return;
    const share = size.share(progress);
    bar.value = share;
    meta.textContent = [size.author, t('book.read', { n: percent(share) })].filter(Boolean).join(' · ');
  }, () => undefined);
  const title = h('span', { lang: row.language, dir: 'auto' }, row.title);
  return h('a', { class: 'continue', href: `#/read/${encodeURIComponent(row.id)}`, 'aria-label': `${t('library.continue')}: ${row.title}` },
    h('div', { class: 'cover-box', 'aria-hidden': 'true' }, cover(row)),
    h('div', { class: 'continue-about' }, h('p', { class: 'meta' }, t('library.continue')), h('p', { class: 'continue-title' }, title), meta, bar));
}
