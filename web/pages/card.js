import { cancel, retry } from '../api/books.js';
import { duration, failureText, languageName, number, percent, publicCode, stageText, t } from '../i18n/index.js';
import { h, iconButton } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { notify } from '../ui/notice.js';
import { honest } from '../words/coverage.js';
import { bookDetails, removeAsked } from './details.js';
import { cover } from './cover.js';
import { figures } from './figures.js';

/** @typedef {import('../api/books.js').Shelved} Shelved */

const STALLED_SECONDS = 180;
const ETA_FROM = 10;

/** @param {string} iso */
const secondsSince = (iso) => (Date.now() - Date.parse(iso)) / 1000;

/**
 * An action of a card whose failure is said aloud.
 * @param {() => Promise<unknown>} work
 * @param {() => Promise<unknown>} after
 */
export const acting = (work, after) => async () => {
  try {
    await work();
    await after();
  } catch (error) {
    notify(describe(error), 'error');
  }
};

/**
 * How a book stands: what its job says, else its row.
 * @param {Shelved} book
 */
export function standing(book) {
  const status = book.job?.status ?? book.row.processing_status;
  return status === 'done' ? 'ready' : status;
}

/** @param {Partial<Job>} job */
const stalled = (job) => job.status === 'processing' && secondsSince(job.updated_at ?? '') > STALLED_SECONDS;

/**
 * One book of the shelf. A book that was ready once stays readable while it is processed again.
 * @param {Shelved} book
 * @param {() => Promise<void>} reload
 * @param {import('./known.js').KnownShares} known
 */
export function card(book, reload, known) {
  const { row } = book;
  const readable = Boolean(row.processed_path);
  const author = h('p', { class: 'author', lang: row.language, dir: 'auto' });
  const title = h('span', { class: 'title', lang: row.language, dir: 'auto' }, row.title);
  const state = standing(book);
  return h('li', { class: `card ${state}`, dataset: { book: row.id } },
    h(readable ? 'a' : 'div', { class: 'cover-box', href: readable ? `#/read/${encodeURIComponent(row.id)}` : undefined, tabindex: readable ? '-1' : undefined,
      'aria-hidden': 'true' }, cover(row)),
    h('div', { class: 'about' }, h('h2', {}, readable ? h('a', { href: `#/read/${encodeURIComponent(row.id)}` }, title) : title), author,
      readable && state === 'ready' ? ready(book, reload, known.of(row), author) : null, state === 'ready' ? null : news(book, state, reload)),
    iconButton('more', `${t('more')}: ${row.title}`, () => bookDetails(book, reload), { class: 'icon-button card-more' }));
}

/** @param {Shelved} book @param {() => Promise<void>} reload @param {number | undefined} known @param {HTMLElement} author */
function ready(book, reload, known, author) {
  const line = h('p', { class: 'meta' });
  // A manifest is large: only those of books in sight are worth it.
  inSight(line, () => figures(book.row)).then((size) => {
    line.textContent = [languageName(book.row.language), size?.line].filter(Boolean).join(' · ');
    if (!size) return;
    author.textContent = size.author;
    odd.hidden = size.odd === 0;
    odd.textContent = t('book.odd', { n: number(size.odd) });
    if (size.characters > 0 && book.progress) place(size, book.progress);
  });
  const bar = h('progress', { class: 'read-bar', max: 1, value: 0, hidden: true, 'aria-label': t('reader.progress') });
  const note = h('p', { class: 'meta' }, book.progress ? '' : t('book.unread'));
  const odd = h('button', { type: 'button', class: 'quiet odd', hidden: true, onclick: () => bookDetails(book, reload) });

  /** @param {import('./figures.js').Figures} size @param {Progress} progress */
  function place(size, progress) {
    const share = size.share(progress);
    bar.value = share;
    bar.hidden = false;
    note.textContent = t('book.read', { n: percent(share) });
  }
  const share = known === undefined ? null : h('p', { class: 'meta known-share' }, t('known.card', { percent: percent(honest(known)) }));
  return [line, bar, note, share, odd];
}

/** @type {WeakMap<Element, () => void>} */
const waiting = new WeakMap();
const sight = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    sight.unobserve(target);
    waiting.get(target)?.();
  }
}, { rootMargin: '200px' });

/**
 * Does some work when an element comes into sight.
 * @template T
 * @param {Element} element
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
function inSight(element, work) {
  return new Promise((resolve, reject) => {
    waiting.set(element, () => work().then(resolve, reject));
    sight.observe(element);
  });
}

/** @param {Shelved} book @param {string} state @param {() => Promise<void>} reload */
function news(book, state, reload) {
  const { row, job } = book;
  const error = job ? failureText(job) : row.processing_error;
  if (state === 'error') {
    return [h('p', { class: 'badge bad' }, t('status.error')), h('p', { class: 'reason' }, error),
      job?.error_code ? h('p', { class: 'meta' }, `${t('book.code')}: `, h('code', {}, publicCode(job.error_code))) : null,
      h('div', { class: 'row' }, button('retry', acting(() => retry(row.id), reload)), button('remove', () => removeAsked(row, reload)))];
  }
  if (state === 'cancelled') {
    return [h('p', { class: 'badge' }, t('status.cancelled')), h('p', { class: 'reason' }, t('book.cancelled')), h('div', { class: 'row' }, button('retry', acting(() =>
      retry(row.id), reload)), button('remove', () => removeAsked(row, reload)))];
  }
  return [h('p', { class: stalled(job ?? {}) ? 'badge bad' : 'badge busy' }, t(stalled(job ?? {}) ? 'status.stalled' : `status.${state}`)), working(job, row),
    h('div', { class: 'row' }, button('cancel', acting(() => cancel(row.id), reload)))];
}

/** @param {Job | undefined} job @param {BookRow} row */
function working(job, row) {
  const progress = job?.progress ?? row.processing_progress ?? 0;
  const stage = stageText(job?.stage ?? row.processing_stage);
  const parts = [stage];
  if (job?.status === 'processing') parts.push(percent(progress / 100), ...times(job, progress));
  const bar = h('progress', { max: 100, 'aria-label': stage });
  if (job?.status === 'processing') bar.value = progress;
  return [bar, h('p', { class: 'meta' }, parts.filter(Boolean).join(' · '))];
}

/** @param {Job} job @param {number} progress */
function times(job, progress) {
  if (!job.locked_at) return [];
  const elapsed = secondsSince(job.locked_at);
  const left = (elapsed * (100 - progress)) / progress;
  return [t('book.elapsed', { time: duration(elapsed) }), progress > ETA_FROM ? t('book.eta', { time: duration(left) }) : ''];
}

/** @param {string} key @param {() => void} onclick */
const button = (key, onclick) => h('button', { type: 'button', class: key === 'remove' ? 'quiet' : '', onclick }, t(key));
