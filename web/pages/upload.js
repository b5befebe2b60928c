import { addBook, bookIdOf, refusal } from '../api/books.js';
import { ACCEPTED, FORMAT_NAMES } from '../api/formats.js';
import { percent, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { notify } from '../ui/notice.js';

/**
 * Sample books that lie beside the page; none on a host that has no such folder.
 * @returns {Promise<{file: string}[]>}
 */
export async function sampleBooks() {
  try {
    const response = await fetch('samples/index.json');
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

/** @param {(files: Iterable<File>) => void} take */
export function pickFiles(take) {
  const input = h('input', { type: 'file', accept: ACCEPTED, multiple: true, onchange: () => take(input.files ?? []) });
  input.click();
}

/**
 * Takes files dropped anywhere on the page; answers how to stop.
 * @param {(files: Iterable<File>) => void} take
 */
export function dropZone(take) {
  const veil = h('div', { class: 'veil', 'aria-hidden': 'true' }, h('p', {}, t('library.drop')));
  /** @param {DragEvent} event */
  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  /** @type {Record<string, (event: any) => unknown>} */
  const listeners = {
    dragover: (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (!veil.isConnected) document.body.append(veil);
    },
    dragleave: (event) => event.relatedTarget === null && veil.remove(),
    drop: (event) => {
      veil.remove();
      if (!hasFiles(event)) return;
      event.preventDefault();
      take(event.dataTransfer.files);
    },
  };
  for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener);
  return () => {
    veil.remove();
    for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener);
  };
}

/**
 * The browser asks before it leaves the page and stops what is being sent.
 * @param {Event} event
 */
const askFirst = (event) => event.preventDefault();

/** Files on their way, one line each: they go on being sent, and are listed, while another page is open. */
const element = h('ul', { class: 'uploads' });
/** @type {Set<AbortController>} */
const running = new Set();
/** @type {Promise<unknown>} */
let last = Promise.resolve();

/**
 * What the library does with a file that was sent, with one that ended, whatever became of it, and whether it has a book.
 * @typedef {{added: () => Promise<void>, ended: () => void, has: (id: string) => boolean}} Listener
 * @type {Listener}
 */
let library = { added: () => Promise.resolve(), ended: () => undefined, has: () => false };

// Nobody sends their books as somebody else.
document.addEventListener('signed', () => running.forEach((ending) => ending.abort()));

/**
 * The files on their way, sent one after the other, for the library that is open now.
 * @param {Listener} listener
 */
export function uploads(listener) {
  library = listener;
  return { element, add };
}

/** @param {File} file @param {ReturnType<typeof progressLine>} line */
async function one(file, line) {
  line.ending.signal.throwIfAborted();
  const problem = await refusal(file);
  if (problem) {
    notify(t(problem, { name: file.name, formats: FORMAT_NAMES }), 'error');
    return;
  }
  const id = await bookIdOf(file);
  if (library.has(id)) {
    element.append(duplicate(file, id));
    return;
  }
  await addBook(id, file, line.tell, line.ending.signal);
  notify(t('upload.added', { name: file.name }));
  await library.added();
}

/** @param {File} file @param {string} id */
function duplicate(file, id) {
  const item = h('li', { class: 'notice-line' }, h('span', {}, t('upload.known', { name: file.name })),
    h('a', { class: 'button', href: `#/read/${id}` }, t('upload.open')), h('button', { type: 'button', class: 'quiet', onclick: () => item.remove() }, t('close')));
  return item;
}

/** @param {File} file */
function progressLine(file) {
  const bar = h('progress', { max: 1, value: 0, 'aria-label': t('upload.sending', { name: file.name }) });
  const figure = h('span', { class: 'figure' });
  const ending = new AbortController();
  const cancel = h('button', { type: 'button', class: 'quiet', 'aria-label': `${t('cancel')}: ${file.name}`, onclick: () => ending.abort() }, t('cancel'));
  const item = h('li', {}, h('span', {}, t('upload.sending', { name: file.name })), bar, figure, cancel);
  return { item, ending, tell: (/** @type {number} */ share) => {
    bar.value = share;
    figure.textContent = percent(share);
  } };
}

/** @param {File[]} files */
function add(files) {
  for (const file of files) {
    const line = progressLine(file);
    element.append(line.item);
    if (running.size === 0) addEventListener('beforeunload', askFirst);
    running.add(line.ending);
    last = last.then(() => one(file, line))
      .catch((error) => {
        if (line.ending.signal.aborted) notify(t('upload.cancelled', { name: file.name }));
        else notify(t('upload.failed', { name: file.name, reason: describe(error) }), 'error');
      })
      .finally(() => {
        line.item.remove();
        library.ended();
        running.delete(line.ending);
        if (running.size === 0) removeEventListener('beforeunload', askFirst);
      });
  }
}
