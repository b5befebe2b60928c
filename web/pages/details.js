import { changeLanguage, removeBook, report, retry } from '../api/books.js';
import { date, languageName, t, warningText } from '../i18n/index.js';
import { confirm, openDialog } from '../ui/dialog.js';
import { h } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { notify } from '../ui/notice.js';

const LANGUAGES = ['ja', 'zh', 'ko', 'en', 'de', 'fr', 'es', 'it', 'pt', 'ru', 'nl', 'sv', 'pl', 'th', 'vi', 'ar', 'he', 'el', 'la'];

/** @param {BookRow} row @param {() => Promise<void>} reload */
export async function removeAsked(row, reload) {
  if (!(await confirm(t('book.removeAsk', { title: row.title }), t('remove')))) return;
  try {
    await removeBook(row);
    notify(t('book.removed', { title: row.title }));
    await reload();
  } catch (error) {
    notify(describe(error), 'error');
  }
}

/** @param {BookRow} row @param {(language: string) => void} change */
function languageForm(row, change) {
  const options = LANGUAGES.includes(row.language) || !row.language ? LANGUAGES : [row.language, ...LANGUAGES];
  const select = h('select', {}, options.map((tag) => h('option', { value: tag, selected: tag === row.language }, languageName(tag))));
  return h('section', {}, h('h3', {}, t('library.language')), h('p', { class: 'meta' }, t('book.wrongLanguage')),
    h('div', { class: 'row' }, h('label', { class: 'choice' }, h('span', { class: 'unseen' }, t('library.language')), select),
      h('button', { type: 'button', onclick: () => change(select.value) }, t('book.changeLanguage'))));
}

/** @param {string} name @param {string} text */
function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  h('a', { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

/** @param {BookRow} row @param {HTMLElement} place */
async function oddities(row, place) {
  const found = await report(row);
  if (!found) return;
  place.append(h('h3', {}, t('book.report')));
  if (found.warnings.length === 0) {
    place.append(h('p', { class: 'meta' }, t('book.noReport')));
    return;
  }
  place.append(
    h('ul', { class: 'warnings' },
      found.warnings.map((warning) =>
        h('li', {}, h('code', {}, warning.code), ' ', warning.where ? h('span', { class: 'where' }, warning.where) : null, h('p', {}, warningText(warning)))
      )),
    h('button', { type: 'button', onclick: () => save(`${row.id}-report.json`, JSON.stringify(found, null, 2)) }, t('book.reportSave'))
  );
}

/**
 * Everything about a book that its card has no room for.
 * @param {import('../api/books.js').Shelved} book
 * @param {() => Promise<void>} reload
 */
export function bookDetails(book, reload) {
  const { row } = book;
  const odd = h('section', {});
  const finish = async () => {
    dialog.close();
    await reload();
  };
  /** @param {() => Promise<unknown>} work */
  const act = (work) => () => work().catch((error) => notify(describe(error), 'error'));
  const dialog = openDialog(row.title, h('p', { class: 'meta' }, t('book.added', { date: date(row.added_at ?? row.created_at) })),
    h('div', { class: 'row' }, row.processed_path ? h('a', { class: 'button', href: `#/words/${encodeURIComponent(row.id)}` }, t('book.words')) : null,
      h('button', { type: 'button', onclick: act(async () => {
        await retry(row.id);
        await finish();
      }) }, t('book.process')), h('button', { type: 'button', class: 'danger', onclick: () => {
        dialog.close();
        removeAsked(row, reload);
      } }, t('remove'))), languageForm(row, (language) =>
      act(async () => {
        await changeLanguage(row, language);
        await finish();
      })()), odd);
  addEventListener('hashchange', () => dialog.close(), { once: true });
  oddities(row, odd);
}
