import { retry } from '../api/books.js';
import { select } from '../api/rows.js';
import { failureText, percent, publicCode, stageText, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { notify } from '../ui/notice.js';

const LOOK_MS = 3000;

/** @param {string} id @returns {Promise<Job | undefined>} */
const jobOf = async (id) => (await select(`book_processing_jobs?select=*&book_id=eq.${encodeURIComponent(id)}`))[0];

/**
 * A book that cannot be read yet, or not at all: why, and what can be done. One that becomes ready opens by itself.
 * @param {HTMLElement} main
 * @param {BookRow} row
 */
export async function showUnready(main, row) {
  const job = await jobOf(row.id).catch(() => undefined);
  const status = job?.status ?? row.processing_status;
  const section = h('section', { class: 'failure' }, h('h1', { lang: row.language, dir: 'auto' }, row.title));
  main.append(section);
  const home = h('a', { class: 'button', href: '#/library' }, t('nav.library'));
  if (status === 'error' || status === 'cancelled') {
    section.append(...reason(row, job, status), h('div', { class: 'row' }, h('button', { type: 'button', class: 'primary', onclick: () =>
      again(row) }, t('retry')), home));
    return undefined;
  }
  const line = h('p', { role: 'status' });
  const bar = h('progress', { max: 100, 'aria-label': t('status.processing') });
  /** @param {Job | undefined} now */
  const tell = (now) => {
    line.textContent = [t('reader.notReady'), stageText(now?.stage), now?.status === 'processing' ? percent(now.progress / 100) : ''].filter(Boolean).join(' ');
    if (now?.status === 'processing') bar.value = now.progress;
  };
  tell(job);
  section.append(line, bar, h('p', { class: 'meta' }, t('reader.opensItself')), h('div', { class: 'row' }, home));
  const timer = setInterval(async () => {
    const now = await jobOf(row.id).catch(() => job);
    tell(now);
    if (now && now.status !== 'queued' && now.status !== 'processing') reopen();
  }, LOOK_MS);
  return () => clearInterval(timer);
}

/** @param {BookRow} row @param {Job | undefined} job @param {string} status */
function reason(row, job, status) {
  const code = publicCode(job?.error_code);
  const said = status === 'cancelled' ? t('book.cancelled') : job ? failureText(job) : row.processing_error ?? '';
  return [h('p', { class: 'badge bad' }, t(`status.${status}`)), h('p', { class: 'reason', role: 'alert' }, said),
    h('p', {}, t(status === 'cancelled' ? 'reader.retryCancelled' : 'reader.retryFailed')),
    code ? h('p', { class: 'meta' }, `${t('book.code')}: `, h('code', {}, code)) : null].filter((part) => part !== null);
}

/** In place of a book that is not in the library any more. @param {BookRow} row */
export const removedPart = (row) =>
  h('section', { class: 'failure', role: 'alert' }, h('h1', { lang: row.language, dir: 'auto' }, row.title), h('p', {}, t('reader.removed')),
    h('div', { class: 'row' }, h('a', { class: 'button', href: '#/library' }, t('nav.library'))));

const reopen = () => globalThis.dispatchEvent(new HashChangeEvent('hashchange'));

/** @param {BookRow} row */
async function again(row) {
  try {
    await retry(row.id);
    reopen();
  } catch (error) {
    notify(describe(error), 'error');
  }
}
